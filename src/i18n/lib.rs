//! What people read: the texts in bokmål, nynorsk and English, and how numbers, dates and money are written.
//!
//! Texts stand in `texts/<language>/<room>.ftl`; the build turns each into a function of [`Lang`]:
//! `lang.cancel()`, `lang.sync_unsent(3)`. README.md tells how to add one.
#![forbid(unsafe_code)]

mod accept;
#[cfg(test)]
#[expect(dead_code, reason = "the build script's half of the crate, read by the tests of the texts")]
mod compile;
mod format;
mod lang;
mod message;
#[cfg(test)]
mod quality;

pub use lang::Lang;
pub use message::Count;

use message::{Argument, Case, Piece};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
