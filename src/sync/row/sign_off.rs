//! What somebody on the recipient's side says of a month.

use crate::id::OpId;
use chrono::{DateTime, Utc};
use domain::sign_off::SignOff;
use serde::{Deserialize, Serialize};

/// A sign-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignOffRow {
    /// What was said, and of what.
    pub sign_off: SignOff,
    /// The operation that made it as it is.
    pub op: OpId,
    /// When it was said, by the phone's clock but never after it came in.
    pub said_at: DateTime<Utc>,
}
