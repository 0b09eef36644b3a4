//! `GET /api/v1/share`: the municipality's part of what opens a locked phone.

use super::openapi::{InQuery, refusals};
use crate::export::ExportDoor;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sync::{ContentHash, DeviceId};
use uuid::Uuid;

/// Which phone's.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ShareQuery {
    /// The phone that chose the code: this one, or the one that it was before its contact was let in anew.
    device: Uuid,
}

/// The municipality's part. Without it a code opens nothing.
#[derive(Serialize, JsonSchema)]
pub(super) struct ShareResponse {
    /// 32 bytes, always the same for that phone.
    share: ContentHash,
}

refusals!(DeviceShutOut, InvalidQuery, NotSignedIn, OtherDevice, TooManyAttempts);

/// Gives the municipality's part of a phone's lock to whoever is signed in as its contact. A phone that was shut out gets
/// none, so a lost one stays closed even to someone who knows its code.
#[utoipa::path(
    get, path = "/share", params(InQuery<ShareQuery>),
    responses((status = 200, body = ref("#/components/schemas/ShareResponse"), description = "the part"), Refusals)
)]
pub(super) async fn share(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    query: Result<Query<ShareQuery>, QueryRejection>,
) -> Result<Json<ShareResponse>, Problem> {
    let Query(query) =
        query.map_err(|rejection| Problem::from(ProblemCode::InvalidQuery).with_detail(rejection.body_text()))?;
    let (device, scope) = (DeviceId::new(query.device), session.scope.municipality());
    let own = state.store().own_phones(session.scope).await?;
    if !own.iter().any(|phone| phone.id == device) {
        return Err(ProblemCode::OtherDevice.into());
    }
    let door = ExportDoor::of(state.store(), scope, state.clock().now()).await;
    let door = door.map_err(|problem| Problem::internal(&problem))?;
    Ok(Json(ShareResponse { share: door.share(device) }))
}
