//! Pay periods: the calendar month, or from any day of the month to the day before it in the next.

use super::in_calendar;
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The day of the month on which periods begin: 1 for calendar months, 21 for "21st to 20th". At most 28, so that
/// every month has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct PeriodStart(#[cfg_attr(feature = "schema", schemars(range(min = 1, max = 28)))] u8);

/// Why a period is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PeriodProblem {
    /// Months do not all have that day.
    #[error("a period begins on day 1 to 28 of a month")]
    StartDay,
    /// No days, or more than [`PayPeriod::LONGEST`].
    #[error("a period has 1 to 62 days")]
    Length,
    /// Outside [`super::YEARS`].
    #[error("the period is outside 1990–2100")]
    OutsideCalendar,
    /// Not `YYYY-MM`.
    #[error("a period is named by year and month, such as 2026-03")]
    Key,
}

impl PeriodStart {
    /// Calendar months.
    pub const CALENDAR_MONTH: Self = Self(1);

    /// The start day, or a problem when it is not 1 to 28.
    ///
    /// # Errors
    /// [`PeriodProblem::StartDay`].
    pub const fn new(day: u8) -> Result<Self, PeriodProblem> {
        if day >= 1 && day <= 28 { Ok(Self(day)) } else { Err(PeriodProblem::StartDay) }
    }

    /// The day of the month.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.0
    }

    /// The period that holds `date`.
    #[must_use]
    pub fn period_of(self, date: NaiveDate) -> PayPeriod {
        let this_month = date.with_day(u32::from(self.0)).unwrap_or(date);
        let from = if this_month <= date { this_month } else { minus_month(this_month) };
        PayPeriod { from, until: plus_month(from).pred_opt().unwrap_or(from) }
    }

    /// The period named `key` (`YYYY-MM`, the month in which it ends).
    ///
    /// # Errors
    /// [`PeriodProblem::Key`] or [`PeriodProblem::OutsideCalendar`].
    pub fn period_named(self, key: &str) -> Result<PayPeriod, PeriodProblem> {
        let (year, month) = key.split_once('-').ok_or(PeriodProblem::Key)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(PeriodProblem::Key);
        }
        let year = year.parse().map_err(|_| PeriodProblem::Key)?;
        let month = month.parse().map_err(|_| PeriodProblem::Key)?;
        let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(PeriodProblem::Key)?;
        let period = self.period_of(first);
        PayPeriod::new(period.from, period.until)
    }
}

impl Default for PeriodStart {
    fn default() -> Self {
        Self::CALENDAR_MONTH
    }
}

impl TryFrom<u8> for PeriodStart {
    type Error = PeriodProblem;

    fn try_from(day: u8) -> Result<Self, PeriodProblem> {
        Self::new(day)
    }
}

impl From<PeriodStart> for u8 {
    fn from(start: PeriodStart) -> Self {
        start.0
    }
}

fn plus_month(date: NaiveDate) -> NaiveDate {
    date.checked_add_months(Months::new(1)).unwrap_or(date)
}

fn minus_month(date: NaiveDate) -> NaiveDate {
    date.checked_sub_months(Months::new(1)).unwrap_or(date)
}

/// The days that one timesheet covers, both included, counted in Europe/Oslo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Days", into = "Days")]
pub struct PayPeriod {
    from: NaiveDate,
    until: NaiveDate,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Days {
    from: NaiveDate,
    until: NaiveDate,
}

impl From<PayPeriod> for Days {
    fn from(period: PayPeriod) -> Self {
        Self { from: period.from, until: period.until }
    }
}

impl TryFrom<Days> for PayPeriod {
    type Error = PeriodProblem;

    fn try_from(days: Days) -> Result<Self, PeriodProblem> {
        Self::new(days.from, days.until)
    }
}

impl PayPeriod {
    /// Days in the longest period: two months, where a municipality changes its periods.
    pub const LONGEST: i64 = 62;

    /// A period of any days, of which one end may lie outside the calendar: "21 December to 20 January" does in its first
    /// and its last year.
    ///
    /// # Errors
    /// [`PeriodProblem::Length`] or [`PeriodProblem::OutsideCalendar`].
    pub fn new(from: NaiveDate, until: NaiveDate) -> Result<Self, PeriodProblem> {
        let period = Self { from, until };
        if !in_calendar(from) && !in_calendar(until) {
            Err(PeriodProblem::OutsideCalendar)
        } else if (1..=Self::LONGEST).contains(&period.days()) {
            Ok(period)
        } else {
            Err(PeriodProblem::Length)
        }
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day.
    #[must_use]
    pub const fn until(self) -> NaiveDate {
        self.until
    }

    /// Number of days.
    #[must_use]
    pub fn days(self) -> i64 {
        self.until.signed_duration_since(self.from).num_days() + 1
    }

    /// Whether `date` is one of its days.
    #[must_use]
    pub fn holds(self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.until
    }

    /// Its name: year and month in which it ends, such as `2026-03`. "21 December to 20 January" is January's.
    #[must_use]
    pub fn key(self) -> String {
        format!("{:04}-{:02}", self.until.year(), self.until.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_calendar_month_is_its_own_period() {
        let period = PeriodStart::CALENDAR_MONTH.period_of(day("2028-02-29"));
        assert_eq!(
            (period.from(), period.until(), period.key().as_str()),
            (day("2028-02-01"), day("2028-02-29"), "2028-02")
        );
    }

    #[test]
    fn a_period_from_the_21st_spans_the_new_year_and_belongs_to_january() {
        let start = PeriodStart::new(21).unwrap();
        for date in ["2025-12-21", "2025-12-31", "2026-01-01", "2026-01-20"] {
            let period = start.period_of(day(date));
            assert_eq!((period.from(), period.until()), (day("2025-12-21"), day("2026-01-20")), "{date}");
            assert_eq!(start.period_named(&period.key()), Ok(period));
        }
    }

    #[test]
    fn the_first_and_the_last_period_of_the_calendar_come_back_from_their_name_and_their_days() {
        for start in (1..=28).map(|day| PeriodStart::new(day).unwrap()) {
            for date in ["1990-01-01", "1990-01-31", "2100-12-01", "2100-12-31"] {
                let period = start.period_of(day(date));
                assert_eq!(start.period_named(&period.key()), Ok(period));
                let json = serde_json::to_string(&period).unwrap();
                assert_eq!(serde_json::from_str::<PayPeriod>(&json).unwrap(), period);
            }
        }
        let outside = PayPeriod::new(day("2101-01-01"), day("2101-01-31"));
        assert_eq!(outside, Err(PeriodProblem::OutsideCalendar));
    }

    #[test]
    fn a_period_of_no_days_and_a_start_that_months_lack_are_refused() {
        assert_eq!(PayPeriod::new(day("2026-03-02"), day("2026-03-01")), Err(PeriodProblem::Length));
        assert_eq!(PeriodStart::new(29), Err(PeriodProblem::StartDay));
        assert_eq!(PeriodStart::new(0), Err(PeriodProblem::StartDay));
        assert_eq!(PeriodStart::CALENDAR_MONTH.period_named("2026-3"), Err(PeriodProblem::Key));
        assert_eq!(PeriodStart::CALENDAR_MONTH.period_named("1989-12"), Err(PeriodProblem::OutsideCalendar));
    }
}
