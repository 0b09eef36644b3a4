//! Reading timesheets that come from outside: a file that somebody could have changed by hand.

use super::{CapUse, PayLine, Timesheet};
use crate::quantity::{Measure, Ore};
use thiserror::Error;

/// The largest amount in a timesheet, in øre, metres, minutes or times, in either direction. No month comes near it,
/// and sums of ten thousand such amounts still fit.
const LARGEST: i64 = 100_000_000_000_000;

/// Why a timesheet is not as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoredProblem {
    /// An amount that no month has.
    #[error("`{field}` of {period} is larger than any month's; take the timesheet as it was printed")]
    TooLarge {
        /// Of which month, by name.
        period: String,
        /// Which.
        field: &'static str,
    },
    /// Parts that do not sum to the whole.
    #[error("`{field}` of {period} is {stated} øre, its parts sum to {sum}; take the timesheet as it was printed")]
    Sum {
        /// Of which month, by name.
        period: String,
        /// Which.
        field: &'static str,
        /// As it stands.
        stated: i64,
        /// What its parts say.
        sum: i64,
    },
}

impl Timesheet {
    /// Whether its amounts are within bounds, and its parts sum to their wholes.
    ///
    /// # Errors
    /// The first [`StoredProblem`].
    pub fn check(&self) -> Result<(), StoredProblem> {
        let within = |field: &'static str, amounts: &[i64]| {
            if amounts.iter().all(|amount| amount.unsigned_abs() <= LARGEST.unsigned_abs()) {
                return Ok(());
            }
            Err(StoredProblem::TooLarge { period: self.period.key(), field })
        };
        let sums = |field: &'static str, stated: Ore, sum: Ore| {
            if stated == sum {
                return Ok(());
            }
            Err(StoredProblem::Sum { period: self.period.key(), field, stated: stated.0, sum: sum.0 })
        };
        let corrected = || self.corrections.iter().flat_map(|correction| &correction.pay);
        for line in self.pay.iter().chain(corrected()) {
            within("pay", &amounts_of_line(line))?;
            sums("pay.amount", line.amount, line.tax_free + line.taxable)?;
        }
        self.caps.iter().try_for_each(|cap| within("caps", &amounts_of_cap(cap)))?;
        self.carry_over.iter().try_for_each(|carry| within("carry_over", &[carry.amount.raw()]))?;
        let drives = self.drives.iter().chain(self.corrections.iter().flat_map(|correction| &correction.drives));
        for line in drives {
            within("drives", &[line.driven.0, line.paid.0, line.unpaid.0, line.with_recipient.0])?;
        }
        let expenses = self.expenses.iter().chain(self.corrections.iter().flat_map(|correction| &correction.expenses));
        expenses.into_iter().try_for_each(|line| within("expenses", &[line.spent.0, line.paid.0, line.unpaid.0]))?;
        let sessions = self.sessions.iter().chain(self.corrections.iter().flat_map(|correction| &correction.sessions));
        sessions.into_iter().try_for_each(|line| within("sessions", &[line.logged.0, line.counted.0, line.paid.0]))?;
        for correction in &self.corrections {
            sums("corrections.amount", correction.amount, correction.pay.iter().map(|line| line.amount).sum())?;
        }
        let sum = |part: fn(&PayLine) -> Ore| self.pay.iter().chain(corrected()).map(part).sum::<Ore>();
        sums("totals.amount", self.totals.amount, sum(|line| line.amount))?;
        sums("totals.tax_free", self.totals.tax_free, sum(|line| line.tax_free))?;
        sums("totals.taxable", self.totals.taxable, sum(|line| line.taxable))?;
        sums("totals.corrections_amount", self.totals.corrections_amount, corrected().map(|line| line.amount).sum())
    }
}

fn amounts_of_line(line: &PayLine) -> [i64; 5] {
    [line.quantity.raw(), line.rate.unwrap_or_default().0, line.amount.0, line.tax_free.0, line.taxable.0]
}

fn amounts_of_cap(cap: &CapUse) -> [i64; 8] {
    let before = cap.used_before.unwrap_or(cap.used);
    [cap.amount, cap.carried_in, cap.allowed, cap.used, cap.used_elsewhere, before, cap.over, cap.left]
        .map(Measure::raw)
}
