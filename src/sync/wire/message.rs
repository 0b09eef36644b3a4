//! A message to the office. It goes by itself, when a person presses send, and never from the queue of operations.

use domain::message::Message;
use serde::{Deserialize, Serialize};

/// `POST /api/v1/messages`. The answer is the message's [`Row`](crate::Row): the receipt, with its number and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MessageDelivery {
    /// The protocol version of the app that sends.
    pub proto: u16,
    /// The message.
    pub message: Message,
}
