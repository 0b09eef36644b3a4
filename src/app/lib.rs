//! The contact's app: pages, and the adapters to the browser's storage, cryptography and network.

pub mod boot;
pub mod clock;
#[expect(unreachable_pub, reason = "the component macro makes the fields of its properties public")]
mod components;
#[expect(unreachable_pub, reason = "the component macro makes the fields of its properties public")]
mod door;
#[cfg(feature = "gallery")]
pub mod gallery;
pub mod journal;
mod json;
pub mod lock;
pub mod net;
#[expect(unreachable_pub, reason = "the component macro makes the fields of its properties public")]
mod pages;
mod receipt;
mod rescue;
mod script;
pub mod storage;
pub mod vault;

/// Starts the app.
pub fn run() {
    boot::start(door::app);
}
