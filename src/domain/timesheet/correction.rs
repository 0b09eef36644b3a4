//! What a later change adds to, or takes back from, an approved month.

use super::{DriveLine, ExpenseLine, PayLine, SessionLine};
use crate::id::SessionId;
use crate::quantity::Ore;
use crate::time::PayPeriod;
use serde::{Deserialize, Serialize};

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
