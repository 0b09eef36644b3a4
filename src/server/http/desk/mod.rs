//! The municipality's desk: pages made by the server, that work without scripts. One file per page or decision.

mod aside;
mod form;
mod import;
mod language;
mod list;
mod officer;
mod page;
mod refusal;
mod report;
mod sign_in;
mod sign_out;
mod supervision;
mod timesheet;
mod words;

use super::{AppState, Problem, ProblemCode, csrf, patience};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Redirect;
use axum::routing::{get, post};

/// A session at the desk lasts a working day.
pub(super) const SESSION_HOURS: u32 = 9;

/// More than the longest comment takes.
const LARGEST_FORM: usize = 64 * 1024;

/// The desk under `/kontor`.
pub(super) fn router(state: &AppState) -> Router<AppState> {
    let pages = Router::new()
        .route("/", get(list::waiting))
        .route("/behandlet", get(list::handled))
        .route("/til-side", get(aside::list).post(aside::deal))
        .route("/til-side/rett", get(aside::back_to_the_list).post(aside::correct))
        .route("/fil", get(import::ask).post(import::take).layer(DefaultBodyLimit::max(sync::export::LARGEST)))
        .route("/inn/{code}", get(sign_in::look).post(sign_in::redeem))
        .route("/ut", post(sign_out::sign_out))
        .route("/timelister/{id}", get(timesheet::show))
        .route("/timelister/{id}/godkjenn", get(timesheet::ask_approval).post(timesheet::approve))
        .route("/timelister/{id}/retur", get(timesheet::back_to_it).post(timesheet::give_back))
        .route("/timelister/{id}/kvitteringer/{sha256}", get(timesheet::receipt))
        .route("/timelister/{id}/retur/angre", get(timesheet::back_to_it).post(timesheet::undo_return))
        .route("/rapporter", get(report::list))
        .route("/rapporter/{id}", get(report::show).post(report::act))
        .route("/veiledning", get(supervision::list))
        .route("/veiledning/{id}", get(supervision::show).post(supervision::answer))
        .fallback(async || Problem::from(ProblemCode::NotFound))
        .method_not_allowed_fallback(async || Problem::from(ProblemCode::MethodNotAllowed))
        .layer(from_fn(patience::bound))
        .layer(from_fn_with_state(state.clone(), csrf::guard_desk))
        .layer(from_fn(refusal::as_page))
        .layer(from_fn(language::remember))
        .layer(DefaultBodyLimit::max(LARGEST_FORM));
    Router::new().nest("/kontor", pages).route("/kontor/", get(async || Redirect::to("/kontor")))
}
