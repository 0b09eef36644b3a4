//! `GET /api/v1/sync/pull`: what changed since the phone last asked.

use super::ledger_problem;
use crate::export::ExportDoor;
use crate::http::guard::SignedInDevice;
use crate::http::problem::ProblemBody;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use store::ledger::LedgerRepository;
use sync::wire::is_understood;
use sync::{PullRequest, PullResponse};

/// Reads changes in the order of their commits, at most 500 at a time. `next` is what to ask `after` next time.
#[utoipa::path(
    get, path = "/sync/pull",
    params(
        ("proto" = u16, Query, description = "the protocol version of the app that asks"),
        ("epoch" = Option<uuid::Uuid>, Query, description = "the history that `after` belongs to"),
        ("after" = u64, Query, description = "everything up to here is known"),
        ("limit" = u32, Query, description = "at most so many rows"),
        ("recount" = Option<bool>, Query, description = "count deleted sessions again"),
    ),
    responses(
        (status = 200, body = inline(super::openapi::PullAnswer)),
        (status = 401, body = ProblemBody, content_type = "application/problem+json", description = "not_signed_in"),
        (status = 409, body = ProblemBody, content_type = "application/problem+json", description = "epoch_changed"),
        (status = 426, body = ProblemBody, content_type = "application/problem+json", description = "app_too_old"),
    )
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
    Ok(Json(PullResponse { export: Some(door.ticket(session.device)), ..answer }))
}
