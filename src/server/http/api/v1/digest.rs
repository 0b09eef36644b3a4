//! `GET /api/v1/sync/digest`: a short sum of a month, to find out whether phone and server hold the same.

use crate::http::guard::SignedInDevice;
use crate::http::problem::ProblemBody;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use store::ledger::LedgerRepository;
use sync::DigestResponse;
use sync::wire::Month;

#[derive(serde::Deserialize)]
pub(super) struct Which {
    month: Month,
}

/// Counts and hashes the sessions of a calendar month.
#[utoipa::path(
    get, path = "/sync/digest",
    params(("month" = String, Query, description = "such as 2026-11")),
    responses(
        (status = 200, body = inline(super::openapi::DigestAnswer)),
        (status = 401, body = ProblemBody, content_type = "application/problem+json", description = "not_signed_in"),
    )
)]
pub(super) async fn digest(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    query: Result<Query<Which>, QueryRejection>,
) -> Result<Json<DigestResponse>, Problem> {
    let Query(Which { month }) =
        query.map_err(|rejection| Problem::from(ProblemCode::InvalidQuery).with_detail(rejection.body_text()))?;
    Ok(Json(state.store().digest(session.scope, month).await?))
}
