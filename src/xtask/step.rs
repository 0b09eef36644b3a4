//! One line for each step: what is done, and how long it took.

use std::time::Instant;

use crate::error::Result;

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing had to be done.
    Already,
    /// The work was done now.
    Done,
}

/// Runs one step and prints how it went.
pub(crate) fn step(name: &str, work: impl FnOnce() -> Result<Outcome>) -> Result<Outcome> {
    let start = Instant::now();
    let outcome = work();
    let elapsed = start.elapsed().as_secs_f32();
    match outcome {
        Ok(Outcome::Already) => println!("  ✓ {name}: in place"),
        Ok(Outcome::Done) => println!("  ✓ {name} ({elapsed:.1} s)"),
        Err(_) => println!("  ✗ {name} ({elapsed:.1} s)"),
    }
    outcome
}

/// Runs one step that always has work to do.
pub(crate) fn always(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("  … {name}");
    step(name, || work().map(|()| Outcome::Done)).map(|_| ())
}

/// Says what a step is about to do that takes a while.
pub(crate) fn say(name: &str, doing: &str) {
    println!("  … {name}: {doing}");
}
