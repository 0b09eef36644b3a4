//! An officer's own passkeys: seeing them, making one, taking one away.

use super::super::form::OfficersForm;
use super::super::language::Reader;
use super::super::officer::SignedInOfficer;
use super::super::page::{Frame, show};
use super::super::words::local_date;
use super::{policy, refused};
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use i18n::Lang;
use store::people::OfficerPasskey;

const PLACE: &str = "/kontor/passkey";
/// Characters of a passkey's name that are kept.
const NAME: usize = 80;

#[derive(Template)]
#[template(path = "desk/passkeys.html")]
struct Page {
    frame: Frame,
    here: &'static str,
    secret: String,
    passkeys: Vec<Row>,
    /// What the browser is to do; nothing where this server cannot have passkeys.
    options: Option<String>,
}

struct Row {
    id: String,
    name: String,
    made: String,
    used: String,
    button: String,
}

/// Shows them, with the form for another.
pub(in super::super) async fn own(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    let known = state.store().passkeys(&officer.session.rights).await?;
    let options = match state.passkeys() {
        Some(passkeys) => {
            let credentials = known.iter().map(|passkey| passkey.credential.clone()).collect();
            let whose = (officer.token.hash(), state.clock().now());
            match passkeys.make(whose, (officer.officer().id.uuid(), &officer.officer().name), credentials) {
                Ok(asked) => Some(asked.to_string()),
                Err(problem) => return Err(Problem::internal(&problem)),
            }
        }
        None => None,
    };
    let page = Page {
        frame: Frame::of(t, t.officer_passkey_title(), &officer),
        here: "passkeys",
        secret: officer.token.form_secret(),
        passkeys: known.into_iter().map(|passkey| row(t, passkey)).collect(),
        options,
    };
    Ok((policy(), show(StatusCode::OK, &page)?).into_response())
}

fn row(t: Lang, passkey: OfficerPasskey) -> Row {
    Row {
        id: BASE64_URL_SAFE_NO_PAD.encode(&passkey.credential),
        made: t.officer_passkey_made(&local_date(t, passkey.made_at)),
        used: match passkey.used_at {
            Some(at) => t.officer_passkey_used(&local_date(t, at)),
            None => t.officer_passkey_never_used().to_owned(),
        },
        button: t.officer_passkey_remove(&passkey.name),
        name: passkey.name,
    }
}

/// What the browser has made, and what the officer calls it.
#[derive(serde::Deserialize)]
pub(in super::super) struct New {
    name: String,
    credential: String,
}

/// Keeps one.
pub(in super::super) async fn keep(
    State(state): State<AppState>,
    Reader(t): Reader,
    OfficersForm { officer, form }: OfficersForm<New>,
) -> Result<Response, Problem> {
    let passkeys = state.passkeys().ok_or(ProblemCode::NotFound)?;
    let now = state.clock().now();
    let made = match passkeys.made(officer.token.hash(), &form.credential, now) {
        Ok(made) => made,
        Err(problem) => return refused(t, &problem),
    };
    let name: String = form.name.trim().chars().take(NAME).collect();
    let passkey = OfficerPasskey {
        credential: made.credential,
        body: made.body,
        name: if name.is_empty() { t.officer_passkey_unnamed().to_owned() } else { name },
        made_at: now,
        used_at: None,
    };
    if !state.store().keep_passkey(&officer.session.rights, &passkey).await? {
        return Err(ProblemCode::InvalidBody.into());
    }
    tracing::info!("passkey.made");
    Ok(Redirect::to(PLACE).into_response())
}

/// Which one.
#[derive(serde::Deserialize)]
pub(in super::super) struct Gone {
    passkey: String,
}

/// Takes one of them away.
pub(in super::super) async fn remove(
    State(state): State<AppState>,
    OfficersForm { officer, form }: OfficersForm<Gone>,
) -> Result<Response, Problem> {
    let credential = BASE64_URL_SAFE_NO_PAD.decode(&form.passkey).map_err(|_| ProblemCode::InvalidBody)?;
    if !state.store().drop_passkey(&officer.session.rights, &credential).await? {
        return Err(ProblemCode::NotFound.into());
    }
    tracing::info!("passkey.removed");
    Ok(Redirect::to(PLACE).into_response())
}
