//! What the pages show: what the server said, with the phone's own operations laid over it.

use super::{Local, OpRecord, OpStatus, ParkReason};
use crate::id::OpId;
use crate::manifest::Totals;
use crate::op::{Change, Subject};
use crate::outcome::{Outcome, RefusalCode};
use crate::row::{AssignmentRow, Entity, RowKey, SessionRow, TimesheetRow, TimesheetState};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::{AssignmentId, SessionId, TimesheetId};
use domain::policy::Terms;
use domain::time::PayPeriod;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that pages may show, at one moment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Snapshot {
    /// By office name and first recipient's pseudonym, ended ones last.
    pub assignments: Vec<AssignmentView>,
    /// By start, then id. Deleted ones are not here.
    pub sessions: Vec<SessionView>,
    /// By period, then assignment.
    pub timesheets: Vec<TimesheetView>,
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

/// What the server has not answered for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unsent {
    /// How many operations.
    pub count: usize,
    /// When the oldest was made, by this phone's clock.
    pub oldest: Option<DateTime<Utc>>,
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
        unsent: Unsent { count: waiting.clone().count(), oldest: waiting.map(|record| record.op.made_at()).min() },
        refused: local.ops.values().filter(|record| record.needs_a_person()).count(),
    }
}

/// What counts: sessions as the server will have them once all that waits is carried out, each with the operation that
/// made it so.
pub(super) fn effective_sessions(local: &Local) -> BTreeMap<SessionId, (Session, OpId)> {
    let mut sessions = BTreeMap::new();
    for row in local.rows.values() {
        if let Entity::Session(row) = &row.entity
            && let Some(session) = row.live()
        {
            sessions.insert(row.id, (session.clone(), row.op));
        }
    }
    for record in local.ops.values().filter(|record| record.is_waiting()) {
        match record.op.change() {
            Ok(Change::PutSession { session }) => {
                sessions.insert(session.id, (session, record.op.id()));
            }
            Ok(Change::DeleteSession { session }) => {
                sessions.remove(&session);
            }
            _ => {}
        }
    }
    sessions
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

/// The last operation that decides what is shown of each subject: one that waits, or one that a person must see.
fn deciding(local: &Local) -> BTreeMap<Subject, &OpRecord> {
    let shown = local.ops.values().filter(|record| record.is_waiting() || record.needs_a_person());
    shown.map(|record| (record.subject, record)).collect()
}

fn server_session(local: &Local, id: SessionId) -> Option<&SessionRow> {
    match &local.rows.get(&RowKey::Subject(Subject::Session(id)))?.entity {
        Entity::Session(row) => Some(row),
        _ => None,
    }
}

fn sessions(local: &Local) -> Vec<SessionView> {
    let deciding = deciding(local);
    let effective = effective_sessions(local);
    let mut ids: BTreeSet<SessionId> = effective.keys().copied().collect();
    ids.extend(deciding.keys().filter_map(|subject| match subject {
        Subject::Session(id) => Some(*id),
        Subject::Timesheet(_) => None,
    }));
    let mut views: Vec<_> = ids
        .into_iter()
        .filter_map(|id| {
            let counted = effective.get(&id).map(|(session, _)| session);
            match deciding.get(&Subject::Session(id)) {
                Some(record) if !record.is_waiting() => refused_session(local, record, counted),
                Some(_) => counted.map(|session| shown(session, EntryState::OnPhone)),
                None => counted.map(|session| shown(session, received(local, session))),
            }
        })
        .collect();
    views.sort_by_key(|view| (view.session.span.start().utc, view.session.id));
    views
}

fn shown(session: &Session, state: EntryState) -> SessionView {
    SessionView { session: session.clone(), state, instead: None }
}

fn refused_session(local: &Local, record: &OpRecord, counted: Option<&Session>) -> Option<SessionView> {
    let session = match record.op.change() {
        Ok(Change::PutSession { session }) => session,
        // A refused deletion, or something damaged: what counts is what there is to see.
        _ => counted.cloned()?,
    };
    let state = match &record.status {
        OpStatus::Refused { outcome, .. } => match outcome.as_ref() {
            Outcome::Conflict { .. } => EntryState::Conflict {
                server: server_session(local, session.id).and_then(SessionRow::live).cloned().map(Box::new),
            },
            Outcome::Locked { state } => EntryState::Locked { state: state.clone() },
            Outcome::Rejected { code, field } => EntryState::Refused { code: *code, field: field.clone() },
            _ => EntryState::Refused { code: RefusalCode::Other, field: None },
        },
        OpStatus::Parked { reason, .. } => EntryState::Parked(*reason),
        _ => return None,
    };
    Some(SessionView { session, state, instead: counted.cloned().map(Box::new) })
}

fn received(local: &Local, session: &Session) -> EntryState {
    let timesheet =
        timesheet_rows(local).find(|row| row.assignment == session.assignment && row.period.holds(session.span.date()));
    match timesheet.map(|row| &row.state) {
        None | Some(TimesheetState::Draft) => EntryState::Received,
        Some(TimesheetState::Submitted) => EntryState::Submitted,
        Some(TimesheetState::Returned { .. }) => EntryState::Returned,
        Some(TimesheetState::Approved | TimesheetState::Exported | TimesheetState::Paid) => EntryState::Approved,
    }
}

fn timesheet_rows(local: &Local) -> impl Iterator<Item = &TimesheetRow> {
    local.rows.values().filter_map(|row| match &row.entity {
        Entity::Timesheet(row) => Some(row.as_ref()),
        _ => None,
    })
}

fn timesheets(local: &Local) -> Vec<TimesheetView> {
    let mut views: BTreeMap<TimesheetId, TimesheetView> = timesheet_rows(local)
        .map(|row| {
            let stage = TimesheetStage::AtServer(row.state.clone());
            let TimesheetRow { id, assignment, period, totals, .. } = *row;
            (id, TimesheetView { id, assignment, period, stage, totals })
        })
        .collect();
    for record in deciding(local).into_values() {
        let Ok(change) = record.op.change() else { continue };
        let Subject::Timesheet(id) = change.subject() else { continue };
        let server = views.get(&id).and_then(|view| match &view.stage {
            TimesheetStage::AtServer(state) => Some(state.clone()),
            _ => None,
        });
        let stage = match (&record.status, &change) {
            (OpStatus::Refused { outcome, .. }, _) => TimesheetStage::Refused { outcome: outcome.clone(), server },
            (_, Change::WithdrawTimesheet { .. }) => TimesheetStage::TakingBack,
            _ => TimesheetStage::Sending,
        };
        match (change, views.get_mut(&id)) {
            (Change::SubmitTimesheet { assignment, period, manifest, .. }, _) => {
                let totals = manifest.totals;
                views.insert(id, TimesheetView { id, assignment, period, stage, totals });
            }
            (_, Some(view)) => view.stage = stage,
            (_, None) => {}
        }
    }
    let mut views: Vec<_> = views.into_values().collect();
    views.sort_by_key(|view| (view.period, view.assignment));
    views
}
