//! `POST /api/v1/session/challenge`: something for a phone to sign, so that it can renew its session.

use super::openapi::refusals;
use crate::http::attempts::Tries;
use crate::http::body::JsonBody;
use crate::http::guard::Caller;
use crate::http::{AppState, Problem, ProblemCode};
use crate::secret::Challenge;
use axum::Json;
use axum::extract::State;
use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sync::DeviceId;
use uuid::Uuid;

/// A phone signs at once; a weak network may take its time.
const CHALLENGE: TimeDelta = TimeDelta::minutes(2);

/// Which phone wants to sign.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChallengeRequest {
    /// Its id.
    device: Uuid,
}

/// What to sign.
#[derive(Serialize, JsonSchema)]
pub(super) struct ChallengeResponse {
    /// 32 random bytes. The phone signs `folgesvenn-session`, a zero byte, the 16 bytes of its id, and these.
    challenge: Vec<u8>,
}

refusals!(CrossSite, InvalidBody, MalformedBody, StorageFull, TooLarge, TooManyAttempts, UnsupportedMediaType);

/// Gives a phone something to sign, once and soon. Whether there is such a phone is not told.
#[utoipa::path(
    post, path = "/session/challenge", request_body(content = ref("#/components/schemas/ChallengeRequest"), content_type = "application/json"),
    responses((status = 200, body = ref("#/components/schemas/ChallengeResponse"), description = "what to sign"), Refusals)
)]
pub(super) async fn challenge(
    State(state): State<AppState>,
    Caller(from): Caller,
    JsonBody(request): JsonBody<ChallengeRequest>,
) -> Result<Json<ChallengeResponse>, Problem> {
    let now = state.clock().now();
    // Whoever is no phone could ask for ever. An office behind one address has many.
    if !state.attempts().count(Tries::Leaving(from), now) {
        return Err(ProblemCode::TooManyAttempts.into());
    }
    let challenge = Challenge::new()?;
    state.store().ask_for_signature(DeviceId::new(request.device), challenge.hash(), now + CHALLENGE).await?;
    Ok(Json(ChallengeResponse { challenge: challenge.bytes().to_vec() }))
}
