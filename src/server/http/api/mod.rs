//! The API that phones speak. A version is a folder, and stays as it is once apps are out that use it.

mod v1;

use super::{AppState, csrf, denied, patience};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};

/// The API under `/api`.
pub(super) fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .nest("/api/v1", v1::router())
        .layer(from_fn(patience::bound))
        .layer(from_fn_with_state(state.clone(), csrf::guard_api))
        .layer(from_fn_with_state(state.clone(), denied::note_phone))
        .layer(DefaultBodyLimit::max(sync::wire::MOST_BYTES))
}
