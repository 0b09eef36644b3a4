//! Carrying out what a phone has sealed for the municipality: carried to the desk in a file, or found on a phone that was
//! let in anew.

use super::receiving::keep;
use super::{AppState, Problem, ProblemCode};
use core::ops::AddAssign;
use store::ContactScope;
use store::ledger::{LedgerProblem, LedgerRepository};
use sync::export::Export;
use sync::wire::{MOST_OPS, PROTO};
use sync::{Outcome, PushRequest};

/// What became of a file's operations.
#[derive(Default)]
pub(super) struct Counts {
    /// Carried out.
    pub(super) applied: usize,
    /// Had been sent before.
    pub(super) known: usize,
    /// Put aside, with the reason.
    pub(super) refused: usize,
    /// Waiting for another that has not come.
    pub(super) waiting: usize,
    /// Attachments that are no receipts.
    pub(super) not_receipts: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.applied += other.applied;
        self.known += other.known;
        self.refused += other.refused;
        self.waiting += other.waiting;
        self.not_receipts += other.not_receipts;
    }
}

/// Lets its operations be judged as if the phone had sent them. Receipts first, so that a month that names them need not wait.
pub(super) async fn carry_out(state: &AppState, scope: ContactScope, export: Export) -> Result<Counts, Problem> {
    let mut counts = Counts::default();
    for blob in export.blobs {
        let kept = keep(state, scope, blob.hash, blob.bytes).await?;
        counts.not_receipts += usize::from(kept.is_err());
    }
    for ops in export.facts.ops.chunks(MOST_OPS) {
        let epoch = state.store().epoch().await?;
        let request = PushRequest { proto: PROTO, device: export.facts.device, epoch, ops: ops.to_vec() };
        let reply =
            state.store().push(scope, &request, state.clock().now()).await.map_err(|problem| match problem {
                LedgerProblem::EpochChanged(_) => Problem::from(ProblemCode::Busy),
                LedgerProblem::Store(problem) => problem.into(),
            })?;
        for answer in reply.answers {
            match answer.outcome {
                Outcome::Applied(_) => counts.applied += 1,
                Outcome::Duplicate(_) => counts.known += 1,
                Outcome::Held { .. } => counts.waiting += 1,
                Outcome::Conflict { .. } | Outcome::Locked { .. } | Outcome::Rejected { .. } => counts.refused += 1,
            }
        }
    }
    Ok(counts)
}
