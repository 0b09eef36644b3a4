//! What a push will rest on, read at once for all its operations. A thousand questions one by one take longer than all of
//! the judging. What the push itself writes is forgotten here, and read anew where a later operation asks for it.

use super::last_seq;
use super::load::{self, StoredOp};
use crate::{ContactScope, StoreProblem};
use chrono::NaiveDate;
use domain::id::{AssignmentId, SessionId};
use sqlx::SqliteConnection;
use std::collections::BTreeMap;
use std::sync::Arc;
use sync::decide::{Decision, Effect, Keep, StoredSession};
use sync::op::Subject;
use sync::{AssignmentRow, Base, Change, Op, OpId, Seq, TimesheetRow};

/// Rows that were read ahead, each under what it was asked by. What is not here must be asked for.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) assignments: Arc<BTreeMap<AssignmentId, AssignmentRow>>,
    ops: BTreeMap<OpId, Option<StoredOp>>,
    sessions: BTreeMap<SessionId, Option<(bool, StoredSession)>>,
    timesheets: Option<(NaiveDate, NaiveDate, Vec<TimesheetRow>)>,
    last_seq: Option<Seq>,
    nothing_is_held: bool,
}

impl Known {
    /// Nothing but what every judgement rests on.
    pub(super) async fn least(connection: &mut SqliteConnection, scope: ContactScope) -> Result<Self, StoreProblem> {
        Ok(Self { assignments: Arc::new(load::assignments(connection, scope).await?), ..Self::default() })
    }

    /// What `ops` ask for.
    pub(super) async fn of(
        connection: &mut SqliteConnection,
        scope: ContactScope,
        ops: &[Op],
    ) -> Result<Self, StoreProblem> {
        let changes: Vec<Change> = ops.iter().filter_map(|op| op.change().ok()).collect();
        let base = |op: &Op| match op.base() {
            Base::After(base) => Some(base),
            Base::Nothing => None,
        };
        let asked: Vec<OpId> = ops.iter().map(Op::id).chain(ops.iter().filter_map(base)).collect();
        let sessions: Vec<SessionId> = changes
            .iter()
            .filter_map(|change| match change.subject() {
                Subject::Session(id) => Some(id),
                _ => None,
            })
            .collect();
        let days = changes.iter().filter_map(|change| match change {
            Change::PutSession { session } => Some(session),
            _ => None,
        });
        let days = days.flat_map(|session| [session.span.start(), session.span.end()]).map(|end| end.wall.date());
        let timesheets = match (days.clone().min(), days.max()) {
            (Some(first), Some(last)) => {
                Some((first, last, load::timesheets_between(connection, scope, first, last).await?))
            }
            _ => None,
        };
        Ok(Self {
            ops: load::stored_ops(connection, scope, &asked).await?,
            sessions: load::stored_sessions(connection, scope, &sessions).await?,
            timesheets,
            last_seq: Some(last_seq(connection).await?),
            nothing_is_held: load::nothing_is_held(connection, scope).await?,
            ..Self::least(connection, scope).await?
        })
    }

    /// Whether no operation of the contact waits for another.
    pub(super) const fn nothing_is_held(&self) -> bool {
        self.nothing_is_held
    }

    /// Whether all that a judgement of `op` rests on was read ahead, and nothing of it has been changed since.
    pub(super) fn is_all_about(&self, op: &Op) -> bool {
        let Ok(Change::PutSession { session }) = op.change() else { return false };
        let days = [session.span.start(), session.span.end()].map(|end| end.wall.date());
        let is_within = |(first, last, _): &(NaiveDate, NaiveDate, Vec<TimesheetRow>)| {
            days.iter().all(|day| (first..=last).contains(&day))
        };
        self.nothing_is_held
            && self.last_seq.is_some()
            && op.base() == Base::Nothing
            && self.ops.contains_key(&op.id())
            && self.sessions.contains_key(&session.id)
            && self.timesheets.as_ref().is_some_and(is_within)
    }

    /// The place in history that the next change gets.
    pub(super) async fn next_seq(&self, connection: &mut SqliteConnection) -> Result<Seq, StoreProblem> {
        Ok(match self.last_seq {
            Some(last) => last,
            None => last_seq(connection).await?,
        }
        .next())
    }

    /// An operation and its answer.
    pub(super) async fn op(
        &self,
        connection: &mut SqliteConnection,
        scope: ContactScope,
        id: OpId,
    ) -> Result<Option<StoredOp>, StoreProblem> {
        match self.ops.get(&id) {
            Some(stored) => Ok(stored.clone()),
            None => load::stored_op(connection, scope, id).await,
        }
    }

    /// A session and whether it is another contact's.
    pub(super) async fn session(
        &self,
        connection: &mut SqliteConnection,
        scope: ContactScope,
        id: SessionId,
    ) -> Result<Option<(bool, StoredSession)>, StoreProblem> {
        match self.sessions.get(&id) {
            Some(stored) => Ok(stored.clone()),
            None => load::session(connection, scope, id).await,
        }
    }

    /// The contact's timesheets that have one of these days.
    pub(super) async fn timesheets_between(
        &self,
        connection: &mut SqliteConnection,
        scope: ContactScope,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<TimesheetRow>, StoreProblem> {
        match &self.timesheets {
            Some((from, until, rows)) if *from <= first && last <= *until => {
                let meets = |row: &&TimesheetRow| row.period.from() <= last && row.period.until() >= first;
                Ok(rows.iter().filter(meets).cloned().collect())
            }
            _ => load::timesheets_between(connection, scope, first, last).await,
        }
    }

    /// Forgets what a decision about `op` has changed.
    pub(super) fn judged(&mut self, op: &Op, decision: &Decision) {
        self.ops.remove(&op.id());
        if let Some(receipt) = decision.outcome.receipt() {
            self.last_seq = self.last_seq.map(|last| last.max(receipt.seq));
        }
        match &decision.effect {
            Some(Effect::PutSession { row, .. }) => drop(self.sessions.remove(&row.id)),
            Some(Effect::PutTimesheet { .. }) => self.timesheets = None,
            Some(
                Effect::PutSupervision { .. }
                | Effect::PutReport { .. }
                | Effect::PutPlan { .. }
                | Effect::PutSignOff { .. },
            )
            | None => {}
        }
        if decision.keep == Keep::Backlog {
            self.nothing_is_held = false;
        }
    }
}
