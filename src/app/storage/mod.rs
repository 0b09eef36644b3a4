//! The phone's own storage. What a page calls saved has gone through here and is on the disk.

mod codec;
mod escrow;
mod indexed_db;
mod preferences;
mod problem;
mod row;
mod sealed_local;
mod trial;

use indexed_db::SealedRows;
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) use indexed_db::database_of_a_newer_app;
pub(crate) use indexed_db::{own_session_key, session_key};
pub use preferences::{Preference, forget, is_remembered, remember, remembered};
pub use problem::StoreProblem;
use row::{RowChange, STAND, Span, Store};
pub(crate) use sealed_local::lock;
pub use sealed_local::{SealedLocal, lock_row, remove, renew, sealed_behind};
pub use trial::try_out;

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Only look.
    Read,
    /// Change, strictly durable.
    Write,
}
