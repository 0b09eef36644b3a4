//! Which month is shown, and which stand beside it.

use crate::clock;
use crate::journal::Journal;
use crate::pages::shown::{assignment_name, period_named, period_of};
use chrono::NaiveDate;
use domain::id::AssignmentId;
use domain::time::PayPeriod;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use sync::phone::{AssignmentView, Snapshot};

/// A month of an assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Whose.
    pub(crate) assignment: AssignmentId,
    /// What the assignment is called.
    pub(crate) name: String,
    /// Which days.
    pub(crate) period: PayPeriod,
    /// The key of the month before, unless the agreement had not begun and nothing was logged.
    pub(crate) before: Option<String>,
    /// The key of the month after, unless it lies in the future.
    pub(crate) after: Option<String>,
}

impl Place {
    /// Its address.
    pub(crate) fn href(&self) -> String {
        format!("/maned/{}/{}", self.assignment, self.period.key())
    }
}

/// The month that the browser's address means now.
pub(super) fn place_of_address() -> Memo<Option<Place>> {
    let snapshot = expect_context::<Journal>().snapshot();
    let params = use_params_map();
    Memo::new(move |_| {
        let params = params.read();
        let (assignment, period) = (params.get("assignment"), params.get("period"));
        snapshot.with(|snapshot| place(snapshot, assignment.as_deref(), period.as_deref(), clock::today()))
    })
}

/// The month that an address means; parts that are missing or wrong fall back to the assignment last used and today.
pub(crate) fn place(
    snapshot: &Snapshot,
    assignment: Option<&str>,
    period: Option<&str>,
    today: NaiveDate,
) -> Option<Place> {
    let named = |id: AssignmentId| snapshot.assignments.iter().find(|view| view.row.assignment.id == id);
    let asked = assignment.and_then(|id| id.parse().ok()).and_then(named);
    let last_used = || snapshot.sessions.last().and_then(|view| named(view.session.assignment));
    let open = |view: &&AssignmentView| !view.row.ended;
    let view = asked
        .or_else(|| last_used().filter(|view| open(view)))
        .or_else(|| snapshot.assignments.iter().find(open))
        .or_else(|| snapshot.assignments.first())?;
    let current = period_of(view, today)?;
    let period = period.and_then(|key| period_named(view, key)).unwrap_or(current);
    let assignment = &view.row.assignment;
    let beside = |date: Option<NaiveDate>| date.and_then(|date| period_of(view, date));
    let earliest = snapshot
        .sessions
        .iter()
        .map(|view| &view.session)
        .filter(|session| session.assignment == assignment.id)
        .map(|session| session.span.date())
        .chain([assignment.agreement.from])
        .min();
    Some(Place {
        assignment: assignment.id,
        name: assignment_name(assignment),
        period,
        before: beside(period.from().pred_opt())
            .filter(|before| earliest.is_some_and(|first| first <= before.until()))
            .map(PayPeriod::key),
        after: beside(period.until().succ_opt()).filter(|after| after.from() <= today).map(PayPeriod::key),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session, snapshot};

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    #[test]
    fn without_an_address_it_is_the_running_month_of_the_assignment_last_used() {
        let (one, two) = (assignment(1), assignment(2));
        let entries = [session(1, &two, "2026-10-03", "10:00", "11:00")];
        let place = place(&snapshot(&[one, two.clone()], &entries), None, None, today()).unwrap();
        assert_eq!((place.assignment, place.period.key().as_str()), (two.row.assignment.id, "2026-11"));
        assert_eq!((place.before.as_deref(), place.after), (Some("2026-10"), None));
    }

    #[test]
    fn a_wrong_address_leads_to_a_month_that_exists() {
        let one = assignment(1);
        let place = place(&snapshot(&[one], &[]), Some("tull"), Some("2026-13"), today()).unwrap();
        assert_eq!(place.period.key(), "2026-11");
    }

    #[test]
    fn without_assignments_there_is_no_month() {
        assert_eq!(place(&Snapshot::default(), None, None, today()), None);
    }
}
