//! Sessions, each with how far it has come.

use super::timesheets::timesheet_rows;
use super::{EntryState, SessionView, deciding};
use crate::id::OpId;
use crate::op::{Change, Subject};
use crate::outcome::{Outcome, RefusalCode};
use crate::phone::{Local, OpRecord, OpStatus};
use crate::row::{Entity, RowKey, SessionRow, TimesheetRow, TimesheetState};
use domain::entry::Session;
use domain::id::SessionId;
use std::collections::{BTreeMap, BTreeSet};

/// What counts: sessions as the server will have them once all that waits is carried out, each with the operation that
/// made it so.
pub(in crate::phone) fn effective_sessions(local: &Local) -> BTreeMap<SessionId, (Session, OpId)> {
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

fn server_session(local: &Local, id: SessionId) -> Option<&SessionRow> {
    match &local.rows.get(&RowKey::Subject(Subject::Session(id)))?.entity {
        Entity::Session(row) => Some(row),
        _ => None,
    }
}

pub(super) fn sessions(local: &Local) -> Vec<SessionView> {
    let deciding = deciding(local);
    let effective = effective_sessions(local);
    // Looked up for each session: finding them among all rows each time would take the square of a contact's years.
    let timesheets: Vec<_> = timesheet_rows(local).collect();
    let mut ids: BTreeSet<SessionId> = effective.keys().copied().collect();
    ids.extend(deciding.keys().filter_map(|subject| match subject {
        Subject::Session(id) => Some(*id),
        Subject::Timesheet(_)
        | Subject::Supervision(_)
        | Subject::Report(_)
        | Subject::Plan(_)
        | Subject::SignOff(_) => None,
    }));
    let mut views: Vec<_> = ids
        .into_iter()
        .filter_map(|id| {
            let counted = effective.get(&id).map(|(session, _)| session);
            match deciding.get(&Subject::Session(id)) {
                Some(record) if !record.is_waiting() => refused_session(local, record, counted),
                Some(_) => counted.map(|session| shown(session, EntryState::OnPhone)),
                None => counted.map(|session| shown(session, received(&timesheets, session))),
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

fn received(timesheets: &[&TimesheetRow], session: &Session) -> EntryState {
    let of = |row: &&&TimesheetRow| row.assignment == session.assignment && row.period.holds(session.span.date());
    let timesheet = timesheets.iter().find(of);
    match timesheet.map(|row| &row.state) {
        None | Some(TimesheetState::Draft) => EntryState::Received,
        Some(TimesheetState::Submitted) => EntryState::Submitted,
        Some(TimesheetState::Returned { .. }) => EntryState::Returned,
        Some(TimesheetState::Approved | TimesheetState::Exported | TimesheetState::Paid) => EntryState::Approved,
    }
}
