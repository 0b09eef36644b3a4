//! How much of each cap is used, and what slides on.

use crate::entry::{ExpenseKind, LegKind};
use crate::policy::{CapKey, CapOf, OverCap};
use crate::quantity::{Measure, Minutes};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Use of one cap in one of its windows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapUse {
    /// Which.
    pub cap: CapKey,
    /// What fills it.
    pub of: CapOf,
    /// Kinds of leg that count; all, when empty, and in a month that was approved before this was kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legs: Vec<LegKind>,
    /// Kinds of expense that count, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ExpenseKind>,
    /// The days it lasts.
    pub window: Window,
    /// Its own amount.
    pub amount: Measure,
    /// What slid in from the period before.
    pub carried_in: Measure,
    /// What the office allowed beyond it.
    pub allowed: Measure,
    /// Used in the window, up to the end of this period.
    pub used: Measure,
    /// Of which used before this period began, or by other assignments.
    pub used_elsewhere: Measure,
    /// Of which used by this assignment's approved months before this one, as was known when it was reckoned; `None` in
    /// a month that was approved before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used_before: Option<Measure>,
    /// Claimed in this period, and over it.
    pub over: Measure,
    /// What is left.
    pub left: Measure,
    /// What happens to what is over.
    pub rule: OverCap,
}

impl CapUse {
    /// All the room it has: its own amount, what slid in and what the office allowed.
    #[must_use]
    pub const fn limit(&self) -> Measure {
        let raw = self.amount.raw().saturating_add(self.carried_in.raw());
        self.amount.with(raw.saturating_add(self.allowed.raw()))
    }
}

/// Days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Window {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub until: NaiveDate,
}

/// Room that slides to the next period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryOver {
    /// Of which cap.
    pub cap: CapKey,
    /// How much.
    pub amount: Measure,
}

/// Granted hours and their use, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HoursUse {
    /// Granted in this period; `None` means without limit.
    pub granted: Option<Minutes>,
    /// Slid in from the period before.
    pub carried_in: Minutes,
    /// Worked within the grant, paid or not.
    pub worked: Minutes,
    /// Paid within the grant.
    pub paid: Minutes,
    /// Worked above what is granted.
    pub over: Minutes,
    /// Left of granted and carried in.
    pub left: Option<Minutes>,
    /// Slides to the next period.
    pub carried_out: Minutes,
}
