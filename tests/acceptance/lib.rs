//! Whole-system tests.

#[cfg(test)]
mod house;
