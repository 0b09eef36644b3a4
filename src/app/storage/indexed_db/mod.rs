//! The phone's storage over IndexedDB.

mod convert;
mod database;
mod key;
mod lock;
mod schema;
mod scrub;
mod sealed;
mod session_key;
mod shelf;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
mod transaction;

pub(crate) use database::Database;
pub(super) use lock::{lock, lock_row, renew, unlocked};
pub(super) use sealed::{Row, SealedRows, remove, sealed_behind};
pub(crate) use session_key::{own_session_key, session_key};
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) use tests::{database_of_a_newer_app, left_by_an_app_without_a_lock};
