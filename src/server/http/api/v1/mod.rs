//! Version 1 of the API: one file per operation.

mod enrol;
mod openapi;

use crate::http::{AppState, Problem};
use axum::Router;
use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The operations, and their description beside them.
pub(super) fn router() -> Router<AppState> {
    let (router, description) =
        OpenApiRouter::with_openapi(openapi::document()).routes(routes!(enrol::enrol)).split_for_parts();
    router.route("/openapi.json", get(async move || axum::Json(description.clone())))
}

/// The history that this server's database is in.
#[expect(clippy::unused_async, reason = "asks the ledger")]
async fn epoch(_state: &AppState) -> Result<sync::Epoch, Problem> {
    Ok(sync::Epoch::new(uuid::Uuid::nil()))
}
