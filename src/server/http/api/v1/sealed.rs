//! `PUT /api/v1/sealed`: what a phone had sealed for the municipality before its code was forgotten.

use super::openapi::refusals;
use super::proof::unproved;
use crate::export::{CannotOpen, ExportDoor};
use crate::http::body::OctetBody;
use crate::http::guard::SignedInDevice;
use crate::http::taking_in::carry_out;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;

/// What became of it.
#[derive(Serialize, JsonSchema)]
pub(super) struct SealedResponse {
    /// Operations that are at the municipality now: carried out, known from before, or put aside for an officer.
    taken_in: usize,
}

refusals!(
    CrossSite,
    DeviceShutOut,
    InvalidBody,
    MalformedBody,
    NotSignedIn,
    OtherDevice,
    SignInTooWeak,
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Opens what a phone sealed when it was written, and lets it be judged as if that phone had sent it. For a phone of the
/// same contact alone, whatever it is called now. Sending it again does no harm: that is the way after `sign_in_too_weak`, which
/// says that some of it asks for a safer sign-in than this phone has; the rest is taken in.
#[utoipa::path(
    put, path = "/sealed",
    request_body(content = inline(serde_json::Value), description = "a file of unsent entries", content_type = "application/octet-stream"),
    responses((status = 200, body = ref("#/components/schemas/SealedResponse"), description = "it is taken in"), Refusals)
)]
pub(super) async fn sealed(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    OctetBody(file): OctetBody,
) -> Result<Json<SealedResponse>, Problem> {
    let scope = session.scope.municipality();
    let door = ExportDoor::of(state.store(), scope, state.clock().now()).await;
    let door = door.map_err(|problem| Problem::internal(&problem))?;
    let mut export = door.open(&file).map_err(|problem| match problem {
        CannotOpen::OtherMunicipality | CannotOpen::NotThatPhone => Problem::from(ProblemCode::OtherDevice),
        CannotOpen::NotAnExport(_) | CannotOpen::Damaged | CannotOpen::OtherVersion => {
            Problem::from(ProblemCode::InvalidBody).with_detail(problem.to_string())
        }
    })?;
    let own = state.store().own_phones(session.scope).await?;
    if !own.iter().any(|phone| phone.id == export.facts.device) {
        return Err(ProblemCode::OtherDevice.into());
    }
    let unproved = unproved(&state, &session, &export.facts.ops).await?;
    export.facts.ops.retain(|op| !unproved.contains(&op.id()));
    let operations = export.facts.ops.len();
    let counts = carry_out(&state, session.scope, export).await?;
    tracing::info!(operations, refused = counts.refused, unproved = unproved.len(), "sealed.taken_in");
    if !unproved.is_empty() {
        return Err(ProblemCode::SignInTooWeak.into());
    }
    Ok(Json(SealedResponse { taken_in: operations }))
}
