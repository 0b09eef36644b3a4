//! `/kontor/passkey/inn`: an officer comes in with a passkey.

use super::super::SESSION_HOURS;
use super::super::language::Reader;
use super::super::page::{Frame, show};
use super::{policy, refused};
use crate::http::cookie::Cookie;
use crate::http::guard::Caller;
use crate::http::{AppState, Problem, ProblemCode};
use crate::passkey::PasskeyProblem;
use crate::secret::Token;
use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, TimeDelta, Utc};
use store::people::PasskeyOwner;

#[derive(Template)]
#[template(path = "desk/passkey_sign_in.html")]
struct Page {
    frame: Frame,
    options: String,
}

/// The page with the button. What it asks the machine for is good in this browser alone.
pub(in super::super) async fn ask(State(state): State<AppState>, Reader(t): Reader) -> Result<Response, Problem> {
    let passkeys = state.passkeys().ok_or(ProblemCode::NotFound)?;
    let token = Token::new()?;
    let asked = passkeys.show(token.hash(), state.clock().now()).map_err(|problem| Problem::internal(&problem))?;
    let frame = Frame::without_officer(t, t.officer_passkey_sign_in());
    let page = Page { frame, options: asked.to_string() };
    Ok((policy(), [(header::SET_COOKIE, Cookie::Passkey.set(&token))], show(StatusCode::OK, &page)?).into_response())
}

/// What the machine has signed.
#[derive(serde::Deserialize)]
pub(in super::super) struct Shown {
    credential: String,
}

/// Opens a session where the passkey is an officer's.
pub(in super::super) async fn prove(
    State(state): State<AppState>,
    Reader(t): Reader,
    Caller(from): Caller,
    headers: HeaderMap,
    form: Result<Form<Shown>, FormRejection>,
) -> Result<Response, Problem> {
    let now = state.clock().now();
    if !state.attempts().may_try(from, now) {
        return Err(ProblemCode::TooManyAttempts.into());
    }
    let Form(form) = form.map_err(|_| ProblemCode::InvalidBody)?;
    let response = match open(&state, &headers, &form.credential, now).await? {
        Ok(token) => {
            tracing::info!("desk.signed_in");
            ([(header::SET_COOKIE, Cookie::Desk.set(&token))], Redirect::to("/kontor")).into_response()
        }
        Err(problem) => {
            state.attempts().failed(from, now);
            refused(t, &problem)?
        }
    };
    let mut response = response;
    response.headers_mut().append(header::SET_COOKIE, Cookie::Passkey.clear());
    Ok(response)
}

async fn open(
    state: &AppState,
    headers: &HeaderMap,
    said: &str,
    now: DateTime<Utc>,
) -> Result<Result<Token, PasskeyProblem>, Problem> {
    let passkeys = state.passkeys().ok_or(ProblemCode::NotFound)?;
    let Some(begun) = Cookie::Passkey.read(headers) else { return Ok(Err(PasskeyProblem::Stale)) };
    let (credential, said) = match passkeys.shown(said) {
        Ok(shown) => shown,
        Err(problem) => return Ok(Err(problem)),
    };
    let owner: Option<PasskeyOwner> = state.store().passkey_owner(&credential).await?;
    let Some(owner) = owner else { return Ok(Err(PasskeyProblem::Unknown)) };
    let body = match passkeys.prove((begun.hash(), now), &said, &owner) {
        Ok(body) => body,
        Err(problem) => return Ok(Err(problem)),
    };
    let (token, until) = (Token::new()?, now + TimeDelta::hours(i64::from(SESSION_HOURS)));
    let tokens = (token.hash(), Cookie::Desk.read(headers).map(|token| token.hash()));
    let opened = state.store().sign_in_by_passkey(&owner, (&credential, &body), tokens, until, now).await?;
    Ok(if opened { Ok(token) } else { Err(PasskeyProblem::Stale) })
}
