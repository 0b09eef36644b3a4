//! One request, with the forms to answer it.

use super::{find, words};
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{self, Frame};
use crate::http::desk::words::{local_date, state::Shown, wall};
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use i18n::Lang;
use store::desk::AskedFor;
use sync::SupervisionState;

#[derive(Template)]
#[template(path = "desk/supervision.html")]
struct Page<'a> {
    frame: Frame,
    here: &'static str,
    secret: String,
    notice: Option<&'static str>,
    view: View,
    typed: Typed<'a>,
    wrong: Option<Wrong>,
}

struct View {
    id: String,
    revision: u64,
    recipients: String,
    state: Shown,
    overdue: bool,
    asked: String,
    theme: &'static str,
    urgency: &'static str,
    form: &'static str,
    times: String,
    note: String,
    /// What was answered, agreed or noted, in the order to be read.
    answer: Vec<String>,
    /// Neither held nor taken back.
    open: bool,
}

/// What stands in the forms.
#[derive(Default)]
pub(super) struct Typed<'a> {
    pub(super) at: &'a str,
    pub(super) plan: &'a str,
    pub(super) answer: &'a str,
    pub(super) on: &'a str,
    pub(super) held: &'a str,
}

/// The field that was not accepted, and why.
pub(super) struct Wrong {
    pub(super) field: &'static str,
    pub(super) text: String,
}

impl Page<'_> {
    /// The message of a field.
    fn wrong_at(&self, field: &str) -> Option<&str> {
        self.wrong.as_ref().filter(|wrong| wrong.field == field).map(|wrong| wrong.text.as_str())
    }
}

/// Shows it.
pub(in crate::http::desk) async fn show(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    let asked = find(&state, &officer, &id).await?;
    render(&state, t, &officer, &asked, (StatusCode::OK, None), (Typed::default(), None))
}

pub(super) fn render(
    state: &AppState,
    t: Lang,
    officer: &SignedInOfficer,
    asked: &AskedFor,
    (status, notice): (StatusCode, Option<&'static str>),
    (typed, wrong): (Typed<'_>, Option<Wrong>),
) -> Result<Response, Problem> {
    let page = Page {
        frame: Frame::of(t, t.supervision_desk_sheet(&asked.contact.name), officer),
        here: "supervision",
        secret: officer.token.form_secret(),
        notice,
        view: view(state, t, asked),
        typed,
        wrong,
    };
    page::show(status, &page)
}

fn view(state: &AppState, t: Lang, asked: &AskedFor) -> View {
    let (row, request) = (&asked.row, &asked.row.request);
    let recipients = asked.assignment.assignment.recipients.iter().map(|recipient| recipient.pseudonym.as_str());
    View {
        id: request.id.to_string(),
        revision: asked.revision.0,
        recipients: recipients.collect::<Vec<_>>().join(", "),
        state: words::state(t, &row.state),
        overdue: asked.is_overdue(state.clock().now()),
        asked: local_date(t, row.asked_at),
        theme: words::theme(t, request.theme),
        urgency: words::urgency(t, request.urgency),
        form: words::form(t, request.form),
        times: request.times.clone(),
        note: request.note.clone(),
        answer: answer(t, &row.state).into_iter().filter(|line| !line.is_empty()).collect(),
        open: !matches!(row.state, SupervisionState::Held { .. } | SupervisionState::Withdrawn),
    }
}

fn answer(t: Lang, state: &SupervisionState) -> Vec<String> {
    match state {
        SupervisionState::Received | SupervisionState::Withdrawn => Vec::new(),
        SupervisionState::Answered { message } => vec![message.clone()],
        SupervisionState::Planned { at, message } => vec![wall(t, *at), message.clone()],
        SupervisionState::Held { on, note } => vec![t.supervision_held_on(&t.date(*on)), note.clone()],
    }
}
