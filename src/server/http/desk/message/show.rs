//! One message, with the forms to note that it was read, and to answer it.

use super::{find, words};
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{self, Frame};
use crate::http::desk::words::{moment, state::Shown, wall};
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::message::{Matter, MessageKind};
use i18n::Lang;
use store::desk::ToldTheOffice;
use sync::MessageState;

#[derive(Template)]
#[template(path = "desk/contact_message.html")]
struct Page<'a> {
    frame: Frame,
    here: &'static str,
    secret: String,
    notice: Option<&'static str>,
    view: View,
    typed: &'a str,
    wrong: Option<String>,
}

struct View {
    id: String,
    revision: u64,
    recipients: String,
    kind: &'static str,
    received: String,
    state: Shown,
    is_concern: bool,
    overdue: bool,
    /// What was told, each with its heading; empty ones are left out.
    told: Vec<(&'static str, String)>,
    /// When it was last read or answered, and the answer.
    handled: Vec<String>,
    unread: bool,
}

/// Shows it.
pub(in crate::http::desk) async fn show(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    let message = find(&state, &officer, &id).await?;
    render(&state, t, &officer, &message, (StatusCode::OK, None), ("", None))
}

pub(super) fn render(
    state: &AppState,
    t: Lang,
    officer: &SignedInOfficer,
    message: &ToldTheOffice,
    (status, notice): (StatusCode, Option<&'static str>),
    (typed, wrong): (&str, Option<String>),
) -> Result<Response, Problem> {
    let title = t.message_desk_sheet(message.row.number, &message.contact.name);
    let page = Page {
        frame: Frame::of(t, title, officer),
        here: "messages",
        secret: officer.token.form_secret(),
        notice,
        view: view(state, t, message),
        typed,
        wrong,
    };
    page::show(status, &page)
}

fn view(state: &AppState, t: Lang, message: &ToldTheOffice) -> View {
    let row = &message.row;
    let recipients = message.assignment.assignment.recipients.iter().map(|recipient| recipient.pseudonym.as_str());
    View {
        id: row.id.to_string(),
        revision: message.revision.0,
        recipients: recipients.collect::<Vec<_>>().join(", "),
        kind: words::kind(t, row.kind),
        received: moment(t, row.received_at),
        state: words::state(t, &row.state),
        is_concern: row.kind == MessageKind::Concern,
        overdue: row.is_overdue(state.clock().now()),
        told: told(t, &message.told.matter),
        handled: handled(t, &row.state),
        unread: row.state == MessageState::Received,
    }
}

fn told(t: Lang, matter: &Matter) -> Vec<(&'static str, String)> {
    let all = match matter {
        Matter::Concern { told } => vec![(t.message_told(), told.clone())],
        Matter::Incident { at, told, harm, done, informed } => vec![
            (t.message_when(), wall(t, *at)),
            (t.message_told(), told.clone()),
            (t.message_harm(), harm.clone()),
            (t.message_done(), done.clone()),
            (t.message_informed(), informed.clone()),
        ],
    };
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn handled(t: Lang, state: &MessageState) -> Vec<String> {
    match state {
        MessageState::Received => Vec::new(),
        MessageState::Read { at } => vec![t.message_read_at(&moment(t, *at))],
        MessageState::Answered { at, message } => vec![t.message_answered_at(&moment(t, *at)), message.clone()],
    }
}
