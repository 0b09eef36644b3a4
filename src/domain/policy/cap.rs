//! Caps: how much of what is paid. One list and one mechanism for kilometres, kroner, hours and pots.

use super::written::Limit;
use crate::entry::{ExpenseKind, LegKind};
use serde::{Deserialize, Serialize};

/// A cap. What is over it is kept as driven, spent or worked, and shown as such; it is not paid.
///
/// ```toml
/// [[caps]]                       # 300 km a month
/// key = "km"
/// of = "distance"
/// amount = { fixed = "300 km" }
///
/// [[caps]]                       # activity only; the way between home and recipient is free
/// key = "activity_km"
/// of = "distance"
/// legs = ["activity"]
/// amount = { fixed = "100 km" }
///
/// [[caps]]                       # one pot for driving and expenses
/// key = "pot"
/// of = "pot"
/// amount = { per_granted_hour = { each = "35 kr" } }
///
/// [[caps]]
/// key = "expenses"
/// of = "expenses"
/// amount = { per_worked_hour = { each = "40 kr", at_most = "600 kr" } }
/// carry_over = { at_most = { amount = "100 kr", across_year = false } }
/// over = "ask"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Its name: overlays, allowances and findings speak of it. `granted` is taken by the granted hours.
    pub key: CapKey,
    /// What fills it.
    pub of: CapOf,
    /// How much there is room for.
    pub amount: CapAmount,
    /// Whether claims of the contact's other assignments fill it too. Their terms must have a cap of the same key.
    #[serde(default)]
    pub scope: CapScope,
    /// How long it lasts before it begins anew.
    #[serde(default)]
    pub per: CapWindow,
    /// Kinds of leg that count; all, when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legs: Vec<LegKind>,
    /// Kinds of expense that count; all, when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ExpenseKind>,
    /// What becomes of room that is not used.
    #[serde(default)]
    pub carry_over: CarryRule,
    /// What happens to what is over.
    #[serde(default)]
    pub over: OverCap,
}

/// The name of a cap.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct CapKey(pub String);

impl CapKey {
    /// The cap that the granted hours make.
    pub const GRANTED: &'static str = "granted";
}

/// What fills a cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CapOf {
    /// Metres driven.
    Distance,
    /// Kroner for driving.
    Driving,
    /// Kroner of expenses.
    Expenses,
    /// Kroner for driving and expenses together.
    Pot,
    /// Paid hours that count within the grant.
    Hours,
    /// Number of trips.
    Trips,
}

/// How much there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CapAmount {
    /// So much.
    Fixed(Limit),
    /// So much for each hour granted in the period, with a ceiling.
    PerGrantedHour(PerHour),
    /// So much for each hour paid in the cap's window, with a ceiling.
    PerWorkedHour(PerHour),
}

/// An amount for each hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PerHour {
    /// For each hour; parts of an hour count in proportion.
    pub each: Limit,
    /// Never more than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Limit>,
}

/// Whose claims fill a cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CapScope {
    /// Only the assignment's.
    #[default]
    Assignment,
    /// All of the contact's assignments.
    Contact,
}

/// How long a cap lasts before it begins anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CapWindow {
    /// A pay period.
    #[default]
    Period,
    /// A calendar month, where periods are not.
    Month,
    /// A calendar year.
    Year,
    /// An ISO week.
    Week,
    /// A day.
    Day,
}

/// What becomes of room that is not used by the end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CarryRule {
    /// It is gone.
    #[default]
    None,
    /// At most so much slides to the next period.
    AtMost(Tolerance),
    /// All of it slides, until the year ends.
    WithinYear,
}

/// How much may slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// At most.
    pub amount: Limit,
    /// Also from a period of one year to one of the next.
    #[serde(default = "super::expense::yes")]
    pub across_year: bool,
}

/// What happens to what is over a cap. It is never paid of itself, and never forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OverCap {
    /// Kept, not paid.
    #[default]
    KeepUnpaid,
    /// Kept, not paid until the officer agrees (an allowance).
    Ask,
    /// The timesheet cannot be sent in with it.
    Refuse,
}
