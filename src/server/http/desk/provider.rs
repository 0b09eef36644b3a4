//! `/kontor/innlogging`: an officer signs in at a provider.

use super::SESSION_HOURS;
use super::language::Reader;
use crate::config::LetsIn::Officers;
use crate::http::cookie::Cookie;
use crate::http::guard::Caller;
use crate::http::provider::{self, Arrived, CameBack, Chosen, LogoutForm};
use crate::http::{AppState, Problem};
use crate::secret::Token;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;

/// Where to sign in.
pub(super) async fn choose(State(state): State<AppState>, Reader(t): Reader) -> Result<Response, Problem> {
    provider::choices(&state, (Officers, false), t)
}

/// To the provider that was chosen.
pub(super) async fn leave(
    State(state): State<AppState>,
    Reader(t): Reader,
    Caller(from): Caller,
    headers: HeaderMap,
    chosen: Result<Form<Chosen>, FormRejection>,
) -> Result<Response, Problem> {
    provider::leave(&state, (Officers, t, from), &headers, provider::filled_in(chosen)?).await
}

/// Back from it, with a session at the desk where the provider has proved an officer's identity.
pub(super) async fn come_back(
    State(state): State<AppState>,
    Reader(t): Reader,
    Caller(from): Caller,
    Path(key): Path<String>,
    headers: HeaderMap,
    came: Result<Query<CameBack>, QueryRejection>,
) -> Result<Response, Problem> {
    let came = came.map(|Query(came)| came).unwrap_or_default();
    provider::come_back(&state, (Officers, t, from), (&headers, &key, came), async |back| {
        let (token, now) = (Token::new()?, state.clock().now());
        let until = now + TimeDelta::hours(i64::from(SESSION_HOURS));
        let tokens = (token.hash(), back.begun.session);
        if let Err(problem) = state.store().sign_in_officer(&back.proven, tokens, until, now).await {
            return Err(back.shut(&state, problem).await);
        }
        let page = Arrived { lets_in: Officers, address: "/kontor".into() }.page(t)?;
        Ok(([(header::SET_COOKIE, Cookie::Desk.set(&token))], page).into_response())
    })
    .await
}

/// The provider says that somebody has signed out there.
pub(super) async fn logged_out(
    State(state): State<AppState>,
    Caller(from): Caller,
    Path(key): Path<String>,
    form: Result<Form<LogoutForm>, FormRejection>,
) -> Result<Response, Problem> {
    provider::logged_out(&state, (Officers, from), (&key, provider::filled_in(form)?)).await
}
