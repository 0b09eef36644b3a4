//! Fetching what is new, with two guards: against a server that suddenly lacks much, and against silent divergence.

use crate::id::{OpId, Revision};
use crate::phone::{Local, LocalWrite, Meta, OpRecord, OpStatus, Position};
use crate::row::{Entity, Row, RowKey, SessionState};
use crate::wire::{DigestResponse, MOST_ROWS, Month, PROTO, PullRequest, PullResponse, digest};
use chrono::{DateTime, Utc};
use domain::id::SessionId;
use domain::time::Zone;
use std::collections::BTreeMap;

/// Fewer deletions than this at once are never doubtful.
const FEW: usize = 5;

pub(super) const fn request(meta: &Meta, recount: bool) -> PullRequest {
    let Position { epoch, cursor } = meta.position;
    PullRequest { proto: PROTO, epoch: Some(epoch), after: cursor, limit: MOST_ROWS, recount }
}

/// What a page of rows comes to.
pub(super) enum Taken {
    /// Write this.
    Rows(Box<LocalWrite>),
    /// So many sessions would vanish that the server is asked to count again.
    Doubtful { deletions: u64 },
    /// Not an answer to what was asked.
    NotUnderstood,
}

/// A row that one of our operations has made is proof that it was carried out: its answer never came, or the municipality
/// has taken it up after it was refused for coming too late.
fn proven(local: &Local, reply: &PullResponse) -> Vec<OpRecord> {
    let unsettled = local.ops.values().filter(|record| !matches!(record.status, OpStatus::Done { .. }));
    let unsettled: BTreeMap<OpId, &OpRecord> = unsettled.map(|record| (record.op.id(), record)).collect();
    let proven = |row: &Row| {
        let op = match &row.entity {
            Entity::Session(session) => session.op,
            Entity::Timesheet(timesheet) => timesheet.op,
            _ => return None,
        };
        let status = OpStatus::Done { seq: row.seq, revision: row.revision, at: reply.now };
        unsettled.get(&op).map(|record| OpRecord { status, ..(*record).clone() })
    };
    reply.rows.iter().filter_map(proven).collect()
}

/// Operations that were settled since the phone last heard the server's clock carry the time of its own, which may be
/// years off. They are dated anew: kept a little too long, never too short.
fn dated(local: &Local, reply: &PullResponse) -> Vec<OpRecord> {
    let heard = local.meta.as_ref().and_then(|meta| meta.heard);
    let anew = |record: &OpRecord| match record.status {
        OpStatus::Done { seq, revision, at } if heard.is_none_or(|heard| at > heard) => {
            Some(OpRecord { status: OpStatus::Done { seq, revision, at: reply.now }, ..record.clone() })
        }
        _ => None,
    };
    local.ops.values().filter_map(anew).collect()
}

/// Rows and cursor, to be written together. Rows of subjects with waiting operations are taken in as well: they are
/// only what lies under the operations.
pub(super) fn take_rows(local: &Local, reply: &PullResponse, asked_again: Option<u64>) -> Taken {
    let Some(meta) = &local.meta else { return Taken::NotUnderstood };
    let in_order = reply.rows.iter().all(|row| row.seq > meta.position.cursor && row.seq <= reply.next);
    if meta.position.epoch != reply.epoch || !in_order || reply.next < meta.position.cursor {
        return Taken::NotUnderstood;
    }
    if reply.has_more && reply.next == meta.position.cursor {
        return Taken::NotUnderstood;
    }
    let live = live_sessions(local).count();
    let deletions = reply.rows.iter().filter(|row| vanishes(local, &row.entity)).count();
    let suspicious = deletions > FEW && deletions * 10 > live * 3;
    let confirmed = asked_again.is_some() && reply.tombstones.is_some_and(|counted| counted >= deletions as u64);
    if suspicious && !confirmed {
        return match asked_again {
            None => Taken::Doubtful { deletions: deletions as u64 },
            Some(_) => Taken::NotUnderstood,
        };
    }
    let position = Position { cursor: reply.next, ..meta.position };
    // Most rows of what this phone has sent are there already, from the answers to it.
    let is_news = |row: &&Row, key: &RowKey| local.rows.get(key).is_none_or(|held| held.seq <= row.seq && held != *row);
    let news = reply.rows.iter().filter(|row| row.entity.key().is_some_and(|key| is_news(row, &key)));
    Taken::Rows(Box::new(LocalWrite {
        meta: Some(Meta {
            position,
            heard: Some(reply.now),
            export: reply.export.clone().or_else(|| meta.export.clone()),
            phone_lock: reply.phone_lock.or(meta.phone_lock),
            ..meta.clone()
        }),
        put_rows: news.cloned().collect(),
        put_ops: proven(local, reply).into_iter().chain(dated(local, reply)).collect(),
        ..LocalWrite::default()
    }))
}

fn live_sessions(local: &Local) -> impl Iterator<Item = (SessionId, Revision, Month)> {
    local.rows.values().filter_map(|row| match &row.entity {
        Entity::Session(session) => session.live().map(|live| (session.id, row.revision, Month::of(live.span.date()))),
        _ => None,
    })
}

/// Whether a row takes away a session that this phone has, and did not itself delete.
fn vanishes(local: &Local, entity: &Entity) -> bool {
    let Entity::Session(row) = entity else { return false };
    let held = entity.key().and_then(|key: RowKey| local.rows.get(&key));
    let live = held.is_some_and(|row| matches!(&row.entity, Entity::Session(row) if row.live().is_some()));
    matches!(row.state, SessionState::Deleted) && live && local.op(row.op).is_none()
}

/// The month to compare after a round: this one and the eleven before it take turns, an hour each. None of which this phone
/// has let go of something.
pub(super) fn month_to_compare(local: &Local, now: DateTime<Utc>) -> Option<Month> {
    if local.ops.values().any(OpRecord::is_waiting) {
        return None;
    }
    let turn = u32::try_from(now.timestamp().rem_euclid(12 * 3_600) / 3_600).unwrap_or(0);
    let today = Zone::OSLO.wall_at(now).date();
    let let_go = local.meta.as_ref().and_then(|meta| meta.let_go).map(Month::of);
    let month = today.checked_sub_months(chrono::Months::new(turn)).map(Month::of);
    month.filter(|month| let_go.is_none_or(|let_go| *month > let_go))
}

/// Whether the phone holds what the server says it should.
pub(super) fn agrees(local: &Local, reply: &DigestResponse) -> bool {
    let lines = live_sessions(local).filter(|(_, _, month)| *month == reply.month);
    let same_history = local.meta.as_ref().is_some_and(|meta| meta.position.epoch == reply.epoch);
    // Another history is found out by the next push or pull; nothing can be compared across.
    !same_history || digest(lines.map(|(id, revision, _)| (id, revision))) == (reply.count, reply.hash)
}
