//! A line for payroll: a rule, a quantity, a rate, an amount.

use crate::entry::ExpenseKind;
use crate::quantity::{Measure, Ore};
use serde::{Deserialize, Serialize};

/// A line for payroll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayLine {
    /// What it pays for.
    pub rule: PayRule,
    /// How much of it; negative in corrections.
    pub quantity: Measure,
    /// Øre for each hour, kilometre or time; `None` where the amount is its own rate.
    pub rate: Option<Ore>,
    /// Øre; `tax_free` and `taxable` sum to it.
    pub amount: Ore,
    /// Free of tax.
    pub tax_free: Ore,
    /// Taxed as pay.
    pub taxable: Ore,
}

/// What a line pays for. Payroll maps these to its pay codes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum PayRule {
    /// Hours at a rate of the table.
    Hours {
        /// The rate's key.
        key: String,
    },
    /// A supplement to hours.
    Supplement {
        /// The rate's key.
        key: String,
    },
    /// Money for each day.
    Allowance {
        /// The rate's key.
        key: String,
    },
    /// In lieu of holiday pay.
    HolidayPay {
        /// The share of hours and supplements, as the municipality writes it.
        share: String,
    },
    /// Driving.
    Driving,
    /// Passengers.
    Passengers,
    /// Expenses of one kind.
    Expense {
        /// Which.
        kind: ExpenseKind,
    },
    /// The fixed sum of a period.
    FixedSum,
}
