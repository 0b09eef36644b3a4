//! `POST /api/v1/sign-out`: a phone's owner signs out on it.

use super::openapi::refusals;
use crate::http::body::JsonBody;
use crate::http::cookie::Cookie;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{HeaderName, SET_COOKIE};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sync::DeviceId;
use uuid::Uuid;

/// Which phone signs out.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignOutRequest {
    /// The phone's id. A phone may have signed out without a network and been enrolled anew since: the cookie alone would
    /// then end the wrong session.
    device: Uuid,
}

/// The session has ended.
#[derive(Serialize, JsonSchema)]
pub(super) struct SignOutResponse {
    /// The phone that is let in no more.
    device: Uuid,
}

refusals!(
    CrossSite,
    DeviceShutOut,
    InvalidBody,
    MalformedBody,
    NotSignedIn,
    OtherDevice,
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Signs a phone out for good: its cookie opens nothing any more, and only a new invitation lets it in. What it has sent
/// stays. Asked again, it is refused as any phone that was shut out.
#[utoipa::path(
    post, path = "/sign-out", request_body(content = ref("#/components/schemas/SignOutRequest"), content_type = "application/json"),
    responses(
        (status = 200, body = ref("#/components/schemas/SignOutResponse"), description = "the phone is signed out", headers(("set-cookie" = String, description = "takes the cookie away"))),
        Refusals,
    )
)]
pub(super) async fn sign_out(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    JsonBody(request): JsonBody<SignOutRequest>,
) -> Result<([(HeaderName, HeaderValue); 1], Json<SignOutResponse>), Problem> {
    if DeviceId::new(request.device) != session.device {
        return Err(ProblemCode::OtherDevice.into());
    }
    state.store().sign_out(session.scope, session.device, state.clock().now()).await?;
    tracing::info!("device.signed_out");
    Ok(([(SET_COOKIE, Cookie::Device.clear())], Json(SignOutResponse { device: request.device })))
}
