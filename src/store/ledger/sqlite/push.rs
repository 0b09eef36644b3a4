//! Judges operations, and whatever was held for them.

use super::known::Known;
use super::{load, write};
use crate::{ContactScope, StoreProblem};
use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use std::collections::VecDeque;
use sync::decide::{Decision, decide};
use sync::wire::Answer;
use sync::{BlobHash, Op, Outcome};

pub(super) async fn judge_all(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    ops: &[Op],
    now: DateTime<Utc>,
) -> Result<Vec<Answer>, StoreProblem> {
    let mut known = Known::of(connection, scope, ops).await?;
    let mut answers: Vec<Answer> = Vec::with_capacity(ops.len());
    for op in ops {
        let outcome = judge(connection, scope, op, &mut known, now).await?;
        let settled = outcome.is_final();
        answers.push(Answer { op: op.id(), outcome });
        if settled && !known.nothing_is_held() {
            let released = release(connection, scope, op.id().to_string(), &mut known, now).await?;
            for (op, outcome) in released {
                // An answer given a moment ago in this same request is out of date.
                if let Some(answer) = answers.iter_mut().find(|answer| answer.op == op.id()) {
                    answer.outcome = outcome;
                }
            }
        }
    }
    Ok(answers)
}

async fn judge(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: &Op,
    known: &mut Known,
    now: DateTime<Utc>,
) -> Result<Outcome, StoreProblem> {
    let ledger = load::ledger(connection, scope, op, known).await?;
    let decision: Decision = decide(&ledger, op, now);
    write::decision(connection, scope, op, &decision, (known.nothing_is_held(), now)).await?;
    known.judged(op, &decision);
    Ok(decision.outcome)
}

/// Judges again what waited for an attachment that has arrived.
pub(crate) async fn release_blob(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    blob: BlobHash,
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    let mut known = Known::least(connection, scope).await?;
    release(connection, scope, blob.to_string(), &mut known, now).await?;
    Ok(())
}

/// Judges again what waited for `first`, an operation or an attachment, and what waited for that.
async fn release(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    first: String,
    known: &mut Known,
    now: DateTime<Utc>,
) -> Result<Vec<(Op, Outcome)>, StoreProblem> {
    let mut released = Vec::new();
    let mut settled = VecDeque::from([first]);
    while let Some(id) = settled.pop_front() {
        for op in load::waiting_for(connection, scope, &id).await? {
            let outcome = judge(connection, scope, &op, known, now).await?;
            if outcome.is_final() {
                settled.push_back(op.id().to_string());
            }
            released.push((op, outcome));
        }
    }
    Ok(released)
}
