//! The hours that the decision grants for the days of a report, to hold those that were used against.

use crate::pages::shown::{period_of, reckoned};
use chrono::NaiveDate;
use domain::id::AssignmentId;
use domain::quantity::Minutes;
use domain::report::ReportSpan;
use sync::phone::Snapshot;

/// Minutes of the pay periods that end in the report's days; nothing where no number of hours is granted.
pub(super) fn granted(
    snapshot: &Snapshot,
    assignment: AssignmentId,
    span: ReportSpan,
    today: NaiveDate,
) -> Option<Minutes> {
    let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment)?;
    let (mut day, mut sum) = (span.from, Minutes(0));
    while day <= span.until {
        let period = period_of(view, day)?;
        if period.until() <= span.until {
            sum += reckoned(snapshot, assignment, period, today)?.hours.granted?;
        }
        day = period.until().succ_opt()?;
    }
    (sum.0 > 0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, snapshot, under};
    use domain::policy::GrantedHours;

    fn span(from: &str, until: &str) -> ReportSpan {
        ReportSpan { from: from.parse().unwrap(), until: until.parse().unwrap() }
    }

    #[test]
    fn the_granted_hours_of_a_half_year_are_those_of_its_months() {
        let sixteen: GrantedHours = serde_json::from_str(r#"{"hours": {"per_month": "16 h"}}"#).unwrap();
        let one = under(assignment(1), |policy| policy.granted = Some(sixteen.clone()));
        let (id, shown) = (one.row.assignment.id, snapshot(&[one], &[]));
        let hours = |from, until| granted(&shown, id, span(from, until), "2026-07-01".parse().unwrap());
        assert_eq!(hours("2026-01-01", "2026-06-30"), Some(Minutes(6 * 16 * 60)));
        assert_eq!(hours("2026-03-01", "2026-03-31"), Some(Minutes(16 * 60)));
        assert_eq!(hours("2026-03-01", "2026-03-15"), None, "a part of a month says nothing");
    }

    #[test]
    fn where_nothing_is_granted_nothing_is_said() {
        let one = assignment(1);
        let (id, shown) = (one.row.assignment.id, snapshot(&[one], &[]));
        assert_eq!(granted(&shown, id, span("2026-01-01", "2026-06-30"), "2026-07-01".parse().unwrap()), None);
    }
}
