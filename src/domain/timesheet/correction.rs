//! What a later change adds to, or takes back from, an approved month.

use super::{DriveLine, ExpenseLine, PayLine, SessionLine, Timesheet};
use crate::id::SessionId;
use crate::quantity::Ore;
use crate::time::PayPeriod;
use serde::{Deserialize, Serialize};

/// Which of the approved months that have changed since are to be corrected in `period`: not those that a later month
/// has corrected already. What is found about them after that belongs in a month after that one.
#[must_use]
pub fn to_correct(revised: &[PayPeriod], approved: &[Timesheet], period: PayPeriod) -> Vec<PayPeriod> {
    let corrected_later = |of: &PayPeriod| {
        let later = approved.iter().filter(|sheet| sheet.period > period);
        later.flat_map(|sheet| &sheet.corrections).any(|correction| correction.of == *of)
    };
    revised.iter().copied().filter(|of| of.until() < period.from() && !corrected_later(of)).collect()
}

/// The difference between an approved month, with every correction already paid, and the same month reckoned anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The approved month that it corrects.
    pub of: PayPeriod,
    /// Difference lines; quantity and amount may be negative.
    pub pay: Vec<PayLine>,
    /// Sessions as they now stand, where they differ from what was approved.
    pub sessions: Vec<SessionLine>,
    /// Drives as they now stand, where they differ.
    pub drives: Vec<DriveLine>,
    /// Expenses as they now stand, where they differ.
    pub expenses: Vec<ExpenseLine>,
    /// Sessions that were approved and are now gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<SessionId>,
    /// Sum of the difference lines.
    pub amount: Ore,
}
