//! `POST /kontor/ut`.

use super::form::{Nothing, OfficersForm};
use super::language::Reader;
use super::page::{Frame, Message, show};
use crate::config::LetsIn;
use crate::http::cookie::Cookie;
use crate::http::{AppState, Problem};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Ends the session, here and at the server.
pub(super) async fn sign_out(
    State(state): State<AppState>,
    Reader(t): Reader,
    OfficersForm { officer, .. }: OfficersForm<Nothing>,
) -> Result<Response, Problem> {
    state.store().end_desk_session(officer.token.hash(), state.clock().now()).await?;
    let frame = Frame::without_officer(t, t.desk_signed_out());
    let to_sign_in = state.has_provider(LetsIn::Officers);
    let text = if to_sign_in { t.sign_in_out_text() } else { t.desk_signed_out_text() };
    let page = show(
        StatusCode::OK,
        &Message { frame, text, to_list: false, to_sign_in, to_passkey: state.passkeys().is_some() },
    )?;
    Ok(([(header::SET_COOKIE, Cookie::Desk.clear())], page).into_response())
}
