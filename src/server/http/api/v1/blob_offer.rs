//! `POST /api/v1/blobs/offer`: which receipts are missing, and from where on.

use crate::http::body::JsonBody;
use crate::http::guard::SignedInDevice;
use crate::http::problem::ProblemBody;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::State;
use sync::wire::{MOST_OFFERED, is_understood};
use sync::{BlobOffer, BlobStates};

/// Asks how far receipts have come, at most 100 at a time. What another contact has sent is unknown here.
#[utoipa::path(
    post, path = "/blobs/offer",
    request_body(content = inline(super::openapi::OfferBody), content_type = "application/json"),
    responses(
        (status = 200, body = inline(super::openapi::OfferAnswer)),
        (status = 401, body = ProblemBody, content_type = "application/problem+json", description = "not_signed_in"),
        (status = 413, body = ProblemBody, content_type = "application/problem+json", description = "too_large"),
        (status = 426, body = ProblemBody, content_type = "application/problem+json", description = "app_too_old"),
    )
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
