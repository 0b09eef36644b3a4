//! The lock's screens: the code is asked for, chosen, forgotten; and what the settings say of it.

mod choose;
mod field;
mod forgotten;
mod notice;
mod own;
mod unlock;
mod words;

pub(super) use choose::{ChangeCode, ChooseFirst};
pub(super) use forgotten::Wiped;
pub(super) use notice::CodeWanted;
pub(super) use own::OwnLock;
pub(super) use unlock::Locked;
