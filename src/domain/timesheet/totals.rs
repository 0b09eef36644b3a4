//! Sums of a month.

use crate::quantity::{Metres, Minutes, Ore};
use serde::{Deserialize, Serialize};

/// Sums of a month. What was logged is always what is paid plus what is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Sessions that lie in the period, wholly or in part.
    pub sessions: u32,
    /// Minutes logged.
    pub minutes_logged: Minutes,
    /// Minutes paid.
    pub minutes_paid: Minutes,
    /// Metres driven.
    pub driven: Metres,
    /// Metres paid, before payroll's rounding.
    pub driven_paid: Metres,
    /// Driven, not paid.
    pub driven_unpaid: Metres,
    /// Of the metres driven, with a recipient in the car.
    pub driven_with_recipient: Metres,
    /// Metres that the recipients are invoiced for.
    pub driven_invoiced: Metres,
    /// Spent.
    pub spent: Ore,
    /// Spent and paid back.
    pub spent_paid: Ore,
    /// Spent, not paid.
    pub spent_unpaid: Ore,
    /// Paid for driving, passengers included.
    pub driving_amount: Ore,
    /// Paid for hours, supplements, allowances and in lieu of holiday pay.
    pub hours_amount: Ore,
    /// Corrections of earlier months.
    pub corrections_amount: Ore,
    /// All that is paid, corrections included.
    pub amount: Ore,
    /// Of which free of tax.
    pub tax_free: Ore,
    /// Of which taxed as pay.
    pub taxable: Ore,
}
