//! What contacts have told: without an answer first, concerns that have lain for too long before all; below, what is answered.

use super::words;
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{Frame, show};
use crate::http::desk::words::{moment, state::Shown};
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use i18n::{Lang, args};
use store::desk::ToldTheOffice;
use sync::MessageState;

#[derive(Template)]
#[template(path = "desk/messages.html")]
struct List {
    frame: Frame,
    here: &'static str,
    waiting: Vec<Row>,
    handled: Vec<Row>,
}

struct Row {
    id: String,
    number: u64,
    open: String,
    contact: String,
    recipients: String,
    kind: &'static str,
    received: String,
    state: Shown,
    overdue: bool,
}

/// Shows them. What is told stands on the message's own page alone.
pub(in crate::http::desk) async fn list(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    let now = state.clock().now();
    let all = state.store().messages(&officer.may()?).await?;
    let is_answered = |message: &ToldTheOffice| matches!(message.row.state, MessageState::Answered { .. });
    let (handled, mut waiting): (Vec<_>, Vec<_>) = all.into_iter().partition(is_answered);
    // What has waited longest comes first: overdue ones, then concerns, then the rest.
    waiting.sort_by_key(|message| (!message.row.is_overdue(now), message.row.kind, message.row.number));
    let rows = |all: Vec<ToldTheOffice>| all.into_iter().map(|message| row(t, message, now)).collect();
    let page = List {
        frame: Frame::of(t, t.message_desk_title(), &officer),
        here: "messages",
        waiting: rows(waiting),
        handled: rows(handled),
    };
    show(StatusCode::OK, &page)
}

fn row(t: Lang, message: ToldTheOffice, now: DateTime<Utc>) -> Row {
    let kind = words::kind(t, message.row.kind);
    let recipients = message.assignment.assignment.recipients.iter().map(|recipient| recipient.pseudonym.as_str());
    let (number, contact) = (message.row.number, message.contact.name.as_str());
    let counted = i64::try_from(number).unwrap_or(i64::MAX);
    Row {
        id: message.row.id.to_string(),
        number,
        open: t.message_desk_open(args::MessageDeskOpen { number: counted, contact, kind }),
        recipients: recipients.collect::<Vec<_>>().join(", "),
        kind,
        received: moment(t, message.row.received_at),
        state: words::state(t, &message.row.state),
        overdue: message.row.is_overdue(now),
        contact: message.contact.name,
    }
}
