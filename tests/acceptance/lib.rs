//! Whole-system tests.

#[cfg(any(test, feature = "fuzz"))]
#[expect(clippy::expect_used, clippy::panic, reason = "a broken promise must stop the fuzzer")]
pub mod fuzz;
#[cfg(test)]
mod house;
pub mod simulate;
