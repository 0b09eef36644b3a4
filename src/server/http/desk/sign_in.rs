//! `/kontor/inn/{code}`: a link that lets an officer in once. Looking at it does not use it up.

use super::SESSION_HOURS;
use super::language::Reader;
use super::page::{Frame, show};
use crate::http::cookie::Cookie;
use crate::http::guard::Caller;
use crate::http::{AppState, Problem, ProblemCode};
use crate::secret::{Code, Token};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use std::net::IpAddr;
use store::people::RedeemProblem;

#[derive(Template)]
#[template(path = "desk/sign_in.html")]
struct SignIn {
    frame: Frame,
}

/// The page with the button.
pub(super) async fn look(
    State(state): State<AppState>,
    Reader(t): Reader,
    Caller(from): Caller,
    Path(code): Path<String>,
) -> Result<Response, Problem> {
    let code = read(&state, from, &code)?;
    let looked = state.store().look_at_sign_in_link(code.hash(), state.clock().now()).await;
    looked.map_err(|problem| refused(&state, from, problem))?;
    show(StatusCode::OK, &SignIn { frame: Frame::without_officer(t, t.desk_sign_in_title()) })
}

/// The button: uses up the link and signs in.
pub(super) async fn redeem(
    State(state): State<AppState>,
    Caller(from): Caller,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let code = read(&state, from, &code)?;
    let now = state.clock().now();
    let token = Token::new()?;
    let old = Cookie::Desk.read(&headers).map(|token| token.hash());
    let until = now + TimeDelta::hours(i64::from(SESSION_HOURS));
    let redeemed = state.store().redeem_sign_in_link(code.hash(), (token.hash(), old), until, now).await;
    redeemed.map_err(|problem| refused(&state, from, problem))?;
    tracing::info!("desk.signed_in");
    Ok(([(header::SET_COOKIE, Cookie::Desk.set(&token))], Redirect::to("/kontor")).into_response())
}

fn read(state: &AppState, from: IpAddr, code: &str) -> Result<Code, Problem> {
    if !state.attempts().may_try(from, state.clock().now()) {
        return Err(ProblemCode::TooManyAttempts.into());
    }
    code.parse().map_err(|_| refused(state, from, RedeemProblem::Unknown))
}

fn refused(state: &AppState, from: IpAddr, problem: RedeemProblem) -> Problem {
    let code = match problem {
        RedeemProblem::Unknown => ProblemCode::InvitationUnknown,
        RedeemProblem::Used => ProblemCode::InvitationUsed,
        RedeemProblem::Expired => ProblemCode::InvitationExpired,
        RedeemProblem::Store(problem) => return problem.into(),
    };
    state.attempts().failed(from, state.clock().now());
    code.into()
}
