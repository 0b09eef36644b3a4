//! Many phones, one server, and everything that can go wrong between them, in one process and in virtual time.
//!
//! The phones' engine, the server's rules and the SQLite ledger are the real ones, and everything that travels is real
//! bytes. Network, disk, clock, people and the desk are played from a seed: the same seed gives the same history.
//!
//! Held to the promises I1–I7, and to R1–R5 of receipts: what the server says it has, it has (R1); no month is taken in
//! without its receipts (R2); in the end every receipt of what was saved is whole at the server (R3), once (R4), and stays
//! when the server tidies up (R5).

mod check;
mod deeds;
mod network;
mod phone;
mod plan;
mod sabotage;
mod server;
mod world;

#[cfg(test)]
mod tests;

pub use plan::Plan;
pub use sabotage::Sabotage;

use core::fmt;
use store::receipts::ReceiveProblem;
use store::{BlobProblem, DeskProblem, LedgerProblem, StoreProblem};

/// A promise that did not hold.
#[derive(Debug)]
pub struct Violation {
    /// Which of the invariants, or "machinery" when the simulation itself could not go on.
    pub promise: &'static str,
    /// What was found.
    pub found: String,
}

/// What a history came to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stats {
    /// Operations that a phone called saved.
    pub saved: usize,
    /// Receipts that a phone called saved.
    pub receipts: usize,
    /// Requests that reached the server.
    pub requests: usize,
    /// Faults that were played.
    pub faults: usize,
}

/// Plays the history of a plan to its end.
///
/// # Errors
/// The first promise that did not hold.
pub fn play(plan: &Plan, sabotage: Option<Sabotage>) -> Result<Stats, Violation> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Violation::machinery(&error))?;
    runtime.block_on(world::World::play(plan, sabotage))
}

/// The shortest plan found that still breaks a promise: deeds are left out for as long as it does.
#[must_use]
pub fn shrink(plan: &Plan, sabotage: Option<Sabotage>) -> Plan {
    let mut shortest = plan.clone();
    let mut chunk = shortest.deeds.len().div_ceil(2);
    while chunk > 0 {
        let mut at = 0;
        while at < shortest.deeds.len() {
            let mut shorter = shortest.clone();
            shorter.deeds.drain(at..(at + chunk).min(shortest.deeds.len()));
            if play(&shorter, sabotage).is_err() {
                shortest = shorter;
            } else {
                at += chunk;
            }
        }
        chunk /= 2;
    }
    shortest
}

impl Violation {
    fn of(promise: &'static str, found: impl Into<String>) -> Self {
        Self { promise, found: found.into() }
    }

    fn machinery(problem: &dyn fmt::Display) -> Self {
        Self::of("machinery", problem.to_string())
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.promise, self.found)
    }
}

impl From<StoreProblem> for Violation {
    fn from(problem: StoreProblem) -> Self {
        Self::machinery(&problem)
    }
}

impl From<LedgerProblem> for Violation {
    fn from(problem: LedgerProblem) -> Self {
        Self::machinery(&problem)
    }
}

impl From<DeskProblem> for Violation {
    fn from(problem: DeskProblem) -> Self {
        Self::machinery(&problem)
    }
}

impl From<ReceiveProblem> for Violation {
    fn from(problem: ReceiveProblem) -> Self {
        Self::machinery(&problem)
    }
}

impl From<BlobProblem> for Violation {
    fn from(problem: BlobProblem) -> Self {
        Self::machinery(&problem)
    }
}

impl From<std::io::Error> for Violation {
    fn from(problem: std::io::Error) -> Self {
        Self::machinery(&problem)
    }
}
