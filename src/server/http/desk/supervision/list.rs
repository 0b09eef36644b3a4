//! Those who ask, the ones without an answer for too long first; and below, what is finished.

use super::words;
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{Frame, show};
use crate::http::desk::words::{local_date, state::Shown};
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use i18n::{Lang, args};
use store::desk::{AskedFor, Filter};

#[derive(Template)]
#[template(path = "desk/supervisions.html")]
struct List {
    frame: Frame,
    here: &'static str,
    waiting: Vec<Row>,
    handled: Vec<Row>,
}

struct Row {
    id: String,
    open: String,
    contact: String,
    recipients: String,
    theme: &'static str,
    urgency: &'static str,
    asked: String,
    state: Shown,
    overdue: bool,
}

/// Shows them.
pub(in crate::http::desk) async fn list(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    let now = state.clock().now();
    let may = officer.may()?;
    let mut waiting = state.store().supervisions(&may, Filter::Waiting).await?;
    // The store gives the oldest first; within both parts that stays so.
    waiting.sort_by_key(|asked| !asked.is_overdue(now));
    let handled = state.store().supervisions(&may, Filter::Handled).await?;
    let rows = |all: Vec<AskedFor>| all.into_iter().map(|asked| row(t, asked, now)).collect();
    let page = List {
        frame: Frame::of(t, t.supervision_desk_title(), &officer),
        here: "supervision",
        waiting: rows(waiting),
        handled: rows(handled),
    };
    show(StatusCode::OK, &page)
}

fn row(t: Lang, asked: AskedFor, now: DateTime<Utc>) -> Row {
    let request = &asked.row.request;
    let theme = words::theme(t, request.theme);
    let recipients = asked.assignment.assignment.recipients.iter().map(|recipient| recipient.pseudonym.as_str());
    Row {
        id: request.id.to_string(),
        open: t.supervision_desk_open(args::SupervisionDeskOpen { contact: &asked.contact.name, theme }),
        recipients: recipients.collect::<Vec<_>>().join(", "),
        theme,
        urgency: words::urgency(t, request.urgency),
        asked: local_date(t, asked.row.asked_at),
        state: words::state(t, &asked.row.state),
        overdue: asked.is_overdue(now),
        contact: asked.contact.name,
    }
}
