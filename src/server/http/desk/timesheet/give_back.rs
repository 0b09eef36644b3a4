//! Sending a timesheet back with a comment.

use super::show::{Comment, Notice, render};
use super::{Seen, address, find};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use i18n::Lang;
use store::ledger::DeskProblem;

/// Characters of a comment: a phone shows it whole.
const LONGEST: usize = 1_000;

/// The filled-in form.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Return {
    #[serde(default)]
    comment: String,
    #[serde(flatten)]
    seen: Seen,
}

/// Sends it back, or shows the form again with what is wrong.
pub(in crate::http::desk) async fn give_back(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    OfficersForm { officer, form }: OfficersForm<Return>,
) -> Result<Response, Problem> {
    let dossier = find(&state, &officer, &id).await?;
    let comment = form.comment.trim();
    if let Some(problem) = wrong(t, comment) {
        let comment = Comment { typed: comment, problem: Some(problem) };
        return render(t, &officer, &dossier, (StatusCode::UNPROCESSABLE_ENTITY, None, comment));
    }
    let seen = (dossier.timesheet.id, form.seen.revision()?);
    match state.store().give_back(&officer.may()?, seen, comment).await {
        Ok(()) => {
            tracing::info!("timesheet.returned");
            Ok(Redirect::to(&address(dossier.timesheet.id)).into_response())
        }
        Err(DeskProblem::NotFound) => Err(ProblemCode::NotFound.into()),
        Err(DeskProblem::Store(problem)) => Err(problem.into()),
        Err(DeskProblem::Approval(_) | DeskProblem::AnothersStep) => Err(ProblemCode::NotAllowed.into()),
        Err(DeskProblem::Stale | DeskProblem::WrongState(_)) => {
            let now = find(&state, &officer, &id).await?;
            let notice = Some(Notice { colour: "warning", text: t.desk_changed_meanwhile() });
            let comment = Comment { typed: comment, problem: None };
            render(t, &officer, &now, (StatusCode::CONFLICT, notice, comment))
        }
    }
}

fn wrong(t: Lang, comment: &str) -> Option<String> {
    if comment.is_empty() {
        Some(t.desk_return_comment_missing().to_owned())
    } else if comment.chars().count() > LONGEST {
        Some(t.desk_comment_too_long(LONGEST))
    } else {
        None
    }
}
