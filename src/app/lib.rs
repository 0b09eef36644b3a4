//! The contact's app: pages, and the adapters to the browser's storage, cryptography and network.

pub mod net;
pub mod storage;
