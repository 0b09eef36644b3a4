//! How far a period's timesheet has come.

use crate::id::OpId;
use crate::manifest::Totals;
use chrono::{DateTime, Utc};
use domain::id::{AssignmentId, SessionId, TimesheetId};
use domain::time::PayPeriod;
use domain::timesheet::Timesheet;
use serde::{Deserialize, Serialize};

/// One assignment's timesheet of one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimesheetRow {
    /// Its id.
    pub id: TimesheetId,
    /// Whose hours.
    pub assignment: AssignmentId,
    /// Which period.
    pub period: PayPeriod,
    /// How far it has come.
    pub state: TimesheetState,
    /// Sums of what was sent in.
    pub totals: Totals,
    /// The contact's operation that last sent it in or took it back.
    pub op: OpId,
    /// When it was last sent in, by the server's clock.
    pub submitted_at: DateTime<Utc>,
    /// When the contact then pressed “Send”, by the phone's clock but never after it came in: some municipalities go by
    /// it. `None` in what was sent before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pressed_at: Option<DateTime<Utc>>,
    /// What was approved, reckoned; later months carry over from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reckoned: Option<ReckonedDocument>,
    /// Approved, and a late edit of its entries has been taken up since: the difference is paid in a later month.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub revised: bool,
}

/// A reckoned month as the server wrote it; read when needed, as with [`super::TermsDocument`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ReckonedDocument(serde_json::Value);

impl ReckonedDocument {
    /// Writes a reckoned month down.
    #[must_use]
    pub fn of(timesheet: &Timesheet) -> Self {
        // A reckoned month holds no map with keys other than strings, which is all that can fail here.
        Self(serde_json::to_value(timesheet).unwrap_or_default())
    }

    /// Reads it; `None` when a newer version wrote it.
    #[must_use]
    pub fn read(&self) -> Option<Timesheet> {
        Timesheet::deserialize(&self.0).ok()
    }
}

/// What the municipality wants changed in one session of a month that it has sent back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineComment {
    /// In which.
    pub session: SessionId,
    /// What.
    pub comment: String,
}

/// How far a timesheet has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TimesheetState {
    /// Taken back by the contact; sessions can be changed again.
    Draft,
    /// Sent in; waits for the municipality.
    Submitted,
    /// Sent back by the municipality; sessions can be changed.
    Returned {
        /// What the municipality wants changed.
        comment: String,
        /// The same of single sessions. Apps that know nothing of them show the comment above alone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<LineComment>,
    },
    /// Approved. Never changes again.
    Approved,
    /// Handed to payroll.
    Exported,
    /// Paid.
    Paid,
}

impl TimesheetState {
    /// Whether sessions of the period can be written.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Draft | Self::Returned { .. })
    }

    /// Whether the municipality has approved it, however far it has come since.
    #[must_use]
    pub const fn is_approved(&self) -> bool {
        matches!(self, Self::Approved | Self::Exported | Self::Paid)
    }
}
