//! `GET /api/v1/sync/digest`: a short sum of a month, to find out whether phone and server hold the same.

use super::openapi::{InQuery, refusals};
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use store::ledger::LedgerRepository;
use sync::DigestResponse;
use sync::wire::Month;

#[derive(serde::Deserialize, schemars::JsonSchema)]
pub(super) struct Which {
    /// The month, such as 2026-11.
    month: Month,
}

refusals!(DeviceShutOut, InvalidQuery, NotSignedIn, TooManyAttempts);

/// Counts and hashes the sessions of a calendar month.
#[utoipa::path(
    get, path = "/sync/digest", params(InQuery<Which>),
    responses((status = 200, body = ref("#/components/schemas/DigestResponse"), description = "count and hash"), Refusals)
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
