//! `POST /api/v1/blobs/offer`: which receipts are missing, and from where on.

use super::openapi::refusals;
use crate::http::body::JsonBody;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::State;
use sync::wire::{MOST_OFFERED, is_understood};
use sync::{BlobOffer, BlobStates};

refusals!(
    AppTooOld,
    CrossSite,
    DeviceShutOut,
    InvalidBody,
    MalformedBody,
    NotSignedIn,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Asks how far receipts have come, at most 100 at a time. What another contact has sent is unknown here.
#[utoipa::path(
    post, path = "/blobs/offer", request_body(content = ref("#/components/schemas/BlobOffer"), content_type = "application/json"),
    responses((status = 200, body = ref("#/components/schemas/BlobStates"), description = "how far each has come"), Refusals)
)]
pub(super) async fn offer(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    JsonBody(offer): JsonBody<BlobOffer>,
) -> Result<Json<BlobStates>, Problem> {
    if !is_understood(offer.proto) {
        return Err(ProblemCode::AppTooOld.into());
    }
    if offer.blobs.len() > MOST_OFFERED {
        return Err(ProblemCode::TooLarge.into());
    }
    Ok(Json(BlobStates { blobs: state.store().blob_states(session.scope, &offer.blobs).await? }))
}
