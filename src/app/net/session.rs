//! Renewing the phone's session with its own key.

use super::{Ask, RawReply, Transport, decode};
use crate::vault::{SessionKey, VaultProblem};
use serde::{Deserialize, Serialize};
use sync::{DeviceId, TransportProblem};

/// What is signed: this, the phone's id, and what the server has asked for (`server/secret/challenge.rs`).
const PURPOSE: &[u8] = b"folgesvenn-session\0";

#[derive(Serialize)]
struct Key {
    key: Vec<u8>,
}

#[derive(Serialize)]
struct Asking {
    device: DeviceId,
}

#[derive(Deserialize)]
struct Challenge {
    challenge: Vec<u8>,
}

#[derive(Serialize)]
struct Signed {
    device: DeviceId,
    challenge: Vec<u8>,
    signature: Vec<u8>,
}

#[derive(Deserialize)]
struct Lasts {
    #[expect(dead_code, reason = "an answer without it is not the server's")]
    until: String,
}

/// Names the key with which this phone renews its session from now on.
///
/// # Errors
/// [`TransportProblem`]; `Forbidden` where it has named another one before.
pub async fn keep_session_key(transport: &impl Transport, key: Vec<u8>) -> Result<(), TransportProblem> {
    let body = crate::json::write(&Key { key });
    let reply = transport.ask(Ask::Post { path: "/api/v1/session/key".into(), body }).await?;
    decode::<Lasts>(&reply).map(drop)
}

/// Asks. Where the session is over and the phone has a key, it is renewed, and asked again; what stands in the way of that is
/// then the answer, since it says more: the phone was shut out, or is to wait.
///
/// # Errors
/// [`TransportProblem`] where no whole reply came.
pub async fn ask_renewing(
    line: &impl Transport,
    ask: Ask,
    key: impl AsyncFnOnce() -> Option<(DeviceId, SessionKey)>,
) -> Result<RawReply, TransportProblem> {
    let reply = line.ask(ask.clone()).await?;
    if !is_over(&reply) {
        return Ok(reply);
    }
    let Some((device, key)) = key().await else { return Ok(reply) };
    let body = crate::json::write(&Asking { device });
    let asked = line.ask(Ask::Post { path: "/api/v1/session/challenge".into(), body }).await?;
    let Ok(Challenge { challenge }) = decode(&asked) else { return Ok(or_first(reply, asked)) };
    let Ok(signature) = sign(&key, device, &challenge).await else { return Ok(reply) };
    let body = crate::json::write(&Signed { device, challenge, signature });
    let renewed = line.ask(Ask::Post { path: "/api/v1/session".into(), body }).await?;
    if decode::<Lasts>(&renewed).is_err() {
        return Ok(or_first(reply, renewed));
    }
    line.ask(ask).await
}

async fn sign(key: &SessionKey, device: DeviceId, challenge: &[u8]) -> Result<Vec<u8>, VaultProblem> {
    key.sign(&[PURPOSE, device.uuid().as_bytes(), challenge].concat()).await
}

fn is_over(reply: &RawReply) -> bool {
    let told = TransportProblem::classify(reply.status, &reply.content_type, reply.retry_after, &reply.body);
    told == TransportProblem::SignedOut
}

/// A server that does not know of these questions has answered the first.
fn or_first(first: RawReply, then: RawReply) -> RawReply {
    let told = TransportProblem::classify(then.status, &then.content_type, then.retry_after, &then.body);
    if matches!(told, TransportProblem::SignedOut | TransportProblem::Refused { .. }) { first } else { then }
}

#[cfg(all(test, target_arch = "wasm32"))]
#[path = "session_tests.rs"]
mod tests;
