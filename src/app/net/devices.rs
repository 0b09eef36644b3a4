//! The phones of the contact who holds this one.

use super::{Ask, Transport, decode};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sync::{DeviceId, TransportProblem};

/// A phone that is or was connected.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OwnDevice {
    /// Which.
    pub id: DeviceId,
    /// What it was called when it was connected; may be empty.
    pub name: String,
    /// When it was connected.
    pub enrolled_at: DateTime<Utc>,
    /// Since when it is let in no more.
    #[serde(default)]
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether it is this one.
    pub this: bool,
}

#[derive(Deserialize)]
struct Listed {
    devices: Vec<OwnDevice>,
}

#[derive(Serialize)]
struct ShuttingOut {
    device: DeviceId,
}

#[derive(Deserialize)]
struct ShutOut {
    #[expect(dead_code, reason = "an answer without it is not the server's")]
    device: DeviceId,
}

/// All of them, the newest first.
///
/// # Errors
/// [`TransportProblem`]
pub async fn devices(transport: &impl Transport) -> Result<Vec<OwnDevice>, TransportProblem> {
    let reply = transport.ask(Ask::Get { path: "/api/v1/devices".into() }).await?;
    Ok(decode::<Listed>(&reply)?.devices)
}

/// Has the server let another phone in no more; it throws its key away when it next asks. Asked again, nothing changes.
///
/// # Errors
/// [`TransportProblem`]
pub async fn shut_out(transport: &impl Transport, device: DeviceId) -> Result<(), TransportProblem> {
    let body = crate::json::write(&ShuttingOut { device });
    let reply = transport.ask(Ask::Post { path: "/api/v1/devices/shut-out".into(), body }).await?;
    decode::<ShutOut>(&reply).map(drop)
}
