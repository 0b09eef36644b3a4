//! The phone's own storage. What a page calls saved has gone through here and is on the disk.

mod indexed_db;
mod preferences;
mod problem;
mod row;

pub use indexed_db::{SealedRows, remove};
pub use preferences::{Preference, remember, remembered};
pub use problem::StoreProblem;
pub use row::{RowChange, Store};

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Only look.
    Read,
    /// Change, strictly durable.
    Write,
}
