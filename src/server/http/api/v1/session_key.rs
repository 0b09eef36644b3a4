//! `POST /api/v1/session/key`: a phone names the key with which it will renew its session.

use super::openapi::refusals;
use super::session::{SESSION, Until};
use crate::http::body::JsonBody;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use crate::secret::is_session_key;
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Deserialize;

/// The public half of a key whose private half no script can read.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionKeyRequest {
    /// ECDSA on P-256: the uncompressed point, 65 bytes of which the first is 4.
    #[schemars(length(min = 65, max = 65))]
    key: Vec<u8>,
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

/// Keeps the phone's key. Its session then lasts some days and is renewed with the key, until the phone is shut out. A phone has one
/// key for ever: naming it again changes nothing, and another one is refused.
#[utoipa::path(
    post, path = "/session/key", request_body(content = ref("#/components/schemas/SessionKeyRequest"), content_type = "application/json"),
    responses((status = 200, body = ref("#/components/schemas/Until"), description = "the key is kept"), Refusals)
)]
pub(super) async fn keep(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    JsonBody(request): JsonBody<SessionKeyRequest>,
) -> Result<Json<Until>, Problem> {
    if !is_session_key(&request.key) {
        return Err(Problem::from(ProblemCode::InvalidBody).with_detail("key: not an uncompressed point of P-256."));
    }
    let until = state.clock().now() + SESSION;
    if !state.store().keep_session_key(session.scope, session.device, &request.key, until).await? {
        return Err(ProblemCode::OtherDevice.into());
    }
    Ok(Json(Until { until }))
}
