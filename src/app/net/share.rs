//! The municipality's part of this phone's lock, and what it takes in after a code was forgotten.

use super::{Ask, Transport, decode};
use serde::Deserialize;
use sync::{ContentHash, DeviceId, TransportProblem};

#[derive(Deserialize)]
struct Given {
    share: ContentHash,
}

#[derive(Deserialize)]
struct TakenIn {
    #[expect(dead_code, reason = "an answer without it is not the server's")]
    taken_in: usize,
}

/// Asks for the part that belongs to `device`.
///
/// # Errors
/// [`TransportProblem`]; `Forbidden` where this phone was shut out, `SignedOut` where its session has ended.
pub async fn share(transport: &impl Transport, device: DeviceId) -> Result<ContentHash, TransportProblem> {
    let reply = transport.ask(Ask::Get { path: format!("/api/v1/share?device={device}") }).await?;
    Ok(decode::<Given>(&reply)?.share)
}

/// Brings what was sealed for the municipality before the key was wiped. Sending it again does no harm.
///
/// # Errors
/// [`TransportProblem`]
pub async fn bring_sealed(transport: &impl Transport, sealed: Vec<u8>) -> Result<(), TransportProblem> {
    let reply = transport.ask(Ask::Put { path: "/api/v1/sealed".into(), body: sealed }).await?;
    decode::<TakenIn>(&reply).map(drop)
}
