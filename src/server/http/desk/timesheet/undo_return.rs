//! Taking a return back, before the contact has changed anything.

use super::show::{Comment, Notice, render};
use super::{Seen, address, find};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use store::ledger::DeskProblem;

/// Puts the timesheet back among those that wait.
pub(in crate::http::desk) async fn undo_return(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    OfficersForm { officer, form }: OfficersForm<Seen>,
) -> Result<Response, Problem> {
    let dossier = find(&state, &officer, &id).await?;
    match state.store().undo_return(&officer.may()?, (dossier.timesheet.id, form.revision()?)).await {
        Ok(()) => Ok(Redirect::to(&address(dossier.timesheet.id)).into_response()),
        Err(DeskProblem::NotFound) => Err(ProblemCode::NotFound.into()),
        Err(DeskProblem::Store(problem)) => Err(problem.into()),
        Err(DeskProblem::Approval(_) | DeskProblem::AnothersStep) => Err(ProblemCode::NotAllowed.into()),
        Err(DeskProblem::Stale | DeskProblem::WrongState(_)) => {
            let now = find(&state, &officer, &id).await?;
            let notice = Some(Notice { colour: "warning", text: t.desk_undo_too_late() });
            render(t, &officer, &now, (StatusCode::CONFLICT, notice, Comment::default()))
        }
    }
}
