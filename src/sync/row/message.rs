//! How far a message to the office has come.

use chrono::{DateTime, Utc};
use domain::id::{AssignmentId, MessageId};
use domain::message::MessageKind;
use serde::{Deserialize, Serialize};

/// A message that the office has: its receipt, and what became of it. What was told is not sent back to phones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MessageRow {
    /// Its id.
    pub id: MessageId,
    /// About which assignment.
    pub assignment: AssignmentId,
    /// A concern, or something that happened.
    pub kind: MessageKind,
    /// The number to name it by when calling; counted in each municipality from 1.
    pub number: u64,
    /// When it came in, by the server's clock.
    pub received_at: DateTime<Utc>,
    /// How far it has come.
    pub state: MessageState,
}

/// How far a message has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum MessageState {
    /// The office has it; nobody has read it.
    Received,
    /// An officer has read it.
    Read {
        /// When.
        at: DateTime<Utc>,
    },
    /// Answered, or said what was done.
    Answered {
        /// When last.
        at: DateTime<Utc>,
        /// The answer.
        message: String,
    },
}

impl MessageRow {
    /// Whether nobody has answered it for longer than it may lie.
    #[must_use]
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        !matches!(self.state, MessageState::Answered { .. }) && self.kind.is_overdue(self.received_at, now)
    }
}
