//! `POST /api/v1/session`: a phone whose session is over begins a new one with its own key.

use super::openapi::refusals;
use crate::http::body::JsonBody;
use crate::http::cookie::Cookie;
use crate::http::guard::Caller;
use crate::http::{AppState, Problem, ProblemCode};
use crate::secret::{Challenge, Token};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{HeaderName, SET_COOKIE};
use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sync::DeviceId;
use uuid::Uuid;

/// How long the session of a phone with a key lasts. Long enough that few start without a network on it, short enough that a
/// copied cookie is soon worth nothing.
pub(super) const SESSION: TimeDelta = TimeDelta::days(7);

/// The signature.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionRequest {
    /// The phone's id.
    device: Uuid,
    /// What it was to sign.
    #[schemars(length(min = 32, max = 32))]
    challenge: Vec<u8>,
    /// ECDSA with SHA-256, as browsers write it: 64 bytes.
    #[schemars(length(min = 64, max = 64))]
    signature: Vec<u8>,
}

/// How long the session lasts.
#[derive(Serialize, JsonSchema)]
pub(super) struct Until {
    /// Until then.
    pub(super) until: DateTime<Utc>,
}

refusals!(
    CrossSite,
    DeviceShutOut,
    InvalidBody,
    MalformedBody,
    NotSignedIn,
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Begins a new session for the phone that has signed. The one before ends. A phone that was shut out is told so.
#[utoipa::path(
    post, path = "/session", request_body(content = ref("#/components/schemas/SessionRequest"), content_type = "application/json"),
    responses(
        (status = 200, body = ref("#/components/schemas/Until"), description = "the session is renewed", headers(("set-cookie" = String, description = "signs the phone in"))),
        Refusals,
    )
)]
pub(super) async fn renew(
    State(state): State<AppState>,
    Caller(from): Caller,
    JsonBody(request): JsonBody<SessionRequest>,
) -> Result<([(HeaderName, HeaderValue); 1], Json<Until>), Problem> {
    let (now, device) = (state.clock().now(), DeviceId::new(request.device));
    if !state.attempts().may_try(from, now) {
        return Err(ProblemCode::TooManyAttempts.into());
    }
    let refused = || {
        state.attempts().failed(from, now);
        Problem::from(ProblemCode::NotSignedIn)
    };
    let challenge = Challenge::read(&request.challenge).ok_or_else(refused)?;
    let renewal = state.store().take_up_signature(device, challenge.hash(), now).await?.ok_or_else(refused)?;
    if !challenge.is_signed(device, &renewal.key, &request.signature) {
        return Err(refused());
    }
    if renewal.session.revoked {
        return Err(Problem::shut_out(renewal.session.wipe));
    }
    let (token, until) = (Token::new()?, now + SESSION);
    state.store().renew_session(renewal.session.scope, device, token.hash(), until).await?;
    tracing::info!("device.renewed");
    Ok(([(SET_COOKIE, Cookie::Device.set(&token))], Json(Until { until })))
}
