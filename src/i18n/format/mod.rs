//! How numbers, dates and money are written. Pure: the same input gives the same characters on every device.

mod date;
mod name;
mod number;
mod period;

/// Keeps a number and its unit on one line.
pub(crate) const NO_BREAK_SPACE: char = '\u{a0}';
