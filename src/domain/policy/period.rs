//! When a period ends, when it is due, and when it is paid.

use crate::time::calendar::{working_day_after, working_day_before};
use crate::time::{PayPeriod, PeriodStart};
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Periods, deadlines and pay day.
///
/// ```toml
/// [period]
/// start_day = 21
/// pay_day = { day = 12, months_after = 1 }
/// weekend = "before"
/// deadlines = [{ channel = "app", day = 25, months_after = 0 }, { channel = "paper", day = 20, months_after = 0 }]
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PeriodRule {
    /// The day of the month on which periods begin, 1 to 28.
    pub start_day: PeriodStart,
    /// Last day for sending in, per channel; the first is the app's unless one is named `app`.
    pub deadlines: Vec<Deadline>,
    /// When money is paid out.
    pub pay_day: Option<DayAfter>,
    /// Where a deadline or pay day goes that falls on a weekend or public holiday.
    pub weekend: WeekendMove,
    /// Which time decides whether a timesheet that was sent from a phone without network came in time.
    pub sent: SentTime,
    /// What granted hours and fixed caps give in a period that the agreement covers only in part.
    pub part_period: PartPeriod,
}

/// The channel by which the app sends in.
pub const APP: &str = "app";

impl PeriodRule {
    /// The last day for sending in `period` by `channel`, moved off weekends and holidays. Without a deadline of that
    /// name, the first one counts; `None` where there is none at all.
    #[must_use]
    pub fn deadline(&self, period: PayPeriod, channel: &str) -> Option<NaiveDate> {
        let named = self.deadlines.iter().find(|deadline| deadline.channel == channel);
        let deadline = named.or(self.deadlines.first())?;
        self.moved(DayAfter { day: deadline.day, months_after: deadline.months_after }.after(period))
    }

    /// The day on which `period` is paid, moved off weekends and holidays.
    #[must_use]
    pub fn paid_on(&self, period: PayPeriod) -> Option<NaiveDate> {
        self.moved(self.pay_day?.after(period))
    }

    /// The day on which what was sent on `sent` by the phone's clock, and received on `received`, counts as claimed.
    #[must_use]
    pub fn claimed_on(&self, sent: NaiveDate, received: NaiveDate) -> NaiveDate {
        match self.sent {
            // A phone's clock can be set back, never forward past the day of receipt.
            SentTime::Intent => sent.min(received),
            SentTime::Arrival => received,
        }
    }

    /// Whether a timesheet that counts as claimed on `claimed` came in time. Always, where there is no deadline. A late one
    /// is still taken; [`super::LateRule`] says what then.
    #[must_use]
    pub fn in_time(&self, period: PayPeriod, channel: &str, claimed: NaiveDate) -> bool {
        self.deadline(period, channel).is_none_or(|last| claimed <= last)
    }

    fn moved(&self, day: Option<NaiveDate>) -> Option<NaiveDate> {
        day.map(|day| match self.weekend {
            WeekendMove::Before => working_day_before(day),
            WeekendMove::After => working_day_after(day),
            WeekendMove::None => day,
        })
    }
}

impl DayAfter {
    fn after(self, period: PayPeriod) -> Option<NaiveDate> {
        let first = period.until().with_day(1)?.checked_add_months(Months::new(self.months_after.into()))?;
        (1..=self.day.clamp(1, 31)).rev().find_map(|day| first.with_day(day.into()))
    }
}

/// The last day for sending in by one channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// `app`, `paper`, or what the municipality calls it.
    pub channel: String,
    /// Day of the month, 1 to 31; the month's last day where it has fewer.
    pub day: u8,
    /// Months after the one in which the period ends.
    #[serde(default)]
    pub months_after: u8,
}

/// A day counted from the month in which a period ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DayAfter {
    /// Day of the month, 1 to 31; the month's last day where it has fewer.
    pub day: u8,
    /// Months after the one in which the period ends.
    #[serde(default)]
    pub months_after: u8,
}

/// Where a day goes that falls on a Saturday, Sunday or public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WeekendMove {
    /// To the working day before.
    Before,
    /// To the working day after.
    After,
    /// Nowhere.
    #[default]
    None,
}

/// Which time counts against a deadline, and for the age of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SentTime {
    /// When the contact sent it, by the phone's clock.
    #[default]
    Intent,
    /// When the municipality received it.
    Arrival,
}

/// What granted hours and fixed caps give in a period that the agreement covers only in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartPeriod {
    /// All.
    #[default]
    Whole,
    /// In proportion to days.
    ByDays,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rule(weekend: WeekendMove) -> PeriodRule {
        PeriodRule {
            start_day: PeriodStart::new(21).unwrap(),
            deadlines: vec![
                Deadline { channel: "app".into(), day: 25, months_after: 0 },
                Deadline { channel: "paper".into(), day: 20, months_after: 0 },
            ],
            pay_day: Some(DayAfter { day: 12, months_after: 1 }),
            weekend,
            ..PeriodRule::default()
        }
    }

    #[test]
    fn deadline_and_pay_day_count_from_the_month_in_which_the_period_ends() {
        let january = rule(WeekendMove::None).start_day.period_of(day("2025-12-31"));
        let rule = rule(WeekendMove::None);
        assert_eq!(rule.deadline(january, "app"), Some(day("2026-01-25")));
        assert_eq!(rule.deadline(january, "paper"), Some(day("2026-01-20")));
        assert_eq!(rule.deadline(january, "fax"), Some(day("2026-01-25")));
        assert_eq!(rule.paid_on(january), Some(day("2026-02-12")));
    }

    #[test]
    fn a_deadline_on_the_17th_of_may_or_a_weekend_moves_by_the_rule() {
        let on_17_may = PeriodRule {
            deadlines: vec![Deadline { channel: "app".into(), day: 17, months_after: 1 }],
            ..PeriodRule::default()
        };
        let april = PeriodStart::CALENDAR_MONTH.period_of(day("2027-04-01"));
        let with = |weekend| PeriodRule { weekend, ..on_17_may.clone() }.deadline(april, "app");
        assert_eq!(with(WeekendMove::None), Some(day("2027-05-17")));
        assert_eq!(with(WeekendMove::Before), Some(day("2027-05-14")));
        assert_eq!(with(WeekendMove::After), Some(day("2027-05-18")));
    }

    #[test]
    fn a_31st_falls_on_the_last_day_of_a_shorter_month() {
        let rule = PeriodRule { pay_day: Some(DayAfter { day: 31, months_after: 1 }), ..PeriodRule::default() };
        assert_eq!(rule.paid_on(PeriodStart::CALENDAR_MONTH.period_of(day("2026-01-15"))), Some(day("2026-02-28")));
    }
}
