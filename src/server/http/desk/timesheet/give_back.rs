//! Sending a timesheet back with a comment on all of it, on single sessions, or both.

use super::reckoned::reckoned;
use super::show::{Comment, Notice, Wrong, render};
use super::{Seen, address, find};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::SessionId;
use domain::timesheet::Timesheet;
use i18n::Lang;
use std::collections::BTreeMap;
use store::ledger::DeskProblem;
use sync::row::LineComment;

/// Characters of a comment: a phone shows it whole.
const LONGEST: usize = 1_000;
/// What the name of a session's comment begins with; the session's id follows.
const LINE: &str = "line-";

/// The filled-in form.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Return {
    #[serde(default)]
    comment: String,
    #[serde(flatten)]
    seen: Seen,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

impl Return {
    /// What is said of single sessions. One that is not in the month was not on the page.
    fn lines(&self, sheet: &Timesheet) -> Result<BTreeMap<SessionId, String>, Problem> {
        let mut lines = BTreeMap::new();
        for (name, text) in &self.rest {
            let Some(id) = name.strip_prefix(LINE) else { continue };
            let id: SessionId = id.parse().map_err(|_| ProblemCode::InvalidBody)?;
            if !sheet.sessions.iter().any(|line| line.session == id) {
                return Err(ProblemCode::InvalidBody.into());
            }
            let text = text.trim();
            if !text.is_empty() {
                lines.insert(id, text.to_owned());
            }
        }
        Ok(lines)
    }
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
    let lines = form.lines(&reckoned(&dossier)?)?;
    if let Some(problem) = wrong(t, comment, &lines) {
        let comment = Comment { typed: comment, lines, problem: Some(problem) };
        return render(t, &officer, &dossier, (StatusCode::UNPROCESSABLE_ENTITY, None, comment));
    }
    let said: Vec<_> =
        lines.iter().map(|(session, comment)| LineComment { session: *session, comment: comment.clone() }).collect();
    let seen = (dossier.timesheet.id, form.seen.revision()?);
    match state.store().give_back(&officer.may()?, seen, (comment, &said)).await {
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
            let comment = Comment { typed: comment, lines, problem: None };
            render(t, &officer, &now, (StatusCode::CONFLICT, notice, comment))
        }
    }
}

fn wrong(t: Lang, comment: &str, lines: &BTreeMap<SessionId, String>) -> Option<Wrong> {
    let too_long = |text: &str| text.chars().count() > LONGEST;
    let at = |field: String, text: String| Some(Wrong { field, text });
    if comment.is_empty() && lines.is_empty() {
        return at("comment".to_owned(), t.desk_return_comment_missing().to_owned());
    }
    if too_long(comment) {
        return at("comment".to_owned(), t.desk_comment_too_long(LONGEST));
    }
    let (session, _) = lines.iter().find(|(_, text)| too_long(text))?;
    at(format!("{LINE}{session}"), t.desk_comment_too_long(LONGEST))
}
