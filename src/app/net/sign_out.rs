//! Ending the session of a phone.

use super::{Ask, Transport, decode};
use serde::{Deserialize, Serialize};
use sync::{DeviceId, TransportProblem};

#[derive(Serialize)]
struct SigningOut {
    device: DeviceId,
}

#[derive(Deserialize)]
struct SignedOut {
    #[expect(dead_code, reason = "an answer without it is not the server's")]
    device: DeviceId,
}

/// Has the server let `device` in no more.
///
/// # Errors
/// [`TransportProblem`]. Where the server itself refuses, the session has ended before or belongs to another phone.
pub async fn sign_out(transport: &impl Transport, device: DeviceId) -> Result<(), TransportProblem> {
    let body = crate::json::write(&SigningOut { device });
    let reply = transport.ask(Ask::Post { path: "/api/v1/sign-out".into(), body }).await?;
    decode::<SignedOut>(&reply).map(drop)
}
