//! A month reckoned on the phone, by the same rules as at the municipality.

use chrono::NaiveDate;
use domain::entry::Session;
use domain::id::AssignmentId;
use domain::time::PayPeriod;
use domain::timesheet::{Engagement, FindingKind, Reckoning, Timesheet, reckon, to_correct};
use sync::phone::{AssignmentView, SessionView, Snapshot, TimesheetStage, TimesheetView};
use sync::row::TimesheetState;

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

/// The month as it stands. An approved month is what was approved, whatever the rules or the entries say since.
pub(crate) fn reckoned(
    snapshot: &Snapshot,
    assignment: AssignmentId,
    period: PayPeriod,
    today: NaiveDate,
) -> Option<Timesheet> {
    let decided = |view: &&TimesheetView| view.assignment == assignment && view.period == period;
    if let Some(approved) = snapshot.timesheets.iter().find(decided).and_then(|view| view.approved.clone()) {
        return Some(approved);
    }
    let sessions: Vec<Session> = snapshot.sessions.iter().filter_map(SessionView::counted).cloned().collect();
    let mut sheet = reckon_these(snapshot, assignment, period, today, &sessions)?;
    let sent = |view: &TimesheetView| {
        matches!(view.stage, TimesheetStage::Sending | TimesheetStage::AtServer(TimesheetState::Submitted))
    };
    if snapshot.timesheets.iter().any(|view| decided(&view) && sent(view)) {
        // The deadline passed while the month waits at the municipality; it was the day of sending that counted.
        sheet.findings.retain(|found| !matches!(found.kind, FindingKind::AfterDeadline { .. }));
    }
    Some(sheet)
}

/// The month of an assignment as it would stand with `candidate`, which takes the place of the entry with the same id.
pub(crate) fn reckoned_with(
    snapshot: &Snapshot,
    assignment: AssignmentId,
    candidate: &Session,
    today: NaiveDate,
) -> Option<(Option<Timesheet>, Timesheet)> {
    let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment)?;
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
    let then = reckon_these(snapshot, assignment, period, today, &before);
    reckon_these(snapshot, assignment, period, today, &after).map(|now| (then, now))
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
    let own = snapshot.timesheets.iter().filter(|view| view.assignment == assignment && view.period != period);
    let approved: Vec<Timesheet> = own.clone().filter_map(|view| view.approved.clone()).collect();
    let revised: Vec<PayPeriod> = own.filter(|view| view.revised).map(|view| view.period).collect();
    let others: Vec<Engagement<'_>> = snapshot
        .assignments
        .iter()
        .filter(|view| view.row.assignment.id != assignment)
        .filter_map(|view| Some(Engagement { assignment: &view.row.assignment, terms: view.terms.as_ref()? }))
        .collect();
    let input = Reckoning {
        approved: &approved,
        revised: &to_correct(&revised, &approved, period),
        others: &others,
        today: Some(today),
        ..Reckoning::of(&view.row.assignment, terms, sessions)
    };
    Some(reckon(&input, period))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, driving, session, snapshot};
    use domain::id::TimesheetId;
    use domain::policy::{APP, Deadline};
    use domain::quantity::Metres;

    fn today() -> NaiveDate {
        "2026-03-31".parse().unwrap()
    }

    /// The first of the worked months: 290 km, then 24 km under a cap of 300.
    fn march() -> (AssignmentView, Snapshot, Session) {
        let one = assignment(1);
        let earlier = driving(session(1, &one, "2026-03-04", "16:00", "18:00"), "Hjem", "Hytta", 290_000);
        let later = driving(session(2, &one, "2026-03-25", "16:00", "18:00"), "Hjem", "Badet", 24_000);
        (one.clone(), snapshot(&[one], &[earlier]), later.session)
    }

    #[test]
    fn an_entry_shows_its_effect_on_the_cap_before_it_is_saved() {
        let (_, snapshot, later) = march();
        let (before, now) = reckoned_with(&snapshot, later.assignment, &later, today()).unwrap();
        assert_eq!(before.unwrap().totals.driven_unpaid, Metres(0));
        assert_eq!((now.totals.driven_paid, now.totals.driven_unpaid), (Metres(300_000), Metres(14_000)));
    }

    #[test]
    fn a_drive_for_two_assignments_shows_its_effect_on_both() {
        let (one, two) = (assignment(1), assignment(2));
        let mut shared = driving(session(1, &one, "2026-03-25", "16:00", "18:00"), "Hjem", "Badet", 18_000).session;
        let way = shared.trips[0].legs[0].clone();
        let theirs = domain::entry::Leg { distance: Metres(12_000), assignment: Some(two.row.assignment.id), ..way };
        shared.trips[0].legs.push(theirs);
        let snapshot = snapshot(&[one.clone(), two.clone()], &[]);
        let driven = |of: &AssignmentView| {
            let months = reckoned_with(&snapshot, of.row.assignment.id, &shared, today());
            months.map(|(_, now)| now.totals.driven)
        };
        assert_eq!((driven(&one), driven(&two)), (Some(Metres(18_000)), Some(Metres(12_000))));
    }

    #[test]
    fn an_entry_being_changed_is_not_counted_twice() {
        let (_, snapshot, _) = march();
        let same = snapshot.sessions[0].session.clone();
        let (_, now) = reckoned_with(&snapshot, same.assignment, &same, today()).unwrap();
        assert_eq!(now.totals.driven, Metres(290_000));
    }

    #[test]
    fn an_approved_month_is_shown_as_it_was_approved() {
        let (one, mut snapshot, later) = march();
        let (id, period) = (one.row.assignment.id, period_named(&one, "2026-03").unwrap());
        let approved = reckoned(&snapshot, id, period, today()).unwrap();
        snapshot.timesheets.push(TimesheetView {
            id: TimesheetId::new(uuid::Uuid::from_u128(1)),
            assignment: id,
            period,
            stage: TimesheetStage::AtServer(TimesheetState::Approved),
            totals: sync::Totals::default(),
            approved: Some(approved.clone()),
            revised: false,
        });
        snapshot.sessions.push(SessionView { session: later, state: sync::phone::EntryState::OnPhone, instead: None });
        assert_eq!(reckoned(&snapshot, id, period, today()), Some(approved));
    }
    #[test]
    fn a_month_that_waits_at_the_municipality_is_not_told_that_its_deadline_has_passed() {
        let mut one = assignment(1);
        let mut policy = one.terms.as_ref().unwrap().on(today()).clone();
        policy.period.deadlines = vec![Deadline { channel: APP.to_owned(), day: 5, months_after: 1 }];
        one.terms = Some(policy.into());
        let entry = driving(session(1, &one, "2026-03-04", "16:00", "18:00"), "Hjem", "Hytta", 1_000);
        let mut snapshot = snapshot(&[one.clone()], &[entry]);
        let (id, period) = (one.row.assignment.id, period_named(&one, "2026-03").unwrap());
        let late = |snapshot: &Snapshot| {
            let month = reckoned(snapshot, id, period, "2026-04-06".parse().unwrap()).unwrap();
            month.findings.iter().any(|found| matches!(found.kind, FindingKind::AfterDeadline { .. }))
        };
        assert!(late(&snapshot));
        let stage = TimesheetStage::AtServer(TimesheetState::Submitted);
        let (totals, id) = (sync::Totals::default(), TimesheetId::new(uuid::Uuid::from_u128(1)));
        let assignment = one.row.assignment.id;
        snapshot.timesheets.push(TimesheetView {
            id,
            assignment,
            period,
            stage,
            totals,
            approved: None,
            revised: false,
        });
        assert!(!late(&snapshot));
        let returned = TimesheetState::Returned { comment: "Mangler".to_owned(), lines: vec![] };
        snapshot.timesheets[0].stage = TimesheetStage::AtServer(returned);
        assert!(late(&snapshot));
    }
}
