//! The days that a report is about.

use super::{Due, Every, ReportForm};
use crate::assignment::Agreement;
use crate::policy::Terms;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The days that a report is about, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportSpan {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, which is also the one on which the report is due.
    pub until: NaiveDate,
}

impl ReportSpan {
    /// Whether `day` is one of them.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

impl ReportForm {
    /// The span of this form that `day` lies in; `None` for a form that is written when an agreement ends, as long as the
    /// agreement has no last day.
    #[must_use]
    pub fn span_of(&self, day: NaiveDate, terms: &Terms, agreement: &Agreement) -> Option<ReportSpan> {
        let months = match self.every {
            Every::Period => {
                let period = terms.period_of(day);
                return Some(ReportSpan { from: period.from(), until: period.until() });
            }
            Every::Ending => return agreement.until.map(|until| ReportSpan { from: agreement.from, until }),
            Every::Quarter => 3,
            Every::HalfYear => 6,
            Every::Year => 12,
        };
        let ends: Vec<NaiveDate> = (day.year() - 2..=day.year() + 1).flat_map(|year| self.ends(year, months)).collect();
        let until = ends.iter().copied().filter(|end| *end >= day).min()?;
        let from = ends.iter().filter(|end| **end < day).max()?.succ_opt()?;
        Some(ReportSpan { from, until })
    }

    /// The days of `year` on which spans end.
    fn ends(&self, year: i32, months: u8) -> Vec<NaiveDate> {
        let whole = || (1..=12 / months).map(|nth| Due { month: nth * months, day: 31 }).collect();
        let due: Vec<Due> = if self.due.is_empty() { whole() } else { self.due.clone() };
        due.into_iter().filter_map(|due| on_or_before(year, due)).collect()
    }
}

/// The day, or the month's last where it has fewer.
fn on_or_before(year: i32, due: Due) -> Option<NaiveDate> {
    (1..=due.day).rev().take(4).find_map(|day| NaiveDate::from_ymd_opt(year, due.month.into(), day.into()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{agreement, day, form, terms};
    use super::*;

    fn span(form: &ReportForm, on: &str) -> Option<(String, String)> {
        let span = form.span_of(day(on), &terms(), &agreement())?;
        Some((span.from.to_string(), span.until.to_string()))
    }

    fn days(from: &str, until: &str) -> Option<(String, String)> {
        Some((from.to_owned(), until.to_owned()))
    }

    #[test]
    fn without_named_days_the_year_is_cut_into_equal_parts() {
        for (every, on, from, until) in [
            (Every::HalfYear, "2026-06-30", "2026-01-01", "2026-06-30"),
            (Every::HalfYear, "2026-07-01", "2026-07-01", "2026-12-31"),
            (Every::Quarter, "2026-03-31", "2026-01-01", "2026-03-31"),
            (Every::Year, "2026-03-31", "2026-01-01", "2026-12-31"),
            (Every::Period, "2026-02-03", "2026-02-01", "2026-02-28"),
        ] {
            assert_eq!(span(&ReportForm { every, ..form() }, on), days(from, until), "{every:?} on {on}");
        }
    }

    #[test]
    fn a_report_is_about_the_days_since_the_one_before_it_was_due() {
        let due = vec![Due { month: 10, day: 31 }, Due { month: 5, day: 31 }];
        let form = ReportForm { every: Every::HalfYear, due, ..form() };
        assert_eq!(span(&form, "2026-03-31"), days("2025-11-01", "2026-05-31"));
        assert_eq!(span(&form, "2026-05-31"), days("2025-11-01", "2026-05-31"));
        assert_eq!(span(&form, "2026-06-01"), days("2026-06-01", "2026-10-31"));
        assert_eq!(span(&form, "2026-11-01"), days("2026-11-01", "2027-05-31"));
    }

    #[test]
    fn a_day_that_the_month_has_not_is_its_last() {
        let form = ReportForm { every: Every::Year, due: vec![Due { month: 2, day: 31 }], ..form() };
        assert_eq!(span(&form, "2027-12-01"), days("2027-03-01", "2028-02-29"));
    }

    #[test]
    fn a_last_report_is_about_the_whole_agreement_once_its_end_is_known() {
        let form = ReportForm { every: Every::Ending, ..form() };
        assert_eq!(span(&form, "2026-03-31"), None);
        let agreement = Agreement { until: Some(day("2026-09-30")), ..agreement() };
        let span = form.span_of(day("2026-03-31"), &terms(), &agreement);
        assert_eq!(span, Some(ReportSpan { from: agreement.from, until: day("2026-09-30") }));
    }
}
