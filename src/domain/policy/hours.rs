//! Granted hours, how hours are counted, and how each kind of session is paid.

use super::cap::{CarryRule, OverCap};
use super::driving::{RoundingMode, RoundingSpan};
use super::expense::yes;
use super::rate::KindName;
use super::written::Hours;
use crate::quantity::Share;
use serde::{Deserialize, Serialize};

/// The hours that the decision grants. They are the cap `granted`.
///
/// ```toml
/// [granted]
/// hours = { per_week = { hours = "4 h", weeks = "times_four" } }
/// carry_over = { at_most = { amount = "2 h", across_year = false } }
/// over = "ask"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GrantedHours {
    /// How many.
    pub hours: Grant,
    /// What becomes of those not used.
    #[serde(default)]
    pub carry_over: CarryRule,
    /// What happens to hours above.
    #[serde(default = "ask")]
    pub over: OverCap,
}

const fn ask() -> OverCap {
    OverCap::Ask
}

/// How many hours are granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    /// Each period.
    PerMonth(Hours),
    /// Each week.
    PerWeek(WeeklyGrant),
}

/// A weekly grant, and how many weeks a period has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WeeklyGrant {
    /// Each week.
    pub hours: Hours,
    /// How weeks are counted.
    #[serde(default)]
    pub weeks: WeekCount,
}

/// How many weeks a period has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WeekCount {
    /// Four.
    #[default]
    TimesFour,
    /// 52/12.
    FiftyTwoTwelfths,
    /// Its days over seven.
    ByCalendar,
    /// The number of its Mondays: four or five.
    Mondays,
}

/// How hours are counted and paid.
///
/// ```toml
/// [hours]
/// holiday_pay = "12 %"
/// longest_stay = "56 h"
/// rounding = { to = "15 min", each = "entry", mode = "up" }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct HourRule {
    /// What the night counts on which the clock changes.
    pub clock_change: ClockChange,
    /// Where minutes become the quantity of a pay line.
    pub rounding: Option<HourRounding>,
    /// On top of hours and supplements, in lieu of holiday pay; unset where the rate includes it.
    pub holiday_pay: Option<Share>,
    /// Supplements that fit at once are all paid, not only the highest.
    pub supplements_add_up: bool,
    /// The longest stay without a break before the office is told.
    pub longest_stay: Option<Hours>,
}

/// Rounding of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HourRounding {
    /// To a whole number of these.
    pub to: Hours,
    /// Over what.
    #[serde(default)]
    pub each: RoundingSpan,
    /// Which way.
    #[serde(default)]
    pub mode: RoundingMode,
}

/// What counts on the night when the clock changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClockChange {
    /// The time that passed.
    #[default]
    Elapsed,
    /// What the clock on the wall says.
    WallClock,
}

/// How each kind of session is paid. A kind that is written out is paid as an ordinary meeting in what is left out.
///
/// ```toml
/// [kinds.no_show]
/// pay = { fixed = "1 h" }
/// in_grant = false
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of `KindName`, which is documented")]
pub struct KindRules {
    pub ordinary: KindRule,
    pub group: KindRule,
    pub cancelled: KindRule,
    pub no_show: KindRule,
    pub supervision: KindRule,
    pub course: KindRule,
    pub overnight: KindRule,
}

impl KindRules {
    /// The rule of `kind`.
    #[must_use]
    pub const fn of(&self, kind: KindName) -> &KindRule {
        match kind {
            KindName::Ordinary => &self.ordinary,
            KindName::Group => &self.group,
            KindName::Cancelled => &self.cancelled,
            KindName::NoShow => &self.no_show,
            KindName::Supervision => &self.supervision,
            KindName::Course => &self.course,
            KindName::Overnight => &self.overnight,
        }
    }
}

impl Default for KindRules {
    /// Pay for work done, no more: a visit that did not take place gives no hours, but the drive in vain is paid.
    fn default() -> Self {
        let unpaid = KindRule { pay: KindPay::None, in_grant: false, ..KindRule::default() };
        Self {
            ordinary: KindRule::default(),
            group: KindRule::default(),
            cancelled: KindRule { driving: false, expenses: false, ..unpaid },
            no_show: unpaid,
            supervision: KindRule::default(),
            course: unpaid,
            overnight: KindRule::default(),
        }
    }
}

/// How one kind of session is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct KindRule {
    /// Hours.
    pub pay: KindPay,
    /// Whether driving is paid.
    pub driving: bool,
    /// Whether expenses are paid.
    pub expenses: bool,
    /// Whether its hours count against the granted ones.
    pub in_grant: bool,
}

impl Default for KindRule {
    fn default() -> Self {
        Self { pay: KindPay::Full, driving: yes(), expenses: yes(), in_grant: true }
    }
}

/// How much of a session's time is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KindPay {
    /// All.
    #[default]
    Full,
    /// None.
    None,
    /// So much, however long it took.
    Fixed(Hours),
    /// What it took, but at most so much.
    AtMost(Hours),
    /// A share of it.
    Share(Share),
}
