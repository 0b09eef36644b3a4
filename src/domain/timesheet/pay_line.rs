//! A line for payroll: a rule, a quantity, a rate, an amount.

use super::Timesheet;
use crate::entry::ExpenseKind;
use crate::policy::{Conditions, Rate};
use crate::quantity::{Measure, Ore};
use chrono::NaiveDate;
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
    /// The rows of the tables of rates that it is paid by, and so why it is that rate; none where the municipality has
    /// no table for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<RateRow>,
}

/// A row of a table of rates: all that it asks for was so when the work was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateRow {
    /// The first day on which it holds.
    pub from: NaiveDate,
    /// What it asks for.
    #[serde(default, skip_serializing_if = "asks_for_nothing")]
    pub when: Conditions,
}

fn asks_for_nothing(when: &Conditions) -> bool {
    *when == Conditions::default()
}

impl RateRow {
    /// Rows of `table`, each said once.
    pub(super) fn each<'p>(table: impl IntoIterator<Item = &'p Rate>) -> Vec<Self> {
        let mut rows: Vec<Self> = Vec::new();
        for row in table {
            if !rows.iter().any(|known| known.from == row.from && known.when == row.when) {
                rows.push(Self { from: row.from, when: row.when.clone() });
            }
        }
        rows
    }
}

impl Timesheet {
    /// The timesheet for a phone: why a line is paid by its rate without what is asked of persons, as in
    /// [`Terms::without_persons`](crate::policy::Terms::without_persons).
    #[must_use]
    pub fn without_persons(mut self) -> Self {
        let corrected = self.corrections.iter_mut().flat_map(|correction| &mut correction.pay);
        for row in self.pay.iter_mut().chain(corrected).flat_map(|line| &mut line.why) {
            row.when = row.when.without_persons();
        }
        self
    }
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
