//! A month reckoned on the phone, by the same rules as at the municipality.

use chrono::NaiveDate;
use domain::entry::Session;
use domain::id::AssignmentId;
use domain::time::PayPeriod;
use domain::timesheet::{Reckoning, Timesheet, reckon};
use sync::phone::{AssignmentView, SessionView, Snapshot};

/// The period of an assignment that holds `date`; `None` when only a newer app can read the assignment's rules.
pub(crate) fn period_of(view: &AssignmentView, date: NaiveDate) -> Option<PayPeriod> {
    view.terms.as_ref().map(|terms| terms.period_of(date))
}

/// The period that a page's address names by year and month.
pub(crate) fn period_named(view: &AssignmentView, key: &str) -> Option<PayPeriod> {
    // Whatever day periods begin on, the first of the month in which a period ends lies in it.
    let first = NaiveDate::parse_from_str(&format!("{key}-01"), "%Y-%m-%d").ok()?;
    period_of(view, first)
}

/// The month as it stands.
pub(crate) fn reckoned(
    snapshot: &Snapshot,
    assignment: AssignmentId,
    period: PayPeriod,
    today: NaiveDate,
) -> Option<Timesheet> {
    let sessions: Vec<Session> = snapshot.sessions.iter().filter_map(SessionView::counted).cloned().collect();
    reckon_these(snapshot, assignment, period, today, &sessions)
}

/// The month as it would stand with `candidate`, which takes the place of the entry with the same id.
pub(crate) fn reckoned_with(
    snapshot: &Snapshot,
    candidate: &Session,
    today: NaiveDate,
) -> Option<(Option<Timesheet>, Timesheet)> {
    let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == candidate.assignment)?;
    let period = period_of(view, candidate.span.date())?;
    let before: Vec<Session> = snapshot
        .sessions
        .iter()
        .filter_map(SessionView::counted)
        .filter(|session| session.id != candidate.id)
        .cloned()
        .collect();
    let mut after = before.clone();
    after.push(candidate.clone());
    let then = reckon_these(snapshot, candidate.assignment, period, today, &before);
    reckon_these(snapshot, candidate.assignment, period, today, &after).map(|now| (then, now))
}

fn reckon_these(
    snapshot: &Snapshot,
    assignment: AssignmentId,
    period: PayPeriod,
    today: NaiveDate,
    sessions: &[Session],
) -> Option<Timesheet> {
    let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment)?;
    let terms = view.terms.as_ref()?;
    let approved: Vec<Timesheet> = Vec::new();
    let input =
        Reckoning { approved: &approved, today: Some(today), ..Reckoning::of(&view.row.assignment, terms, sessions) };
    Some(reckon(&input, period))
}
