//! Whole-system tests.

#[cfg(test)]
mod house;
pub mod simulate;
