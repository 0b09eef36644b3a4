//! What the desk does with a message from a contact.

use crate::row::MessageState;
use chrono::{DateTime, Utc};

/// What the desk does with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageAction {
    /// Notes that it has been read.
    Read,
    /// Answers, or says what was done.
    Answer {
        /// The answer.
        message: String,
    },
}

/// The state after the action; `None` when it has been read already.
#[must_use]
pub fn after_message(state: &MessageState, action: MessageAction, now: DateTime<Utc>) -> Option<MessageState> {
    match (action, state) {
        (MessageAction::Read, MessageState::Received) => Some(MessageState::Read { at: now }),
        (MessageAction::Read, _) => None,
        (MessageAction::Answer { message }, _) => Some(MessageState::Answered { at: now, message }),
    }
}
