//! Messages to the office (melding): a concern for somebody (bekymring), or something that happened (hendelse, skade).
//!
//! In child welfare every inquiry that expresses concern for a child counts as a report from the moment when the office has
//! it, in whatever form, and is assessed within a week at the latest ([`ASSESSED_WITHIN`], the Child Welfare Act). So a
//! message is never left to be sent some day: the office has it and its number is told, or it is a draft that the contact is
//! asked about. Once sent it is not taken back.

mod draft;

pub use draft::{MessageDraft, MessageField, MessageFieldProblem, MessageProblem};

use crate::id::{AssignmentId, MessageId};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Characters in what is told: of a concern, or of what happened.
pub const TOLD: usize = 4_000;
/// Characters in each of the shorter fields, and in an answer.
pub const NOTE: usize = 1_000;
/// Within this time a concern is assessed.
pub const ASSESSED_WITHIN: TimeDelta = TimeDelta::days(7);

/// What a contact tells the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    /// Its id. What comes twice with one id is one message.
    pub id: MessageId,
    /// About which assignment.
    pub assignment: AssignmentId,
    /// What it is about.
    pub matter: Matter,
}

/// What a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Matter {
    /// Somebody may not be well looked after.
    Concern {
        /// What the contact has seen and heard; at most [`TOLD`] characters.
        #[cfg_attr(feature = "schema", schemars(length(max = TOLD), regex(pattern = r"\S")))]
        told: String,
    },
    /// Somebody was hurt, something was damaged, or nearly.
    Incident {
        /// When, by Norwegian clocks.
        at: NaiveDateTime,
        /// What happened; at most [`TOLD`] characters.
        #[cfg_attr(feature = "schema", schemars(length(max = TOLD), regex(pattern = r"\S")))]
        told: String,
        /// Who was hurt, and what was damaged; at most [`NOTE`] characters, as the next two.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = NOTE)))]
        harm: String,
        /// What was done about it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = NOTE)))]
        done: String,
        /// Who has been told.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = NOTE)))]
        informed: String,
    },
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// A concern.
    Concern,
    /// Something that happened.
    Incident,
}

impl MessageKind {
    /// Whether what came in at `received_at`, and nobody has answered at `now`, has waited for longer than it may.
    #[must_use]
    pub fn is_overdue(self, received_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        self == Self::Concern && now - received_at > ASSESSED_WITHIN
    }
}

impl Matter {
    /// Which of the two.
    #[must_use]
    pub const fn kind(&self) -> MessageKind {
        match self {
            Self::Concern { .. } => MessageKind::Concern,
            Self::Incident { .. } => MessageKind::Incident,
        }
    }

    /// The texts, each with its field and the most that it may hold.
    fn texts(&self) -> Vec<(MessageField, &str, usize)> {
        match self {
            Self::Concern { told } => vec![(MessageField::Told, told, TOLD)],
            Self::Incident { told, harm, done, informed, .. } => vec![
                (MessageField::Told, told, TOLD),
                (MessageField::Harm, harm, NOTE),
                (MessageField::Done, done, NOTE),
                (MessageField::Informed, informed, NOTE),
            ],
        }
    }

    /// What is wrong with the texts. A form cannot make such a message; what comes over the network can.
    #[must_use]
    pub fn problems(&self) -> Vec<MessageFieldProblem> {
        let mut problems = Vec::new();
        for (field, text, most) in self.texts() {
            if field == MessageField::Told && text.trim().is_empty() {
                problems.push(MessageFieldProblem { field, problem: MessageProblem::Missing });
            }
            if text.chars().count() > most {
                problems.push(MessageFieldProblem { field, problem: MessageProblem::TooLong { most } });
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concern_is_assessed_within_a_week_and_an_incident_has_no_such_day() {
        let at = |days| DateTime::UNIX_EPOCH + TimeDelta::days(days);
        assert!(!MessageKind::Concern.is_overdue(at(0), at(7)));
        assert!(MessageKind::Concern.is_overdue(at(0), at(8)));
        assert!(!MessageKind::Incident.is_overdue(at(0), at(800)));
    }
}
