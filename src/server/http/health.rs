//! `GET /health`, for load balancers and for the program that started the server.

use axum::Json;

#[derive(serde::Serialize)]
pub(super) struct Health {
    status: &'static str,
    version: &'static str,
}

/// Answers when the server can.
pub(super) async fn health() -> Json<Health> {
    Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION") })
}
