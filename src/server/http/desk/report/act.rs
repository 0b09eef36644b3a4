//! Noting that a report was read, or sending it back.

use super::show::render;
use super::{address, find};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use i18n::Lang;
use store::desk::{AnswerProblem, ReportReading};
use sync::Revision;
use sync::decide::ReportAction;

/// Characters in what is said about a report that is sent back.
const COMMENT: usize = 1_000;

/// The filled-in form: one of two, told apart by its button.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Act {
    revision: String,
    what: What,
    #[serde(default)]
    comment: String,
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Read,
    Return,
}

/// Does it, or shows the report again with what is wrong.
pub(in crate::http::desk) async fn act(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    OfficersForm { officer, form }: OfficersForm<Act>,
) -> Result<Response, Problem> {
    let sent = find(&state, &officer, &id).await?;
    let action = match form.action(t) {
        Ok(action) => action,
        Err(wrong) => {
            let again = (form.comment.as_str(), Some(wrong));
            return render(t, &officer, &sent, (StatusCode::UNPROCESSABLE_ENTITY, None), again);
        }
    };
    let reading = ReportReading {
        report: sent.row.report.id,
        seen: form.revision.parse().map(Revision).map_err(|_| ProblemCode::InvalidBody)?,
        action,
    };
    match state.store().read_report(&officer.may()?, reading).await {
        Ok(()) => {
            tracing::info!("report.read");
            Ok(Redirect::to(&address(sent.row.report.id)).into_response())
        }
        Err(AnswerProblem::NotFound) => Err(ProblemCode::NotFound.into()),
        Err(AnswerProblem::Partial) => Err(ProblemCode::NotAllowed.into()),
        Err(AnswerProblem::Store(problem)) => Err(problem.into()),
        Err(AnswerProblem::MovedOn) => {
            let sent = find(&state, &officer, &id).await?;
            let notice = (StatusCode::CONFLICT, Some(t.report_desk_changed()));
            render(t, &officer, &sent, notice, (&form.comment, None))
        }
    }
}

impl Act {
    fn action(&self, t: Lang) -> Result<ReportAction, String> {
        let comment = self.comment.trim();
        match self.what {
            What::Read => Ok(ReportAction::Read),
            What::Return if comment.is_empty() => Err(t.report_desk_comment_missing().to_owned()),
            What::Return if comment.chars().count() > COMMENT => Err(t.report_desk_too_long(COMMENT)),
            What::Return => Ok(ReportAction::Return { comment: comment.to_owned() }),
        }
    }
}
