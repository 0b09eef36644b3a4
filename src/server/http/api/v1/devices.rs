//! `GET /api/v1/devices`: which phones a contact is signed in on.

use super::openapi::refusals;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem};
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A contact's phones, the newest first; also those that are let in no more.
#[derive(Serialize, JsonSchema)]
pub(super) struct DevicesResponse {
    devices: Vec<DeviceFacts>,
}

/// A phone that is or was enrolled.
#[derive(Serialize, JsonSchema)]
pub(super) struct DeviceFacts {
    /// Its id.
    id: Uuid,
    /// What it was called when it was enrolled.
    name: String,
    /// When it was enrolled.
    enrolled_at: DateTime<Utc>,
    /// Since when it is let in no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<DateTime<Utc>>,
    /// Whether it is the phone that asks.
    this: bool,
}

refusals!(DeviceShutOut, NotSignedIn, TooManyAttempts);

/// Lists the phones that the contact has enrolled, so that one that is lost can be shut out from another.
#[utoipa::path(
    get, path = "/devices",
    responses((status = 200, body = ref("#/components/schemas/DevicesResponse"), description = "the contact's phones"), Refusals)
)]
pub(super) async fn devices(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
) -> Result<Json<DevicesResponse>, Problem> {
    let phones = state.store().own_phones(session.scope).await?;
    let devices = phones.into_iter().map(|phone| DeviceFacts {
        id: phone.id.uuid(),
        name: phone.name,
        enrolled_at: phone.enrolled_at,
        ended_at: phone.ended_at,
        this: phone.id == session.device,
    });
    Ok(Json(DevicesResponse { devices: devices.collect() }))
}
