//! Why something is paid as it is. Data only: the sentences live with the texts.

use crate::policy::{CapKey, KindName};
use crate::quantity::{Measure, Minutes};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A reason, with what a sentence needs: "10.0 of 24.0 km are paid: the cap of 300 km is reached."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// A cap left room for only a part.
    CapReached {
        /// Which.
        cap: CapKey,
        /// All the room it had.
        limit: Measure,
        /// What it let through, in its own unit.
        paid: Measure,
        /// Of what.
        of: Measure,
    },
    /// The receipt is awaited.
    AwaitsReceipt,
    /// Paid without a receipt, by the municipality's rule.
    WithoutReceipt {
        /// Whether it is taxed as pay.
        taxed: bool,
    },
    /// The municipality does not pay that kind of expense.
    ExpenseKindNotPaid,
    /// The municipality does not pay that kind of leg.
    LegNotPaid,
    /// Only what was driven with a recipient in the car is paid.
    NoRecipientInCar,
    /// The session's kind has its own pay rule.
    KindRule {
        /// Which kind.
        kind: KindName,
        /// Minutes that count.
        counted: Minutes,
        /// Of minutes logged.
        of: Minutes,
    },
    /// The session's kind has no driving or expenses paid.
    KindNotCovered {
        /// Which kind.
        kind: KindName,
    },
    /// Rounded for its pay line, by the municipality's rule; at the last of the entries that are rounded together.
    Rounded {
        /// From.
        from: Measure,
        /// To.
        to: Measure,
    },
    /// No rate is set for that day.
    NoRate {
        /// The day.
        date: NaiveDate,
    },
    /// Refused for its age.
    TooLate {
        /// Days between the work and the claim.
        days: i64,
    },
}
