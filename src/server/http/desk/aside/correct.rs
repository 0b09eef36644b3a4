//! Taking up an edit that came after its month was approved.

use super::list::render;
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use store::desk::{AsideDealt, LateProblem};

/// Which edit.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Late {
    contact: String,
    op: String,
    sha256: String,
}

/// Takes it up, and shows what is left of the list; or says why it could not be.
pub(in crate::http::desk) async fn correct(
    State(state): State<AppState>,
    Reader(t): Reader,
    OfficersForm { officer, form }: OfficersForm<Late>,
) -> Result<Response, Problem> {
    let unreadable = |_| Problem::from(ProblemCode::InvalidBody);
    let dealt = AsideDealt {
        contact: form.contact.parse().map_err(unreadable)?,
        op: form.op.parse().map_err(unreadable)?,
        sha256: form.sha256.parse().map_err(|_| Problem::from(ProblemCode::InvalidBody))?,
        note: t.aside_corrected_note(),
    };
    let (status, notice) = match state.store().take_up_late(&officer.may()?, dealt).await {
        Ok(()) => {
            tracing::info!("aside.corrected");
            (StatusCode::OK, t.aside_corrected())
        }
        Err(LateProblem::Gone) => (StatusCode::CONFLICT, t.aside_gone()),
        Err(LateProblem::NotTakenUp(_)) => (StatusCode::CONFLICT, t.aside_correct_not()),
        Err(LateProblem::NotTheirs) => return Err(ProblemCode::NotFound.into()),
        Err(LateProblem::Store(problem)) => return Err(problem.into()),
    };
    render(&state, t, &officer, (status, Some(notice), None)).await
}

/// After the button, the browser's address is that of the form; reloading leads back to the list.
pub(in crate::http::desk) async fn back_to_the_list() -> Redirect {
    Redirect::to("/kontor/til-side")
}
