//! How far a request for supervision has come.

use crate::id::OpId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::supervision::{AnswerDays, SupervisionRequest};
use serde::{Deserialize, Serialize};

/// A request for supervision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SupervisionRow {
    /// What was asked for.
    pub request: SupervisionRequest,
    /// How far it has come.
    pub state: SupervisionState,
    /// The contact's operation that asked for it or took it back.
    pub op: OpId,
    /// When it came in, by the server's clock.
    pub asked_at: DateTime<Utc>,
}

/// How far a request has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SupervisionState {
    /// The municipality has it; nobody has answered.
    Received,
    /// Answered with words, and no time.
    Answered {
        /// The answer.
        message: String,
    },
    /// A time is agreed.
    Planned {
        /// When, by Norwegian clocks.
        at: NaiveDateTime,
        /// Where, or what to bring.
        #[serde(default)]
        message: String,
    },
    /// It has been given.
    Held {
        /// Which day.
        on: NaiveDate,
        /// What was agreed.
        #[serde(default)]
        note: String,
    },
    /// Taken back by the contact.
    Withdrawn,
}

impl SupervisionRow {
    /// Whether it has lain unanswered for longer than its urgency allows.
    #[must_use]
    pub fn is_overdue(&self, within: AnswerDays, now: DateTime<Utc>) -> bool {
        self.state == SupervisionState::Received && self.request.urgency.is_overdue(within, self.asked_at, now)
    }
}
