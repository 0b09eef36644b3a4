//! The lock's screens: the code is asked for, chosen, forgotten; a passkey beside it; what the settings say of both, and that
//! the app is about to lock.

mod by_passkey;
mod choose;
mod field;
mod forgotten;
mod notice;
mod own;
mod passkey;
mod soon;
mod unlock;
mod words;

pub(super) use choose::{ChangeCode, ChooseFirst};
pub(super) use forgotten::Wiped;
pub(super) use notice::CodeWanted;
pub(super) use own::OwnLock;
pub(super) use passkey::AddPasskey;
pub(super) use soon::LocksSoon;
pub(super) use unlock::Locked;
