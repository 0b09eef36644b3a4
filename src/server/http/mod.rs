//! Everything that answers a request: the app's files, the API and the desk.

mod api;
mod app;
mod attempts;
mod body;
mod contact;
mod cookie;
mod csrf;
mod denied;
mod desk;
mod guard;
mod headers;
mod health;
mod patience;
mod problem;
mod provider;
mod receiving;
mod routes;
mod state;
mod taking_in;
mod trace;

#[cfg(test)]
pub(crate) use contact::ROUTES as CONTACT_ROUTES;
#[cfg(test)]
pub(crate) use desk::ROUTES as DESK_ROUTES;
pub(crate) use problem::Problem;
pub use problem::ProblemCode;
pub use state::AppState;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;

/// The whole server as one service.
pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/health", get(health::health))
        .merge(api::router(&state))
        .merge(desk::router(&state))
        .merge(contact::router(&state))
        .fallback(app::serve)
        .method_not_allowed_fallback(|| async { Problem::from(ProblemCode::MethodNotAllowed) })
        .layer(CatchPanicLayer::custom(problem::from_panic))
        .layer(from_fn_with_state(state.clone(), headers::add))
        .layer(from_fn(trace::trace))
        .with_state(state)
}
