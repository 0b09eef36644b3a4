//! Taking a letter back: asked once more, since some may have read it.

use super::ADDRESS;
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::desk::page::{Frame, show};
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::LetterId;
use store::letters::SentLetter;

/// The form: a button, pressed twice.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Sure {
    #[serde(default)]
    sure: String,
}

#[derive(Template)]
#[template(path = "desk/letter_take_back.html")]
struct Ask {
    frame: Frame,
    here: &'static str,
    secret: String,
    sent: SentLetter,
}

/// Asks, or takes it back.
pub(in crate::http::desk) async fn take_back(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    OfficersForm { officer, form }: OfficersForm<Sure>,
) -> Result<Response, Problem> {
    let may = officer.may()?;
    let id: LetterId = id.parse().map_err(|_| ProblemCode::NotFound)?;
    if form.sure == "yes" {
        if !state.store().take_letter_back(&may, id).await? {
            return Err(ProblemCode::NotFound.into());
        }
        tracing::info!("letter.taken_back");
        return Ok(Redirect::to(ADDRESS).into_response());
    }
    let sent = state.store().sent_letters(&may).await?;
    let sent = sent.into_iter().find(|sent| sent.letter.id == id && sent.may_take_back).ok_or(ProblemCode::NotFound)?;
    let page = Ask {
        frame: Frame::of(t, t.letter_desk_take_back_title(), &officer),
        here: "letters",
        secret: officer.token.form_secret(),
        sent,
    };
    show(StatusCode::OK, &page)
}
