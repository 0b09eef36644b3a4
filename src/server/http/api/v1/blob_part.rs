//! `PUT /api/v1/blobs/{sha256}`: a piece of a receipt. The last piece brings the check.

use super::openapi::{InQuery, refusals};
use crate::http::body::OctetBody;
use crate::http::guard::SignedInDevice;
use crate::http::receiving::inspect;
use crate::http::{AppState, Problem, ProblemCode};
use crate::receipt::NotAReceipt;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use store::receipts::Piece;
use sync::wire::{LARGEST_BLOB, PART_BYTES};
use sync::{BlobHash, BlobPart, BlobState};

refusals!(
    CrossSite,
    DeviceShutOut,
    InvalidQuery,
    MalformedBody,
    NotSignedIn,
    ReceiptDamaged,
    ReceiptNotTaken,
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Sends a piece of at most 192 KiB. The answer says where the next one begins, or that the receipt is held: whole,
/// checked and on disk. A piece that begins elsewhere is not taken; sending one again does no harm.
#[utoipa::path(
    put, path = "/blobs/{sha256}",
    params(("sha256" = String, Path, description = "of the whole receipt as the phone has it"), InQuery<BlobPart>),
    request_body(content = inline(serde_json::Value), description = "the bytes", content_type = "application/octet-stream"),
    responses((status = 200, body = ref("#/components/schemas/BlobState"), description = "how far it has come"), Refusals)
)]
pub(super) async fn part(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    blob: Result<Path<BlobHash>, PathRejection>,
    at: Result<Query<BlobPart>, QueryRejection>,
    OctetBody(bytes): OctetBody,
) -> Result<Json<BlobState>, Problem> {
    let Path(blob) = blob.map_err(|_| Problem::from(ProblemCode::InvalidQuery))?;
    let Query(at) =
        at.map_err(|rejection| Problem::from(ProblemCode::InvalidQuery).with_detail(rejection.body_text()))?;
    if at.total > LARGEST_BLOB || bytes.len() > PART_BYTES {
        return Err(ProblemCode::TooLarge.into());
    }
    if at.total == 0 {
        return Err(Problem::from(ProblemCode::ReceiptNotTaken).with_detail("The receipt is empty."));
    }
    let piece = Piece { scope: session.scope, blob, at, bytes: &bytes };
    let now = state.clock().now();
    let received = state.store().receive(state.blobs(), piece, now, |whole| inspect(&state, blob, whole)).await?;
    let stage = received.map_err(|reason| match reason {
        NotAReceipt::OtherHash => Problem::from(ProblemCode::ReceiptDamaged),
        reason => Problem::from(ProblemCode::ReceiptNotTaken).with_detail(reason.to_string()),
    })?;
    Ok(Json(BlobState { blob, stage }))
}
