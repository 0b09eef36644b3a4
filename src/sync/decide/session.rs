//! Writing and deleting sessions.

use super::bounds::{OutOfBounds, unknown_choice, within_bounds};
use super::merge::merge;
use super::{BaseState, Decision, Effect, Ledger, StoredSession, applied, refused, rejected};
use crate::id::{OpId, Revision};
use crate::outcome::{Outcome, RefusalCode};
use crate::row::{Entity, SessionRow, SessionState};
use domain::entry::Session;
use domain::id::{AssignmentId, SessionId};

pub(super) fn put(ledger: &Ledger, op: OpId, session: Session) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/session/id"));
    }
    if let Some(decision) = against_a_rule(ledger, &session) {
        return decision;
    }
    let old = ledger.session.as_ref().filter(|stored| stored.row.live().is_some());
    if let Some(decision) = locked(ledger, old.map(|stored| &stored.content).into_iter().chain([&session])) {
        return decision;
    }
    let Some(stored) = &ledger.session else { return written(ledger, op, session, false) };
    if stands_on(&ledger.base, stored) {
        return written(ledger, op, session, false);
    }
    let SessionState::Live(theirs) = &stored.row.state else { return conflict(stored) };
    if **theirs == session {
        return written(ledger, op, session, false);
    }
    match &ledger.base {
        BaseState::Known { content: Some(base), .. } => match merge(base, &session, theirs) {
            Ok(merged) if within_bounds(&merged).is_ok() && against_a_rule(ledger, &merged).is_none() => {
                let differs = merged != session;
                written(ledger, op, merged, differs)
            }
            _ => conflict(stored),
        },
        _ => conflict(stored),
    }
}

pub(super) fn delete(ledger: &Ledger, op: OpId, id: SessionId) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/session"));
    }
    // What never came, or was refused when it came, is gone already.
    let Some(stored) = &ledger.session else { return applied(ledger.next_seq, Revision::ZERO, None, None) };
    if let Some(decision) = locked(ledger, stored.row.live()) {
        return decision;
    }
    let Some(theirs) = stored.row.live() else {
        return applied(ledger.next_seq, stored.revision, Some(Entity::Session(stored.row.clone())), None);
    };
    let unchanged = matches!(&ledger.base, BaseState::Known { content: Some(base), .. } if **base == *theirs);
    if !stands_on(&ledger.base, stored) && !unchanged {
        return conflict(stored);
    }
    let row = SessionRow { id, op, state: SessionState::Deleted };
    put_row(ledger, row, stored.content.clone(), None)
}

/// Whether nobody else has changed the session since its author looked at it.
fn stands_on(base: &BaseState, stored: &StoredSession) -> bool {
    matches!(base, BaseState::Known { op, .. } if *op == stored.row.op)
}

fn written(ledger: &Ledger, op: OpId, session: Session, merged: bool) -> Decision {
    let row = SessionRow { id: session.id, op, state: SessionState::Live(Box::new(session.clone())) };
    let told = merged.then(|| Entity::Session(row.clone()));
    put_row(ledger, row, session, told)
}

fn put_row(ledger: &Ledger, row: SessionRow, content: Session, told: Option<Entity>) -> Decision {
    let revision = ledger.session.as_ref().map_or(Revision::ZERO, |stored| stored.revision).next();
    let seq = ledger.next_seq;
    applied(seq, revision, told, Some(Effect::PutSession { seq, revision, row, content: Box::new(content) }))
}

fn conflict(stored: &StoredSession) -> Decision {
    refused(Outcome::Conflict { server_state: Some(Box::new(Entity::Session(stored.row.clone()))) })
}

/// Rules that hold whatever the server has.
fn against_a_rule(ledger: &Ledger, session: &Session) -> Option<Decision> {
    let yours = |id: AssignmentId| ledger.assignments.get(&id).filter(|row| !row.ended);
    let Some(row) = yours(session.assignment) else {
        return Some(rejected(RefusalCode::NotYourAssignment, Some("/session/assignment")));
    };
    if let Err(OutOfBounds(place)) = within_bounds(session) {
        return Some(rejected(RefusalCode::OutOfBounds, Some(&format!("/session{place}"))));
    }
    let mut legs = session.trips.iter().flat_map(|trip| &trip.legs);
    if legs.any(|leg| leg.assignment.is_some_and(|id| yours(id).is_none())) {
        return Some(rejected(RefusalCode::NotYourAssignment, Some("/session/trips")));
    }
    let agreement = &row.assignment.agreement;
    let day = session.span.date();
    if day < agreement.from || agreement.until.is_some_and(|until| day > until) {
        return Some(rejected(RefusalCode::OutsideAgreement, Some("/session/span")));
    }
    let activities: Vec<_> = row.municipality.activities.iter().map(|activity| activity.key.0.clone()).collect();
    unknown_choice(session, &row.assignment, &activities).map(|place| rejected(RefusalCode::UnknownChoice, Some(place)))
}

/// Whether a period that any of the sessions begins or ends in is closed.
fn locked<'a>(ledger: &Ledger, sessions: impl IntoIterator<Item = &'a Session>) -> Option<Decision> {
    sessions.into_iter().find_map(|session| {
        let days = [session.span.start(), session.span.end()].map(|moment| moment.wall.date());
        let closed = ledger.timesheets.iter().find(|row| {
            row.assignment == session.assignment
                && !row.state.is_open()
                && days.iter().any(|day| row.period.holds(*day))
        });
        closed.map(|row| refused(Outcome::Locked { state: row.state.clone() }))
    })
}
