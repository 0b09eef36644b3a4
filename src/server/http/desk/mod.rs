//! The municipality's desk: pages made by the server, that work without scripts (but passkeys, which nothing else can ask for). One file per page or decision.

mod aside;
mod form;
mod import;
pub(super) mod language;
mod letter;
mod list;
mod log;
mod message;
mod officer;
pub(super) mod page;
mod passkey;
mod phones;
mod provider;
mod refusal;
mod report;
mod sign_in;
mod sign_out;
mod supervision;
mod timesheet;
mod words;

use super::routes::routes;
use super::{AppState, Problem, ProblemCode, csrf, denied, patience};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Redirect;
use axum::routing::get;

/// A session at the desk lasts a working day.
pub(super) const SESSION_HOURS: u32 = 9;

/// More than the longest comment takes.
const LARGEST_FORM: usize = 64 * 1024;

routes! {
    get "/" => list::waiting;
    get "/behandlet" => list::handled;
    get "/til-side" => aside::list;
    post "/til-side" => aside::deal;
    get "/til-side/rett" => aside::back_to_the_list;
    post "/til-side/rett" => aside::correct;
    get "/fil" => import::ask;
    post "/fil" => import::take, up to sync::export::LARGEST;
    get "/inn/{code}" => sign_in::look;
    post "/inn/{code}" => sign_in::redeem;
    get "/innlogging" => provider::choose;
    post "/innlogging" => provider::leave;
    get "/innlogging/{provider}" => provider::come_back;
    post "/innlogging/{provider}/ut" => provider::logged_out;
    get "/passkey" => passkey::own;
    post "/passkey" => passkey::keep;
    post "/passkey/fjern" => passkey::remove;
    get "/passkey/inn" => passkey::ask;
    post "/passkey/inn" => passkey::prove;
    get "/passkey.js" => passkey::script;
    post "/ut" => sign_out::sign_out;
    get "/timelister/{id}" => timesheet::show;
    get "/timelister/{id}/godkjenn" => timesheet::ask_approval;
    post "/timelister/{id}/godkjenn" => timesheet::approve;
    get "/timelister/{id}/retur" => timesheet::back_to_it;
    post "/timelister/{id}/retur" => timesheet::give_back;
    get "/timelister/{id}/kvitteringer/{sha256}" => timesheet::receipt;
    get "/timelister/{id}/retur/angre" => timesheet::back_to_it;
    post "/timelister/{id}/retur/angre" => timesheet::undo_return;
    get "/rapporter" => report::list;
    get "/rapporter/{id}" => report::show;
    post "/rapporter/{id}" => report::act;
    get "/veiledning" => supervision::list;
    get "/veiledning/{id}" => supervision::show;
    post "/veiledning/{id}" => supervision::answer;
    get "/meldinger" => message::list;
    get "/meldinger/{id}" => message::show;
    post "/meldinger/{id}" => message::act;
    get "/beskjeder" => letter::list;
    post "/beskjeder" => letter::write;
    post "/beskjeder/{id}/trekk" => letter::take_back;
    get "/telefoner" => phones::list;
    post "/telefoner" => phones::shut_out;
    get "/logg" => log::log;
}

/// The desk under `/kontor`.
pub(super) fn router(state: &AppState) -> Router<AppState> {
    let pages = pages()
        .fallback(async || Problem::from(ProblemCode::NotFound))
        .method_not_allowed_fallback(async || Problem::from(ProblemCode::MethodNotAllowed))
        .layer(from_fn(patience::bound))
        .layer(from_fn_with_state(state.clone(), csrf::guard_desk))
        .layer(from_fn_with_state(state.clone(), denied::note_officer))
        .layer(from_fn_with_state(state.clone(), refusal::as_page))
        .layer(from_fn_with_state("/kontor", language::remember))
        .layer(DefaultBodyLimit::max(LARGEST_FORM));
    Router::new().nest("/kontor", pages).route("/kontor/", get(async || Redirect::to("/kontor")))
}
