//! What the pages show: what the server said, with the phone's own operations laid over it.

mod plans;
mod reports;
mod sessions;
mod sign_offs;
mod supervisions;
#[cfg(test)]
mod tests;
mod timesheets;

pub(super) use sessions::effective_sessions;

use super::{Local, OpRecord, ParkReason};
use crate::manifest::Totals;
use crate::op::Subject;
use crate::outcome::{Outcome, RefusalCode};
use crate::row::{AssignmentRow, Entity, MessageRow, ReportState, RowKey, SupervisionState, TimesheetState};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::{AssignmentId, TimesheetId};
use domain::letter::Letters;
use domain::papers::Papers;
use domain::plan::Plan;
use domain::policy::Terms;
use domain::report::Report;
use domain::sign_off::SignOff;
use domain::supervision::{AnswerDays, SupervisionRequest};
use domain::time::PayPeriod;
use domain::timesheet::Timesheet;
use plans::plans;
use reports::reports;
use sessions::sessions;
use sign_offs::sign_offs;
use std::collections::BTreeMap;
use supervisions::supervisions;
use timesheets::timesheets;

/// Everything that pages may show, at one moment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Snapshot {
    /// By office name and first recipient's pseudonym, ended ones last.
    pub assignments: Vec<AssignmentView>,
    /// By start, then id. Deleted ones are not here.
    pub sessions: Vec<SessionView>,
    /// By period, then assignment.
    pub timesheets: Vec<TimesheetView>,
    /// Requests for supervision, the newest first.
    pub supervisions: Vec<SupervisionView>,
    /// Reports that were sent, the newest first.
    pub reports: Vec<ReportView>,
    /// What is planned, in the order of planning. What was taken away is not here.
    pub plans: Vec<PlanView>,
    /// What the recipient's side says of months.
    pub sign_offs: Vec<SignOffView>,
    /// Messages that the office has, the newest first.
    pub messages: Vec<MessageRow>,
    /// What the municipality has noted of the contact; nothing until it has said so.
    pub papers: Option<Papers>,
    /// The office's letters, the newest first.
    pub letters: Letters,
    /// What the server has not answered for good.
    pub unsent: Unsent,
    /// How many operations wait for a person.
    pub refused: usize,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignmentView {
    /// The assignment and what its screens need.
    pub row: AssignmentRow,
    /// Its rules; `None` when only a newer app can read them.
    pub terms: Option<Terms>,
}

/// A session as the contact last wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionView {
    /// As written.
    pub session: Session,
    /// How far it has come.
    pub state: EntryState,
    /// What counts instead, when what is shown was refused: the content that the server holds, if it holds any.
    pub instead: Option<Box<Session>>,
}

/// How far an entry has come.
#[derive(Debug, Clone, PartialEq)]
pub enum EntryState {
    /// Only on this phone so far.
    OnPhone,
    /// The server has it; the period is open.
    Received,
    /// Part of a timesheet that was sent in.
    Submitted,
    /// Part of a timesheet that was sent back.
    Returned,
    /// Part of an approved timesheet.
    Approved,
    /// Against a rule.
    Refused {
        /// Which rule.
        code: RefusalCode,
        /// Where, as a JSON pointer into the change.
        field: Option<String>,
    },
    /// Changed elsewhere in between. Writing the entry again chooses; letting go takes the server's.
    Conflict {
        /// What the server holds; `None` where it was deleted.
        server: Option<Box<Session>>,
    },
    /// Came too late: the period is closed.
    Locked {
        /// How far the period's timesheet has come.
        state: TimesheetState,
    },
    /// Cannot be sent.
    Parked(ParkReason),
}

/// One assignment's timesheet of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct TimesheetView {
    /// Its id.
    pub id: TimesheetId,
    /// Whose hours.
    pub assignment: AssignmentId,
    /// Which period.
    pub period: PayPeriod,
    /// How far it has come.
    pub stage: TimesheetStage,
    /// Sums of what was sent in.
    pub totals: Totals,
    /// What was approved, as the municipality reckoned it; later months carry over from it.
    pub approved: Option<Timesheet>,
    /// Entries of the approved month have changed since; the difference is paid in a later month.
    pub revised: bool,
}

/// How far a timesheet has come, seen from the phone.
#[derive(Debug, Clone, PartialEq)]
pub enum TimesheetStage {
    /// Sent in on this phone; the server has not answered.
    Sending,
    /// Taken back on this phone; the server has not answered.
    TakingBack,
    /// As the server has it.
    AtServer(TimesheetState),
    /// The last thing asked for was refused.
    Refused {
        /// Why.
        outcome: Box<Outcome>,
        /// What the server has instead, if it has any.
        server: Option<TimesheetState>,
    },
}

/// A request for supervision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupervisionView {
    /// What was asked for.
    pub request: SupervisionRequest,
    /// How far it has come.
    pub stage: SupervisionStage,
    /// The last thing asked for was refused: the request itself, or taking it back.
    pub refused: Option<RefusalCode>,
}

/// How far a request for supervision has come, seen from the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SupervisionStage {
    /// Only on this phone so far: nobody at the municipality knows of it.
    Sending,
    /// Refused: nobody at the municipality will answer it.
    NotAsked,
    /// Taken back on this phone; the server has not answered.
    TakingBack,
    /// As the server has it.
    AtServer {
        /// How far it has come there.
        state: SupervisionState,
        /// When it came in, by the server's clock.
        asked_at: DateTime<Utc>,
    },
}

/// A report that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportView {
    /// As it was sent.
    pub report: Report,
    /// How far it has come.
    pub stage: ReportStage,
    /// The last thing asked for was refused: the report itself, or taking it back.
    pub refused: Option<RefusalCode>,
}

/// A plan as the contact last left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    /// The plan.
    pub plan: Plan,
    /// The last thing asked for was refused: the plan itself, or taking it away.
    pub refused: Option<RefusalCode>,
}

/// What somebody on the recipient's side says of a month, as last said on this phone or told by the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOffView {
    /// What was said.
    pub sign_off: SignOff,
    /// When.
    pub said_at: DateTime<Utc>,
    /// How far it has come.
    pub stage: SignOffStage,
    /// The last thing said was refused: this, or what was said after it.
    pub refused: Option<RefusalCode>,
}

/// How far a sign-off has come, seen from the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignOffStage {
    /// Only on this phone so far.
    Sending,
    /// Refused: it counts for nothing.
    NotSent,
    /// The municipality has it.
    AtServer,
}

/// How far a report has come, seen from the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportStage {
    /// Only on this phone so far.
    Sending,
    /// Refused: the municipality does not have it.
    NotSent,
    /// Taken back on this phone; the server has not answered.
    TakingBack,
    /// As the server has it.
    AtServer {
        /// How far it has come there.
        state: ReportState,
        /// When it came in, by the server's clock.
        sent_at: DateTime<Utc>,
    },
}

/// What the server has not answered for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unsent {
    /// How many operations.
    pub count: usize,
    /// When the oldest was made, by this phone's clock.
    pub oldest: Option<DateTime<Utc>>,
}

impl SupervisionView {
    /// Whether the municipality has had it for longer than its urgency allows, and nobody has answered.
    #[must_use]
    pub fn is_overdue(&self, within: AnswerDays, now: DateTime<Utc>) -> bool {
        let SupervisionStage::AtServer { state: SupervisionState::Received, asked_at } = &self.stage else {
            return false;
        };
        self.request.urgency.is_overdue(within, *asked_at, now)
    }
}

impl ReportView {
    /// Whether it is on its way or with the office: nothing is left to be written.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        match &self.stage {
            ReportStage::Sending | ReportStage::TakingBack => true,
            ReportStage::NotSent => false,
            ReportStage::AtServer { state, .. } => matches!(state, ReportState::Received | ReportState::Read),
        }
    }
}

impl EntryState {
    /// Whether what is shown must not count in any sum.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        matches!(self, Self::Refused { .. } | Self::Conflict { .. } | Self::Locked { .. } | Self::Parked(_))
    }
}

impl SessionView {
    /// What counts in sums.
    #[must_use]
    pub fn counted(&self) -> Option<&Session> {
        if self.state.is_refused() { self.instead.as_deref() } else { Some(&self.session) }
    }
}

/// What the pages show. The same `local` always gives the same snapshot.
#[must_use]
pub fn view(local: &Local) -> Snapshot {
    let waiting = local.ops.values().filter(|record| record.is_waiting());
    Snapshot {
        assignments: assignments(local),
        sessions: sessions(local),
        timesheets: timesheets(local),
        supervisions: supervisions(local),
        reports: reports(local),
        plans: plans(local),
        sign_offs: sign_offs(local),
        messages: messages(local),
        papers: papers(local),
        letters: letters(local),
        unsent: Unsent { count: waiting.clone().count(), oldest: waiting.map(|record| record.op.made_at()).min() },
        refused: local.ops.values().filter(|record| record.needs_a_person()).count(),
    }
}

fn assignments(local: &Local) -> Vec<AssignmentView> {
    let mut views: Vec<_> = local
        .rows
        .values()
        .filter_map(|row| match &row.entity {
            Entity::Assignment(row) => Some(AssignmentView { terms: row.terms.read(), row: (**row).clone() }),
            _ => None,
        })
        .collect();
    let name = |view: &AssignmentView| {
        let assignment = &view.row.assignment;
        let first = assignment.recipients.first().map(|recipient| recipient.pseudonym.clone());
        (view.row.ended, assignment.office_name.clone(), first, assignment.id)
    };
    views.sort_by_key(name);
    views
}

fn messages(local: &Local) -> Vec<MessageRow> {
    let rows = local.rows.values().filter_map(|row| match &row.entity {
        Entity::Message(row) => Some((**row).clone()),
        _ => None,
    });
    let mut messages: Vec<_> = rows.collect();
    messages.sort_by_key(|row| core::cmp::Reverse((row.received_at, row.number)));
    messages
}

fn papers(local: &Local) -> Option<Papers> {
    match &local.rows.get(&RowKey::Papers)?.entity {
        Entity::Papers(papers) => Some(papers.clone()),
        _ => None,
    }
}

fn letters(local: &Local) -> Letters {
    match local.rows.get(&RowKey::Letters).map(|row| &row.entity) {
        Some(Entity::Letters(letters)) => letters.clone(),
        _ => Letters::default(),
    }
}

/// The last operation that decides what is shown of each subject: one that waits, or one that a person must see.
fn deciding(local: &Local) -> BTreeMap<Subject, &OpRecord> {
    let shown = local.ops.values().filter(|record| record.is_waiting() || record.needs_a_person());
    shown.map(|record| (record.subject, record)).collect()
}
