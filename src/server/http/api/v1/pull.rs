//! `GET /api/v1/sync/pull`: what changed since the phone last asked.

use super::ledger_problem;
use super::openapi::{InQuery, refusals};
use crate::export::ExportDoor;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use store::ledger::LedgerRepository;
use sync::wire::is_understood;
use sync::{PullRequest, PullResponse};

refusals!(AppTooOld, DeviceShutOut, EpochChanged, InvalidQuery, NotSignedIn, TooManyAttempts);

/// Reads changes in the order of their commits, at most 500 at a time. `next` is what to ask `after` next time.
#[utoipa::path(
    get, path = "/sync/pull", params(InQuery<PullRequest>),
    responses((status = 200, body = ref("#/components/schemas/PullResponse"), description = "what has changed"), Refusals)
)]
pub(super) async fn pull(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    query: Result<Query<PullRequest>, QueryRejection>,
) -> Result<Json<PullResponse>, Problem> {
    let Query(request) =
        query.map_err(|rejection| Problem::from(ProblemCode::InvalidQuery).with_detail(rejection.body_text()))?;
    if !is_understood(request.proto) {
        return Err(ProblemCode::AppTooOld.into());
    }
    let now = state.clock().now();
    let answer = state.store().pull(session.scope, session.device, request, now).await.map_err(ledger_problem)?;
    let door = ExportDoor::of(state.store(), session.scope.municipality(), now).await;
    let door = door.map_err(|problem| Problem::internal(&problem))?;
    let municipality = state.store().municipality(session.scope.municipality()).await?;
    let (export, phone_lock) = (Some(door.ticket(session.device)), Some(municipality.phone_lock));
    Ok(Json(PullResponse { export, phone_lock, ..answer }))
}
