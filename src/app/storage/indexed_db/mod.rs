//! [`LocalStore`](super) over IndexedDB.

mod database;
mod transaction;
