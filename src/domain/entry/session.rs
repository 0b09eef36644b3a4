//! A meeting between a contact and the recipient(s).

use super::{Expense, Trip};
use crate::id::{AssignmentId, RecipientId, SessionId};
use crate::time::Span;
use serde::{Deserialize, Serialize};

/// A meeting, with its trips and expenses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The assignment that it belongs to.
    pub assignment: AssignmentId,
    /// From when to when.
    pub span: Span,
    /// What kind of meeting.
    pub kind: SessionKind,
    /// From the municipality's list; `None` where nothing fits.
    #[serde(default)]
    pub activity: Option<ActivityKey>,
    /// A few words, at most [`super::limits::NOTE`] characters.
    #[serde(default)]
    pub note: String,
    /// Drives.
    #[serde(default)]
    pub trips: Vec<Trip>,
    /// Outlays.
    #[serde(default)]
    pub expenses: Vec<Expense>,
    /// The contact found it hard. Counts for nothing: it is no part of pay, nor of what a month is sent in with.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub hard: bool,
}

/// The key of an activity in the municipality's list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ActivityKey(pub String);

/// What kind of meeting; the municipality's policy says how each is paid.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SessionKind {
    /// One contact, the assignment's recipient.
    Ordinary,
    /// Several recipients at once: hours are paid once.
    Group {
        /// Who came, of the assignment's recipients.
        present: Vec<RecipientId>,
    },
    /// Called off before it began.
    Cancelled,
    /// The recipient was not there.
    NoShow,
    /// Supervision with the office.
    Supervision,
    /// A course.
    Course,
    /// With a night in it.
    Overnight,
}

impl SessionKind {
    /// Whether contact and recipient met. Supervision and courses are work, but no meetings.
    #[must_use]
    pub const fn is_meeting(&self) -> bool {
        matches!(self, Self::Ordinary | Self::Group { .. } | Self::Overnight)
    }
}
