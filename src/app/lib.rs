//! The contact's app: pages, and the adapters to the browser's storage, cryptography and network.

pub mod boot;
pub mod clock;
pub mod journal;
pub mod net;
pub mod storage;
pub mod vault;

/// Starts the app.
pub fn run() {
    boot::start(|| ());
}
