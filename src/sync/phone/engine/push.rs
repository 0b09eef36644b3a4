//! Sending operations, and taking in what became of them.

use super::{Run, Tried};
use crate::id::{OpId, Seq};
use crate::op::{Change, Op, Subject};
use crate::outcome::{Outcome, Receipt};
use crate::phone::{Local, LocalWrite, Meta, OpRecord, OpStatus, ParkReason};
use crate::problem::TransportProblem;
use crate::row::{Entity, Row, RowKey, SessionRow, SessionState};
use crate::wire::{MOST_BYTES, PROTO, PushRequest, PushResponse};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of a push besides its operations, generously.
const ENVELOPE: usize = 1024;
/// An operation of fewer bytes is never too large.
const SMALL: usize = 16 * 1024;
/// How often one operation is sent in one round.
const MOST_TRIES: u8 = 3;

/// The oldest operations that wait and have not been tried in vain, at most `batch`, no more than fit in a request. Once they
/// are sent, `settled` operations of the round have been settled. What is `unproved` waits, with all that comes after it.
pub(super) fn next_batch(
    (local, unproved): (&Local, &BTreeSet<Subject>),
    meta: &Meta,
    run: &mut Run,
    settled: usize,
    batch: usize,
) -> Option<(PushRequest, Vec<OpId>)> {
    let mut ops: Vec<Op> = Vec::new();
    let mut bytes = ENVELOPE;
    for record in local.ops.values().filter(|record| record.is_waiting()) {
        let in_vain = |tried: &Tried| tried.at >= run.settled || tried.times >= MOST_TRIES;
        if run.tried.get(&record.op.id()).is_some_and(in_vain) || unproved.contains(&record.subject) {
            continue;
        }
        let size = serde_json::to_vec(&record.op).map_or(0, |json| json.len() + 1);
        if ops.len() == batch || (!ops.is_empty() && bytes + size > MOST_BYTES) {
            break;
        }
        bytes += size;
        ops.push(record.op.clone());
    }
    if ops.is_empty() {
        return None;
    }
    let ids: Vec<_> = ops.iter().map(Op::id).collect();
    for id in &ids {
        let tried = run.tried.entry(*id).or_default();
        *tried = Tried { at: settled, times: tried.times.saturating_add(1) };
    }
    let request = PushRequest { proto: PROTO, device: meta.identity.device, epoch: meta.position.epoch, ops };
    Some((request, ids))
}

/// What to write after an answer, and how many operations it settled. `None` when it is not an answer to what was sent.
pub(super) fn take_answers(
    local: &Local,
    asked: &[OpId],
    reply: &PushResponse,
    now: DateTime<Utc>,
) -> Option<(LocalWrite, usize)> {
    if local.meta.as_ref()?.position.epoch != reply.epoch {
        return None;
    }
    let asked: BTreeSet<_> = asked.iter().collect();
    let waiting = local.ops.values().filter(|record| record.is_waiting() && asked.contains(&record.op.id()));
    let waiting: BTreeMap<OpId, &OpRecord> = waiting.map(|record| (record.op.id(), record)).collect();
    let mut write = LocalWrite::default();
    let mut rows = BTreeMap::new();
    let mut settled = 0;
    for answer in &reply.answers {
        let Some(record) = waiting.get(&answer.op).copied() else { continue };
        let status = match &answer.outcome {
            Outcome::Applied(receipt) | Outcome::Duplicate(receipt) => {
                put_newer(local, &mut rows, row_after(record, receipt));
                OpStatus::Done { seq: receipt.seq, revision: receipt.revision, at: local.since_heard(now) }
            }
            Outcome::Held { missing, .. } => {
                offer_again(local, &mut write, missing);
                OpStatus::Waiting { held_for: missing.clone() }
            }
            refused => OpStatus::Refused { outcome: Box::new(refused.clone()), dealt_with: false },
        };
        settled += usize::from(answer.outcome.is_final());
        write.put_ops.push(OpRecord { status, ..record.clone() });
    }
    write.put_rows = rows.into_values().collect();
    Some((write, settled))
}

/// What the answer says to ask for a safer sign-in, of what was sent.
pub(super) fn unproved(local: &Local, asked: &[OpId], reply: &PushResponse) -> BTreeSet<Subject> {
    let named = reply.unproved.iter().filter(|op| asked.contains(op));
    named.filter_map(|op| Some(local.op(*op)?.subject)).collect()
}

/// The server waits for operations that this phone believes carried out: it has lost them, so they are sent again.
fn offer_again(local: &Local, write: &mut LocalWrite, missing: &[OpId]) {
    for record in missing.iter().filter_map(|op| local.op(*op)) {
        if matches!(record.status, OpStatus::Done { .. }) {
            write.put_ops.push(OpRecord::waiting(record.op.clone(), record.subject));
        }
    }
}

/// The subject as it stands after `record` was carried out.
fn row_after(record: &OpRecord, receipt: &Receipt) -> Option<Row> {
    let Receipt { seq, revision, state } = receipt;
    let entity = match (state, record.op.change()) {
        (Some(entity), _) => (**entity).clone(),
        (None, Ok(Change::PutSession { session })) => Entity::Session(SessionRow {
            id: session.id,
            op: record.op.id(),
            state: SessionState::Live(Box::new(session)),
        }),
        (None, Ok(Change::DeleteSession { session })) => {
            Entity::Session(SessionRow { id: session, op: record.op.id(), state: SessionState::Deleted })
        }
        // The next pull brings it.
        (None, _) => return None,
    };
    Some(Row { seq: *seq, revision: *revision, entity })
}

fn put_newer(local: &Local, rows: &mut BTreeMap<RowKey, Row>, row: Option<Row>) {
    let Some(row) = row else { return };
    let Some(key) = row.entity.key() else { return };
    let held = rows.get(&key).or_else(|| local.rows.get(&key)).map_or(Seq::ZERO, |held| held.seq);
    if row.seq > held {
        rows.insert(key, row);
    }
}

/// Whether a failed push may be the fault of one operation in it, which must then not hold up the others.
pub(super) const fn blames_content(problem: &TransportProblem) -> Option<ParkReason> {
    match problem {
        TransportProblem::TooLarge => Some(ParkReason::TooLarge),
        TransportProblem::Refused { .. } => Some(ParkReason::NotUnderstood),
        _ => None,
    }
}

/// Whether `op`, sent alone, can be to blame. Whatever calls a small operation too large will think better of it.
pub(super) fn is_to_blame(local: &Local, op: OpId, reason: ParkReason) -> bool {
    let size = || local.op(op).and_then(|record| serde_json::to_vec(&record.op).ok()).map_or(0, |json| json.len());
    reason != ParkReason::TooLarge || size() > SMALL
}

/// What to write when `op` cannot be sent.
pub(super) fn parked(local: &Local, op: OpId, reason: ParkReason) -> LocalWrite {
    let status = OpStatus::Parked { reason, dealt_with: false };
    let put_ops = local.op(op).map(|record| OpRecord { status, ..record.clone() });
    LocalWrite { put_ops: put_ops.into_iter().collect(), ..LocalWrite::default() }
}
