//! Approving: a page that asks once more, since it cannot be taken back, and the decision.

use super::reckoned::reckoned;
use super::show::{Comment, Notice, render};
use super::view::View;
use super::{Seen, address, find, steps};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{self, Frame};
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::policy::ApprovalProblem;
use store::desk::Approval;
use store::ledger::DeskProblem;
use store::rights::ApproveTimesheets;
use sync::TimesheetState;

#[derive(Template)]
#[template(path = "desk/approve.html")]
struct Ask {
    frame: Frame,
    id: String,
    revision: u64,
    view: View,
    step: Option<String>,
    secret: String,
}

/// Asks once more.
pub(in crate::http::desk) async fn ask_approval(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let dossier = find(&state, &officer, &id).await?;
    let sheet = reckoned(&dossier)?;
    officer.may::<ApproveTimesheets>()?;
    let step = steps::next(t, &dossier, &sheet, officer.officer().id)?;
    if dossier.timesheet.state != TimesheetState::Submitted || !sheet.can_be_sent() || step.anothers.is_some() {
        return Ok(Redirect::to(&address(dossier.timesheet.id)).into_response());
    }
    let view = View::of(t, &dossier, &sheet)?;
    let page = Ask {
        frame: Frame::of(t, t.desk_approve_title(), &officer),
        id: dossier.timesheet.id.to_string(),
        revision: dossier.revision.0,
        view,
        step: step.line,
        secret: officer.token.form_secret(),
    };
    page::show(StatusCode::OK, &page)
}

/// Approves what the officer saw, or says that it has changed.
pub(in crate::http::desk) async fn approve(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    OfficersForm { officer, form }: OfficersForm<Seen>,
) -> Result<Response, Problem> {
    let may = officer.may()?;
    let dossier = find(&state, &officer, &id).await?;
    let sheet = reckoned(&dossier)?;
    let seen_now = form.revision()? == dossier.revision;
    let rule = steps::rule(&dossier)?;
    let decided = if seen_now && sheet.can_be_sent() {
        let approval =
            Approval { timesheet: dossier.timesheet.id, seen: dossier.revision, reckoned: &sheet, rule: &rule };
        state.store().approve(&may, approval).await
    } else {
        Err(DeskProblem::Stale)
    };
    match decided {
        Ok(()) => {
            tracing::info!("timesheet.approved");
            Ok(Redirect::to(&address(dossier.timesheet.id)).into_response())
        }
        Err(DeskProblem::NotFound) => Err(ProblemCode::NotFound.into()),
        Err(DeskProblem::Store(problem)) => Err(problem.into()),
        Err(DeskProblem::Approval(ApprovalProblem::Partial) | DeskProblem::AnothersStep) => {
            Err(ProblemCode::NotAllowed.into())
        }
        Err(DeskProblem::Stale | DeskProblem::WrongState(_) | DeskProblem::Approval(_)) => {
            // Read again: what is shown must be what stands now.
            let dossier = find(&state, &officer, &id).await?;
            let notice = Some(Notice { colour: "warning", text: t.desk_changed_meanwhile() });
            render(t, &officer, &dossier, (StatusCode::CONFLICT, notice, Comment::default()))
        }
    }
}
