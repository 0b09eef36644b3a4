//! `/kontor/passkey`: officers' passkeys. The only pages of the desk with a script, since no form can ask a machine for a passkey;
//! without it they say so, and the other ways in remain.

mod own;
mod sign_in;

pub(super) use own::{keep, own, remove};
pub(super) use sign_in::{ask, prove};

use super::page::{Frame, Message, show};
use crate::http::Problem;
use crate::passkey::PasskeyProblem;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use i18n::Lang;

/// As on a page where nothing runs, but for scripts of this origin, which may not make scripts of texts.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";
const SCRIPT: &str = include_str!("../../../templates/desk/passkey.js");

/// The script of both pages.
pub(super) async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT)
}

fn policy() -> [(HeaderName, HeaderValue); 1] {
    [(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY))]
}

/// It was not taken. Why, only the log tells.
fn refused(t: Lang, problem: &PasskeyProblem) -> Result<Response, Problem> {
    tracing::warn!(why = %problem, "passkey.refused");
    let page = Message {
        frame: Frame::without_officer(t, t.officer_passkey_refused_title()),
        text: t.officer_passkey_refused_text(),
        to_list: true,
        to_sign_in: false,
        to_passkey: true,
    };
    show(StatusCode::FORBIDDEN, &page)
}
