//! Noting what was done about one.

use super::list::{Wrong, render};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use store::desk::{AnswerProblem, AsideDealt};

/// Characters of a note.
const LONGEST: usize = 1_000;

/// The filled-in form.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Dealt {
    contact: String,
    op: String,
    sha256: String,
    #[serde(default)]
    note: String,
}

/// Takes it off the list, or shows the form again with what is wrong.
pub(in crate::http::desk) async fn deal(
    State(state): State<AppState>,
    Reader(t): Reader,
    OfficersForm { officer, form }: OfficersForm<Dealt>,
) -> Result<Response, Problem> {
    let unreadable = |_| Problem::from(ProblemCode::InvalidBody);
    let op = form.op.parse().map_err(unreadable)?;
    let note = form.note.trim();
    let problem = match note.chars().count() {
        0 => Some(t.aside_note_missing().to_owned()),
        length if length > LONGEST => Some(t.desk_comment_too_long(LONGEST)),
        _ => None,
    };
    if let Some(problem) = problem {
        let wrong = Some(Wrong { op, typed: note, problem });
        return render(&state, t, &officer, (StatusCode::UNPROCESSABLE_ENTITY, None, wrong)).await;
    }
    let dealt = AsideDealt {
        contact: form.contact.parse().map_err(unreadable)?,
        op,
        sha256: form.sha256.parse().map_err(|_| Problem::from(ProblemCode::InvalidBody))?,
        note,
    };
    let dealt = state.store().deal_with_aside(&officer.may()?, dealt).await;
    if dealt.map_err(refused)? {
        tracing::info!("aside.dealt_with");
        return Ok(Redirect::to("/kontor/til-side").into_response());
    }
    render(&state, t, &officer, (StatusCode::CONFLICT, Some(t.aside_gone()), None)).await
}

fn refused(problem: AnswerProblem) -> Problem {
    match problem {
        AnswerProblem::Store(problem) => problem.into(),
        AnswerProblem::Partial => ProblemCode::NotAllowed.into(),
        AnswerProblem::NotFound | AnswerProblem::MovedOn => ProblemCode::NotFound.into(),
    }
}
