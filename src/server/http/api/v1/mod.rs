//! Version 1 of the API: one file per operation.

mod blob_offer;
mod blob_part;
mod device_shut_out;
mod devices;
mod digest;
mod enrol;
mod message;
mod openapi;
mod own_data;
mod proof;
mod pull;
mod push;
mod sealed;
mod session;
mod session_challenge;
mod session_key;
mod share;
mod sign_out;
mod ways_in;

use crate::http::{AppState, Problem};
use axum::Router;
use axum::routing::get;
use store::ledger::LedgerProblem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The operations, and their description beside them.
pub(super) fn router() -> Router<AppState> {
    let (router, description) = OpenApiRouter::with_openapi(openapi::document())
        .routes(routes!(ways_in::ways_in))
        .routes(routes!(enrol::enrol))
        .routes(routes!(session_challenge::challenge))
        .routes(routes!(session::renew))
        .routes(routes!(session_key::keep))
        .routes(routes!(sign_out::sign_out))
        .routes(routes!(devices::devices))
        .routes(routes!(device_shut_out::shut_out))
        .routes(routes!(own_data::own_data))
        .routes(routes!(push::push))
        .routes(routes!(pull::pull))
        .routes(routes!(digest::digest))
        .routes(routes!(blob_offer::offer))
        .routes(routes!(blob_part::part))
        .routes(routes!(message::send))
        .routes(routes!(share::share))
        .routes(routes!(sealed::sealed))
        .split_for_parts();
    let description = openapi::with_schemas(&description);
    router.route("/openapi.json", get(async move || axum::Json(description.clone())))
}

fn ledger_problem(problem: LedgerProblem) -> Problem {
    match problem {
        LedgerProblem::EpochChanged(rewind) => Problem::epoch_changed(rewind),
        LedgerProblem::Store(problem) => problem.into(),
    }
}
