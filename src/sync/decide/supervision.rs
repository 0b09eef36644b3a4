//! Asking for supervision, and the desk's answers.

use super::{Decision, Effect, Ledger, StoredSupervision, applied, rejected};
use crate::id::{OpId, Revision};
use crate::outcome::RefusalCode;
use crate::row::{Entity, SupervisionRow, SupervisionState};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::id::SupervisionId;
use domain::supervision::{SupervisionField, SupervisionRequest};

pub(super) fn ask(ledger: &Ledger, op: OpId, request: SupervisionRequest, now: DateTime<Utc>) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/request/id"));
    }
    // Also for an assignment that has ended: how it ended may be what it is about.
    if !ledger.assignments.contains_key(&request.assignment) {
        return rejected(RefusalCode::NotYourAssignment, Some("/request/assignment"));
    }
    if let Some(field) = request.too_long() {
        let place = if field == SupervisionField::Times { "/request/times" } else { "/request/note" };
        return rejected(RefusalCode::OutOfBounds, Some(place));
    }
    match &ledger.supervision {
        None => put(ledger, SupervisionRow { request, state: SupervisionState::Received, op, asked_at: now }),
        Some(stored) if stored.row.request == request => told(ledger, stored),
        // Once asked it does not change under those who answer: it is taken back, and asked anew.
        Some(_) => rejected(RefusalCode::WrongState, Some("/request")),
    }
}

pub(super) fn withdraw(ledger: &Ledger, op: OpId, id: SupervisionId) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/supervision"));
    }
    let Some(stored) = ledger.supervision.as_ref().filter(|stored| stored.row.request.id == id) else {
        return rejected(RefusalCode::NoSuchSubject, Some("/supervision"));
    };
    match stored.row.state {
        SupervisionState::Withdrawn => told(ledger, stored),
        SupervisionState::Held { .. } => rejected(RefusalCode::WrongState, Some("/supervision")),
        SupervisionState::Received | SupervisionState::Answered { .. } | SupervisionState::Planned { .. } => {
            put(ledger, SupervisionRow { state: SupervisionState::Withdrawn, op, ..stored.row.clone() })
        }
    }
}

fn put(ledger: &Ledger, row: SupervisionRow) -> Decision {
    let revision = ledger.supervision.as_ref().map_or(Revision::ZERO, |stored| stored.revision).next();
    let (seq, row) = (ledger.next_seq, Box::new(row));
    let state = Entity::Supervision(row.clone());
    applied(seq, revision, Some(state), Some(Effect::PutSupervision { seq, revision, row }))
}

/// What was wanted is so already.
fn told(ledger: &Ledger, stored: &StoredSupervision) -> Decision {
    let state = Entity::Supervision(Box::new(stored.row.clone()));
    applied(ledger.next_seq, stored.revision, Some(state), None)
}

/// What the desk does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SupervisionAction {
    /// Answers with words.
    Answer {
        /// The answer.
        message: String,
    },
    /// Agrees on a time, or on another one.
    Plan {
        /// When, by Norwegian clocks.
        at: NaiveDateTime,
        /// Where, or what to bring.
        message: String,
    },
    /// Notes that it has been given.
    Hold {
        /// Which day.
        on: NaiveDate,
        /// What was agreed.
        note: String,
    },
}

/// The state after the action; `None` when the request was taken back, or has been held.
#[must_use]
pub fn after_answer(state: &SupervisionState, action: SupervisionAction) -> Option<SupervisionState> {
    match state {
        SupervisionState::Withdrawn | SupervisionState::Held { .. } => None,
        SupervisionState::Received | SupervisionState::Answered { .. } | SupervisionState::Planned { .. } => {
            Some(match action {
                SupervisionAction::Answer { message } => SupervisionState::Answered { message },
                SupervisionAction::Plan { at, message } => SupervisionState::Planned { at, message },
                SupervisionAction::Hold { on, note } => SupervisionState::Held { on, note },
            })
        }
    }
}
