//! The phone's storage over IndexedDB.

mod database;
mod key;
mod schema;
mod sealed;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
mod transaction;

pub(super) use sealed::{Row, SealedRows, remove};
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) use tests::database_of_a_newer_app;
