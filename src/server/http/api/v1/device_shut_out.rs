//! `POST /api/v1/devices/shut-out`: a contact shuts one of their phones out from another.

use super::openapi::refusals;
use crate::http::body::JsonBody;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sync::DeviceId;
use uuid::Uuid;

/// Which phone is lost.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ShutOutRequest {
    /// Its id. The phone that asks signs out instead.
    device: Uuid,
}

/// It is let in no more.
#[derive(Serialize, JsonSchema)]
pub(super) struct ShutOutResponse {
    /// The phone that was shut out.
    device: Uuid,
}

refusals!(
    CrossSite,
    DeviceShutOut,
    InvalidBody,
    MalformedBody,
    NotFound,
    NotSignedIn,
    OtherDevice,
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Ends another phone's session at once. When that phone next asks for anything, the refusal `device_shut_out` carries
/// `wipe`, and it throws its key away. Asked again, the answer is the same.
#[utoipa::path(
    post, path = "/devices/shut-out", request_body(content = ref("#/components/schemas/ShutOutRequest"), content_type = "application/json"),
    responses((status = 200, body = ref("#/components/schemas/ShutOutResponse"), description = "the phone is shut out"), Refusals)
)]
pub(super) async fn shut_out(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    JsonBody(request): JsonBody<ShutOutRequest>,
) -> Result<Json<ShutOutResponse>, Problem> {
    let lost = DeviceId::new(request.device);
    if lost == session.device {
        return Err(ProblemCode::OtherDevice.into());
    }
    if !state.store().shut_out_own(session.scope, (session.device, lost), state.clock().now()).await? {
        return Err(ProblemCode::NotFound.into());
    }
    tracing::info!("device.shut_out");
    Ok(Json(ShutOutResponse { device: request.device }))
}
