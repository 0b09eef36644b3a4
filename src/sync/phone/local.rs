//! What a phone holds: what the server said, and what it was asked to do.

use super::{LocalWrite, OpRecord, OpStatus};
use crate::export::ExportTicket;
use crate::id::{BlobHash, DeviceId, DeviceSeq, Epoch, OpId, Seq};
use crate::manifest::Manifest;
use crate::op::{Base, Change, Op, Rewind, Stamp, Subject};
use crate::row::{Entity, Row, RowKey};
use crate::wire::{PROTO, PhoneLock};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::id::{AssignmentId, ContactId, MunicipalityId, TimesheetId};
use domain::time::PayPeriod;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// How long an operation is kept after it was carried out: longer than the oldest backup that a server comes back from.
const KEEP: TimeDelta = TimeDelta::days(90);

/// Everything small that a phone holds, in memory.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Local {
    /// Who and where the phone is; `None` until it is enrolled.
    pub meta: Option<Meta>,
    /// What the server last said.
    pub rows: BTreeMap<RowKey, Row>,
    /// Operations, in the phone's own order.
    pub ops: BTreeMap<(DeviceSeq, OpId), OpRecord>,
}

/// Who and where the phone is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Given at enrolment.
    pub identity: Identity,
    /// Where it stands in the server's history.
    pub position: Position,
    /// The protocol version of the app that last wrote here. A newer app reads everything from the start once, for
    /// what the older one did not know.
    pub proto: u16,
    /// The highest number of an operation that is no longer kept.
    #[serde(default)]
    pub forgotten: DeviceSeq,
    /// Attachments that the server has said it has, in this history.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub held: BTreeSet<BlobHash>,
    /// The server's clock when rows were last fetched. What is kept for a time is kept by it: a phone's clock may be
    /// years off, and be put right at any moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<DateTime<Utc>>,
    /// With what the phone may seal a file of what it cannot send.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub export: Option<ExportTicket>,
    /// The last day of what was let go of here though the municipality keeps it: months up to it cannot be compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub let_go: Option<NaiveDate>,
    /// Whether the municipality wants a code on this phone, as last heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_lock: Option<PhoneLock>,
    /// How often an engine has written here. Answers to operations move the phone nowhere else, and a window that has not
    /// heard of them must not write over them.
    #[serde(default)]
    pub written: u64,
}

impl Meta {
    /// Of a phone that has just been enrolled and has fetched nothing.
    #[must_use]
    pub const fn enrolled(identity: Identity, epoch: Epoch) -> Self {
        Self {
            identity,
            position: Position { epoch, cursor: Seq::ZERO },
            proto: PROTO,
            forgotten: DeviceSeq::ZERO,
            held: BTreeSet::new(),
            heard: None,
            export: None,
            let_go: None,
            phone_lock: None,
            written: 0,
        }
    }
}

/// What the server called the phone at enrolment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The phone.
    pub device: DeviceId,
    /// Whose it is.
    pub contact: ContactId,
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Its name.
    pub municipality_name: String,
}

/// A place in the server's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Which history.
    pub epoch: Epoch,
    /// Everything up to here is in the rows.
    pub cursor: Seq,
}

/// The phone has no invitation yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this phone is not enrolled")]
pub struct NotEnrolled;

impl Local {
    /// What to write so that `change` is asked for: the operation, and the mark that refused ones of the same subject
    /// are dealt with. Add the draft to drop and the attachments, commit, then call [`Local::apply`].
    ///
    /// # Errors
    /// [`NotEnrolled`].
    pub fn record(&self, stamp: Stamp, change: &Change) -> Result<LocalWrite, NotEnrolled> {
        let meta = self.meta.as_ref().ok_or(NotEnrolled)?;
        let subject = change.subject();
        let op = Op::new(stamp, meta.identity.device, self.last_number().next(), self.base_of(subject), change);
        let mut put_ops = self.dealt_with(subject);
        put_ops.push(OpRecord::waiting(op, subject));
        Ok(LocalWrite { put_ops, ..LocalWrite::default() })
    }

    /// What to write so that a refused change of `subject` is let go: what the server holds is shown again.
    #[must_use]
    pub fn let_go(&self, subject: Subject) -> LocalWrite {
        LocalWrite { put_ops: self.dealt_with(subject), ..LocalWrite::default() }
    }

    /// The change that sends in a period as it stands. `fresh` is used where the period has no timesheet yet.
    #[must_use]
    pub fn submission(&self, assignment: AssignmentId, period: PayPeriod, fresh: TimesheetId) -> Change {
        let sessions = super::view::effective_sessions(self);
        let inside = sessions
            .values()
            .filter(|(session, _)| session.assignment == assignment && period.holds(session.span.date()));
        let manifest = Manifest::of(inside.map(|(session, op)| (session, *op)));
        let timesheet = self.timesheet_of(assignment, period).unwrap_or(fresh);
        Change::SubmitTimesheet { timesheet, assignment, period, manifest }
    }

    fn timesheet_of(&self, assignment: AssignmentId, period: PayPeriod) -> Option<TimesheetId> {
        let held = self.rows.values().find_map(|row| match &row.entity {
            Entity::Timesheet(row) if row.assignment == assignment && row.period == period => Some(row.id),
            _ => None,
        });
        let asked_for = || {
            self.ops.values().find_map(|record| match record.op.change() {
                Ok(Change::SubmitTimesheet { timesheet, assignment: a, period: p, .. })
                    if a == assignment && p == period =>
                {
                    Some(timesheet)
                }
                _ => None,
            })
        };
        held.or_else(asked_for)
    }

    /// Takes in what has been committed. The order of commits is the order of calls.
    pub fn apply(&mut self, write: LocalWrite) {
        if let Some(meta) = write.meta {
            self.meta = Some(meta);
        }
        for key in write.drop_rows {
            self.rows.remove(&key);
        }
        for row in write.put_rows {
            if let Some(key) = row.entity.key() {
                self.rows.insert(key, row);
            }
        }
        for record in write.put_ops {
            self.ops.insert((record.op.number(), record.op.id()), record);
        }
        if !write.drop_ops.is_empty() {
            let dropped: BTreeSet<OpId> = write.drop_ops.into_iter().collect();
            self.ops.retain(|(_, id), _| !dropped.contains(id));
        }
    }

    /// An operation.
    #[must_use]
    pub fn op(&self, id: OpId) -> Option<&OpRecord> {
        self.ops.values().find(|record| record.op.id() == id)
    }

    /// The highest number that the phone remembers having given to an operation.
    #[must_use]
    pub fn last_number(&self) -> DeviceSeq {
        let kept = self.ops.last_key_value().map_or(DeviceSeq::ZERO, |((number, _), _)| *number);
        kept.max(self.meta.as_ref().map_or(DeviceSeq::ZERO, |meta| meta.forgotten))
    }

    /// What a change of `subject` made now is made on top of. A refused operation is nothing to build on: its successor
    /// stands where the refused one stood, or the server would wait for ever.
    fn base_of(&self, subject: Subject) -> Base {
        let waiting = self.ops.values().rev().find(|record| record.subject == subject && record.is_waiting());
        if let Some(record) = waiting {
            return Base::After(record.op.id());
        }
        match self.rows.get(&RowKey::Subject(subject)).map(|row| &row.entity) {
            Some(Entity::Session(row)) => Base::After(row.op),
            Some(Entity::Timesheet(row)) => Base::After(row.op),
            Some(Entity::Supervision(row)) => Base::After(row.op),
            Some(Entity::Report(row)) => Base::After(row.op),
            Some(Entity::Plan(row)) => Base::After(row.op),
            Some(Entity::SignOff(row)) => Base::After(row.op),
            _ => Base::Nothing,
        }
    }

    fn dealt_with(&self, subject: Subject) -> Vec<OpRecord> {
        let refused = self.ops.values().filter(|record| record.subject == subject && record.needs_a_person());
        refused.cloned().map(OpRecord::dealt_with).collect()
    }

    /// What to write when the server has gone back to a backup: everything that it has forgotten is offered again.
    pub(super) fn rewound(&self, rewind: Rewind) -> LocalWrite {
        let meta = self.meta.clone().map(|meta| Meta {
            position: Position { epoch: rewind.epoch, cursor: Seq::ZERO },
            held: BTreeSet::new(),
            ..meta
        });
        let forgotten = |record: &&OpRecord| match record.status {
            OpStatus::Done { seq, .. } => seq > rewind.common,
            OpStatus::Refused { dealt_with, .. } => !dealt_with,
            _ => false,
        };
        LocalWrite {
            meta,
            drop_rows: self.rows.iter().filter(|(_, row)| row.seq > rewind.common).map(|(key, _)| *key).collect(),
            put_ops: self
                .ops
                .values()
                .filter(forgotten)
                .map(|record| OpRecord::waiting(record.op.clone(), record.subject))
                .collect(),
            ..LocalWrite::default()
        }
    }

    /// When something happens that the server has not dated: later than all that it has. The next rows date it.
    pub(super) fn since_heard(&self, phone: DateTime<Utc>) -> DateTime<Utc> {
        let heard = self.meta.as_ref().and_then(|meta| meta.heard);
        heard.map_or(phone, |heard| phone.max(heard + TimeDelta::seconds(1)))
    }

    /// What to write to forget operations that were carried out long ago, if there are any. Those with attachments
    /// stay until [`super::BlobSender`] has heard that the server has these too.
    pub(super) fn tidied(&self, now: DateTime<Utc>) -> Option<LocalWrite> {
        self.forgetting(now, |record| record.op.attachments().is_empty())
    }

    /// What to write to forget the operations of long ago that `also` agrees to.
    pub(super) fn forgetting(&self, now: DateTime<Utc>, also: impl Fn(&OpRecord) -> bool) -> Option<LocalWrite> {
        let now = self.meta.as_ref().and_then(|meta| meta.heard).unwrap_or(now);
        let old = |record: &&OpRecord| matches!(record.status, OpStatus::Done { at, .. } if now - at > KEEP);
        let old: Vec<_> = self.ops.values().filter(old).filter(|record| also(record)).collect();
        let highest = old.iter().map(|record| record.op.number()).max()?;
        let meta = self.meta.clone().map(|meta| Meta { forgotten: meta.forgotten.max(highest), ..meta });
        let drop_ops = old.into_iter().map(|record| record.op.id()).collect();
        Some(LocalWrite { meta, drop_ops, ..LocalWrite::default() })
    }
}
