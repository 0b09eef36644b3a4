//! Pay periods: calendar months, or from a day of one month to the day before it in the next.

use chrono::{Datelike, Days, Months, NaiveDate};
use core::fmt;
use serde::{Deserialize, Serialize};

/// A pay period, both days included. Written `2026-10-21/2026-11-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

/// Into what periods days fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodRule {
    /// From the first to the last of a month.
    CalendarMonth,
    /// From this day (2–28) of a month to the day before it in the next.
    FromDay(u8),
}

/// A text that is not a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a period; write the first and the last day as 2026-10-21/2026-11-20")]
pub struct NotAPeriod;

impl Period {
    /// From `first` to `last`, both included.
    ///
    /// # Errors
    /// [`NotAPeriod`] when `last` is before `first`, or more than a year after it.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, NotAPeriod> {
        let days = last.signed_duration_since(first).num_days();
        if (0..=366).contains(&days) { Ok(Self { first, last }) } else { Err(NotAPeriod) }
    }

    /// The first day.
    #[must_use]
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(&self) -> NaiveDate {
        self.last
    }

    /// Whether `date` lies in it.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }
}

impl PeriodRule {
    /// The period in which `date` falls.
    #[must_use]
    pub fn period_of(self, date: NaiveDate) -> Period {
        let start_day = match self {
            Self::CalendarMonth => 1,
            // Every month has a 28th; a rule read from elsewhere cannot break the reckoning.
            Self::FromDay(day) => u32::from(day.clamp(1, 28)),
        };
        let in_month = date.with_day(start_day).unwrap_or(date);
        let first =
            if date < in_month { in_month.checked_sub_months(Months::new(1)).unwrap_or(in_month) } else { in_month };
        let last = first.checked_add_months(Months::new(1)).and_then(|next| next.checked_sub_days(Days::new(1)));
        Period { first, last: last.unwrap_or(first) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.last)
    }
}

impl core::str::FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (first, last) = text.split_once('/').ok_or(NotAPeriod)?;
        Self::new(first.parse().map_err(|_| NotAPeriod)?, last.parse().map_err(|_| NotAPeriod)?)
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(rule: PeriodRule, date: &str) -> String {
        rule.period_of(date.parse().unwrap()).to_string()
    }

    #[test]
    fn a_day_falls_in_the_period_of_the_rule() {
        assert_eq!(period(PeriodRule::CalendarMonth, "2026-02-10"), "2026-02-01/2026-02-28");
        assert_eq!(period(PeriodRule::FromDay(21), "2026-11-20"), "2026-10-21/2026-11-20");
        assert_eq!(period(PeriodRule::FromDay(21), "2026-11-21"), "2026-11-21/2026-12-20");
        assert_eq!(period(PeriodRule::FromDay(21), "2026-01-01"), "2025-12-21/2026-01-20");
    }

    #[test]
    fn a_period_reads_back_as_written() {
        let period = PeriodRule::FromDay(21).period_of("2026-11-20".parse().unwrap());
        assert_eq!(period.to_string().parse(), Ok(period));
        assert_eq!("2026-11-20/2026-10-21".parse::<Period>(), Err(NotAPeriod));
    }
}
