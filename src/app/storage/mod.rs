//! The phone's own storage. What a page calls saved has gone through here and is on the disk.

mod codec;
mod indexed_db;
mod preferences;
mod problem;
mod row;
mod sealed_local;

use indexed_db::SealedRows;
pub use preferences::{Preference, remember, remembered};
pub use problem::StoreProblem;
use row::{RowChange, Store};
pub use sealed_local::SealedLocal;

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Only look.
    Read,
    /// Change, strictly durable.
    Write,
}
