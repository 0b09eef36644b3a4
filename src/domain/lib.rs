//! The rules of a support contact's work: hours, driving, expenses, caps, periods and rates.
//!
//! Pure by design: no IO, no clock, no randomness, no async and no floating point. The same code reckons on the
//! phone and at the municipality, so both sides always agree to the øre and the minute.

pub mod assignment;
pub mod entry;
pub mod id;
pub mod letter;
pub mod message;
pub mod papers;
pub mod plan;
pub mod policy;
pub mod quantity;
pub mod report;
pub mod retention;
pub mod sign_off;
pub mod supervision;
pub mod time;
pub mod timesheet;
pub mod words;
