//! Judges operations, and whatever was held for them.

use super::known::Known;
use super::sessions::Unwritten;
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
    let mut unwritten = Unwritten::default();
    let mut answers: Vec<Answer> = Vec::with_capacity(ops.len());
    for op in ops {
        let outcome = judge(connection, scope, op, (&mut known, &mut unwritten), now).await?;
        let settled = outcome.is_final();
        answers.push(Answer { op: op.id(), outcome });
        if settled && !known.nothing_is_held() {
            let first = op.id().to_string();
            let released = release(connection, scope, first, (&mut known, &mut unwritten), now).await?;
            for (op, outcome) in released {
                // An answer given a moment ago in this same request is out of date.
                if let Some(answer) = answers.iter_mut().find(|answer| answer.op == op.id()) {
                    answer.outcome = outcome;
                }
            }
        }
    }
    unwritten.write(connection, scope, now).await?;
    Ok(answers)
}

async fn judge(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: &Op,
    (known, unwritten): (&mut Known, &mut Unwritten),
    now: DateTime<Utc>,
) -> Result<Outcome, StoreProblem> {
    if !known.is_all_about(op) {
        unwritten.write(connection, scope, now).await?;
    }
    let ledger = load::ledger(connection, scope, op, known).await?;
    let decision: Decision = decide(&ledger, op, now);
    if !(known.nothing_is_held() && unwritten.take(op, &decision)?) {
        unwritten.write(connection, scope, now).await?;
        write::decision(connection, scope, op, &decision, (known.nothing_is_held(), now)).await?;
    }
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
    release(connection, scope, blob.to_string(), (&mut known, &mut Unwritten::default()), now).await?;
    Ok(())
}

/// Judges again what waited for `first`, an operation or an attachment, and what waited for that.
async fn release(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    first: String,
    (known, unwritten): (&mut Known, &mut Unwritten),
    now: DateTime<Utc>,
) -> Result<Vec<(Op, Outcome)>, StoreProblem> {
    unwritten.write(connection, scope, now).await?;
    let mut released = Vec::new();
    let mut settled = VecDeque::from([first]);
    while let Some(id) = settled.pop_front() {
        for op in load::waiting_for(connection, scope, &id).await? {
            let outcome = judge(connection, scope, &op, (&mut *known, &mut *unwritten), now).await?;
            if outcome.is_final() {
                settled.push_back(op.id().to_string());
            }
            released.push((op, outcome));
        }
    }
    Ok(released)
}
