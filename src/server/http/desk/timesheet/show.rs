//! The timesheet's page.

use super::reckoned::reckoned;
use super::view::View;
use super::{address, find, steps};
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{self, Frame};
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use domain::id::{SessionId, TimesheetId};
use i18n::Lang;
use std::collections::BTreeMap;
use store::desk::Dossier;
use sync::TimesheetState;

#[derive(Template)]
#[template(path = "desk/timesheet.html")]
struct Page<'a> {
    frame: Frame,
    id: String,
    revision: u64,
    view: View,
    now: Now,
    /// Which step of approval comes next, where there are several.
    step: Option<String>,
    /// Why the next step is another officer's.
    another: &'static str,
    notice: Option<Notice>,
    comment: Comment<'a>,
    secret: String,
}

/// What can be decided now.
#[derive(PartialEq, Eq)]
enum Now {
    /// Approve or return.
    Decide,
    /// Return only: something must be corrected first.
    Return,
    /// Return only: the next step of approval is another officer's.
    Another,
    /// Take the return back.
    Undo,
    /// Nothing.
    Nothing,
}

/// The comments of a return, as typed, and what is wrong with them.
#[derive(Default)]
pub(super) struct Comment<'a> {
    pub(super) typed: &'a str,
    pub(super) lines: BTreeMap<SessionId, String>,
    pub(super) problem: Option<Wrong>,
}

/// What is wrong, and in which field.
pub(super) struct Wrong {
    pub(super) field: String,
    pub(super) text: String,
}

impl Comment<'_> {
    fn on(&self, session: &SessionId) -> &str {
        self.lines.get(session).map(String::as_str).unwrap_or_default()
    }

    fn wrong_at(&self, field: &str) -> Option<&str> {
        self.problem.as_ref().filter(|wrong| wrong.field == field).map(|wrong| wrong.text.as_str())
    }
}

/// Something to be said at the top.
pub(super) struct Notice {
    pub(super) colour: &'static str,
    pub(super) text: &'static str,
}

/// Shows it.
pub(in crate::http::desk) async fn show(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let dossier = find(&state, &officer, &id).await?;
    let notice = match dossier.timesheet.state {
        TimesheetState::Approved => Some(Notice { colour: "success", text: t.desk_approved() }),
        TimesheetState::Returned { .. } => Some(Notice { colour: "success", text: t.desk_returned() }),
        TimesheetState::Draft => Some(Notice { colour: "info", text: t.desk_withdrawn_meanwhile() }),
        _ => None,
    };
    render(t, &officer, &dossier, (StatusCode::OK, notice, Comment::default()))
}

/// After a form that was not accepted, the browser's address is that of the form; reloading leads back.
pub(in crate::http::desk) async fn back_to_it(Path(id): Path<String>) -> Result<Redirect, Problem> {
    let id: TimesheetId = id.parse().map_err(|_| ProblemCode::NotFound)?;
    Ok(Redirect::to(&address(id)))
}

pub(super) fn render(
    t: Lang,
    officer: &SignedInOfficer,
    dossier: &Dossier,
    (status, notice, comment): (StatusCode, Option<Notice>, Comment<'_>),
) -> Result<Response, Problem> {
    let sheet = reckoned(dossier)?;
    let view = View::of(t, dossier, &sheet)?;
    let step = steps::next(t, dossier, &sheet, officer.officer().id)?;
    let too_near = || Notice { colour: "warning", text: t.desk_too_near() };
    let notice = notice.or_else(|| dossier.standing.partial.then(too_near));
    let now = match dossier.timesheet.state {
        TimesheetState::Submitted | TimesheetState::Returned { .. } if dossier.standing.partial => Now::Nothing,
        TimesheetState::Submitted if sheet.can_be_sent() && step.anothers.is_some() => Now::Another,
        TimesheetState::Submitted if sheet.can_be_sent() => Now::Decide,
        TimesheetState::Submitted => Now::Return,
        TimesheetState::Returned { .. } => Now::Undo,
        _ => Now::Nothing,
    };
    let page = Page {
        frame: Frame::of(t, view.title.clone(), officer),
        id: dossier.timesheet.id.to_string(),
        revision: dossier.revision.0,
        view,
        now,
        step: step.line,
        another: step.anothers.unwrap_or_default(),
        notice,
        comment,
        secret: officer.token.form_secret(),
    };
    page::show(status, &page)
}
