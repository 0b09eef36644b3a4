//! `/kontor/beskjeder`: letters of the office to contacts.

mod list;
mod take_back;
mod write;

pub(super) use list::list;
pub(super) use take_back::take_back;
pub(super) use write::write;

const ADDRESS: &str = "/kontor/beskjeder";
