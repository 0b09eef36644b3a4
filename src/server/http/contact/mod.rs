//! `/innlogging`: a contact signs in at a provider, and enrols the phone as with an invitation. Pages of the server, since there
//! is no app yet on a phone that is not enrolled.

mod refusal;

use super::desk::language::{self, Reader};
use super::guard::Caller;
use super::provider::{self, Arrived, CameBack, Chosen, LogoutForm};
use super::routes::routes;
use super::{AppState, Problem, ProblemCode, csrf, patience};
use crate::config::LetsIn::Contacts;
use crate::secret::Code;
use axum::Router;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Form, Path, Query, State};
use axum::http::HeaderMap;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use chrono::TimeDelta;
use store::identity::Purpose;

/// The phone uses the invitation at once. Nobody else ever sees it.
const INVITATION: TimeDelta = TimeDelta::minutes(10);
/// More than a logout token takes.
const LARGEST_FORM: usize = 64 * 1024;

routes! {
    get "/" => choose;
    post "/" => leave;
    get "/mer_sikkert" => choose_safer;
    get "/{provider}" => come_back;
    post "/{provider}/ut" => logged_out;
}

/// The pages under `/innlogging`.
pub(super) fn router(state: &AppState) -> Router<AppState> {
    let pages = pages()
        .fallback(async || Problem::from(ProblemCode::NotFound))
        .method_not_allowed_fallback(async || Problem::from(ProblemCode::MethodNotAllowed))
        .layer(from_fn(patience::bound))
        .layer(from_fn_with_state(state.clone(), csrf::guard_desk))
        .layer(from_fn(refusal::as_page))
        .layer(from_fn_with_state("/innlogging", language::remember))
        .layer(DefaultBodyLimit::max(LARGEST_FORM));
    Router::new().nest("/innlogging", pages)
}

/// Where to sign in.
async fn choose(State(state): State<AppState>, Reader(t): Reader) -> Result<Response, Problem> {
    provider::choices(&state, (Contacts, false), t)
}

/// The same from a phone that is enrolled, and is to send what asks for more than it has proved. No provider's key has that name:
/// keys hold no such line.
async fn choose_safer(State(state): State<AppState>, Reader(t): Reader) -> Result<Response, Problem> {
    provider::choices(&state, (Contacts, true), t)
}

/// To the provider that was chosen.
async fn leave(
    State(state): State<AppState>,
    Reader(t): Reader,
    Caller(from): Caller,
    headers: HeaderMap,
    chosen: Result<Form<Chosen>, FormRejection>,
) -> Result<Response, Problem> {
    provider::leave(&state, (Contacts, t, from), &headers, provider::filled_in(chosen)?).await
}

/// Back from it, and on to the app: with an invitation, or as it is where its phone has only proved more. The code stands after
/// `#`, as in a link: no log sees it.
async fn come_back(
    State(state): State<AppState>,
    Reader(t): Reader,
    Caller(from): Caller,
    Path(key): Path<String>,
    headers: HeaderMap,
    came: Result<Query<CameBack>, QueryRejection>,
) -> Result<Response, Problem> {
    let came = came.map(|Query(came)| came).unwrap_or_default();
    provider::come_back(&state, (Contacts, t, from), (&headers, &key, came), async |back| {
        let now = state.clock().now();
        let proven = (&back.proven, back.acr.as_deref());
        if let (Purpose::Send, Some(phone)) = (back.begun.purpose, back.begun.phone) {
            return match state.store().prove_phone(proven, phone, now).await {
                Ok(()) => Ok(Arrived { lets_in: Contacts, address: "/".into() }.page(t)?),
                Err(problem) => Err(back.shut(&state, problem).await),
            };
        }
        let (code, until) = (Code::new()?, now + INVITATION);
        let invited = state.store().invite_by_identity(proven, back.begun.phone, code.hash(), until).await;
        if let Err(problem) = invited {
            return Err(back.shut(&state, problem).await);
        }
        Ok(Arrived { lets_in: Contacts, address: format!("/invitasjon#{code}") }.page(t)?)
    })
    .await
}

/// The provider says that somebody has signed out there.
async fn logged_out(
    State(state): State<AppState>,
    Caller(from): Caller,
    Path(key): Path<String>,
    form: Result<Form<LogoutForm>, FormRejection>,
) -> Result<Response, Problem> {
    provider::logged_out(&state, (Contacts, from), (&key, provider::filled_in(form)?)).await
}
