//! Taking up an edit that came after its month was approved: the approved month stays as it is, the entry changes, and
//! the difference becomes a correction in the next open month.

use super::{Decision, Keep, Ledger, session};
use crate::op::{Change, Op};
use crate::outcome::Outcome;
use crate::row::TimesheetRow;
use domain::entry::Session;
use thiserror::Error;

/// A late edit, taken up.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenUp {
    /// What to write, and the answer that the edit has from now on.
    pub decision: Decision,
    /// The approved timesheets that say something else than the entries from now on.
    pub revised: Vec<TimesheetRow>,
}

/// Why an edit cannot be taken up.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum NotTakenUp {
    /// It was not refused for an approved month.
    #[error("the operation did not come too late")]
    NotLate,
    /// It could not be carried out if the month were open either.
    #[error("the operation does not fit what is stored: {0:?}")]
    DoesNotFit(Box<Outcome>),
}

/// Carries out `late`, which was refused with `answer`, as if the approved months that it touches were open. Months that
/// wait for the municipality stay closed.
///
/// # Errors
/// [`NotTakenUp`]; nothing may be written then.
pub fn take_up(ledger: &Ledger, late: &Op, answer: &Outcome) -> Result<TakenUp, NotTakenUp> {
    let Outcome::Locked { state } = answer else { return Err(NotTakenUp::NotLate) };
    if !state.is_approved() {
        return Err(NotTakenUp::NotLate);
    }
    let (approved, closed) = ledger.timesheets.iter().cloned().partition(|row| row.state.is_approved());
    let open = Ledger { timesheets: closed, ..ledger.clone() };
    let (new, decision) = match late.change() {
        Ok(Change::PutSession { session }) => (Some(session.clone()), session::put(&open, late.id(), session)),
        Ok(Change::DeleteSession { session }) => (None, session::delete(&open, late.id(), session)),
        _ => return Err(NotTakenUp::NotLate),
    };
    if !matches!(decision.outcome, Outcome::Applied(_)) {
        return Err(NotTakenUp::DoesNotFit(Box::new(decision.outcome)));
    }
    let old = ledger.session.as_ref().and_then(|stored| stored.row.live());
    let versions: Vec<&Session> = old.into_iter().chain(new.as_ref()).collect();
    let revised = |row: &TimesheetRow| versions.iter().any(|session| counts_in(session, row));
    let approved: Vec<TimesheetRow> = approved;
    Ok(TakenUp {
        decision: Decision { keep: Keep::Answer, ..decision },
        revised: approved
            .into_iter()
            .filter(|row| revised(row))
            .map(|row| TimesheetRow { revised: true, ..row })
            .collect(),
    })
}

/// Whether a part of the session, or of its driving, may be paid in the timesheet.
fn counts_in(session: &Session, row: &TimesheetRow) -> bool {
    let mut legs = session.trips.iter().flat_map(|trip| &trip.legs);
    let concerns = session.assignment == row.assignment || legs.any(|leg| leg.assignment == Some(row.assignment));
    concerns && [session.span.start(), session.span.end()].iter().any(|moment| row.period.holds(moment.wall.date()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::sample;
    use crate::decide::{BaseState, Effect, StoredSession};
    use crate::id::{DeviceId, DeviceSeq, OpId, Seq};
    use crate::manifest::Totals;
    use crate::op::Base;
    use crate::row::{SessionRow, SessionState, TimesheetState};
    use domain::id::TimesheetId;
    use domain::time::PayPeriod;
    use std::sync::Arc;

    fn timesheet(month: &str, days: &str, state: TimesheetState) -> TimesheetRow {
        let period = PayPeriod::new(format!("{month}-01").parse().unwrap(), format!("{month}-{days}").parse().unwrap());
        TimesheetRow {
            id: TimesheetId::new(sample::uuid(11, 1)),
            assignment: sample::assignment_id(),
            period: period.unwrap(),
            state,
            totals: Totals::default(),
            op: OpId::new(sample::uuid(7, 50)),
            submitted_at: sample::time(0),
            pressed_at: None,
            reckoned: None,
            revised: false,
        }
    }

    /// A session of March is stored; March is approved, April is in the state that is given.
    fn ledger(april: TimesheetState) -> Ledger {
        let content = sample::session(1, "2026-03-03");
        let op = OpId::new(sample::uuid(7, 1));
        let row = SessionRow { id: content.id, op, state: SessionState::Live(Box::new(content.clone())) };
        let assignment = sample::assignment();
        Ledger {
            next_seq: Seq(9),
            base: BaseState::Known { op, content: Some(Box::new(content.clone())) },
            session: Some(StoredSession { revision: crate::Revision(1), row, content }),
            assignments: Arc::new([(assignment.assignment.id, assignment)].into()),
            timesheets: vec![timesheet("2026-03", "31", TimesheetState::Paid), timesheet("2026-04", "30", april)],
            ..Ledger::default()
        }
    }

    fn late(change: &Change) -> Op {
        let base = Base::After(OpId::new(sample::uuid(7, 1)));
        Op::new(sample::stamp(2), DeviceId::new(sample::uuid(6, 1)), DeviceSeq(2), base, change)
    }

    fn locked() -> Outcome {
        Outcome::Locked { state: TimesheetState::Paid }
    }

    #[test]
    fn a_late_edit_is_carried_out_and_names_the_approved_month() {
        let edited = Session { note: "late".into(), ..sample::session(1, "2026-03-03") };
        let op = late(&Change::PutSession { session: edited.clone() });
        let taken = take_up(&ledger(TimesheetState::Submitted), &op, &locked()).unwrap();
        let Some(Effect::PutSession { row, .. }) = taken.decision.effect else { panic!("{taken:?}") };
        assert_eq!((row.op, row.live()), (op.id(), Some(&edited)));
        assert_eq!(taken.decision.keep, Keep::Answer);
        let named: Vec<_> = taken.revised.iter().map(|row| (row.period.key(), row.revised, &row.state)).collect();
        assert_eq!(named, [("2026-03".to_owned(), true, &TimesheetState::Paid)]);
    }

    #[test]
    fn a_late_deletion_names_the_month_that_it_was_in() {
        let op = late(&Change::DeleteSession { session: sample::session(1, "2026-03-03").id });
        let taken = take_up(&ledger(TimesheetState::Draft), &op, &locked()).unwrap();
        assert_eq!(taken.revised.len(), 1);
    }

    #[test]
    fn an_edit_into_a_month_that_waits_is_not_taken_up() {
        let op = late(&Change::PutSession { session: sample::session(1, "2026-04-03") });
        let refused = take_up(&ledger(TimesheetState::Submitted), &op, &locked());
        let waits = Outcome::Locked { state: TimesheetState::Submitted };
        assert_eq!(refused, Err(NotTakenUp::DoesNotFit(Box::new(waits))));
        assert!(take_up(&ledger(TimesheetState::Draft), &op, &locked()).is_ok());
    }

    #[test]
    fn only_what_came_too_late_is_taken_up() {
        let op = late(&Change::PutSession { session: sample::session(1, "2026-03-03") });
        for answer in [
            Outcome::Locked { state: TimesheetState::Submitted },
            Outcome::Conflict { server_state: None },
            Outcome::Rejected { code: crate::outcome::RefusalCode::OutOfBounds, field: None },
        ] {
            assert_eq!(take_up(&ledger(TimesheetState::Draft), &op, &answer), Err(NotTakenUp::NotLate), "{answer:?}");
        }
    }
}
