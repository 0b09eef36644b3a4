//! A message to the office: sent while the person looks, answered with its receipt.

use super::{Ask, Transport, decode};
use domain::message::Message;
use sync::wire::{MessageDelivery, PROTO};
use sync::{Row, TransportProblem};

/// Sends it. The same message sent again is the same message.
///
/// # Errors
/// [`TransportProblem`]. Where no answer came, the office may have it all the same.
pub async fn send_message(transport: &impl Transport, message: Message) -> Result<Row, TransportProblem> {
    let body = crate::json::write(&MessageDelivery { proto: PROTO, message });
    decode(&transport.ask(Ask::Post { path: "/api/v1/messages".into(), body }).await?)
}
