//! The phone's own storage. What a page calls saved has gone through here and is on the disk.

#[cfg(target_arch = "wasm32")]
mod indexed_db;
mod preferences;
mod problem;

pub use preferences::{Preference, remember, remembered};
pub use problem::StoreProblem;

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Only look.
    Read,
    /// Change, strictly durable.
    Write,
}
