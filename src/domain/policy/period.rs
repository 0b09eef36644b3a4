//! When a period ends, when it is due, and when it is paid.

use crate::time::PeriodStart;
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

/// The last day for sending in by one channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Which time counts against a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[serde(rename_all = "snake_case")]
pub enum PartPeriod {
    /// All.
    #[default]
    Whole,
    /// In proportion to days.
    ByDays,
}
