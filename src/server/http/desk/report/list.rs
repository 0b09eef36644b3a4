//! The reports that nobody has read; and below, the others.

use super::{form, words};
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{Frame, show};
use crate::http::desk::words::{local_date, names, state::Shown};
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use i18n::{Lang, args};
use store::desk::{Filter, SentReport};

#[derive(Template)]
#[template(path = "desk/reports.html")]
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
    title: String,
    days: String,
    sent: String,
    state: Shown,
}

/// Shows them.
pub(in crate::http::desk) async fn list(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    let may = officer.may()?;
    let waiting = state.store().reports(&may, Filter::Waiting).await?;
    let handled = state.store().reports(&may, Filter::Handled).await?;
    let rows = |all: Vec<SentReport>| all.into_iter().map(|sent| row(t, sent)).collect();
    let page = List {
        frame: Frame::of(t, t.report_desk_title(), &officer),
        here: "reports",
        waiting: rows(waiting),
        handled: rows(handled),
    };
    show(StatusCode::OK, &page)
}

fn row(t: Lang, sent: SentReport) -> Row {
    let report = &sent.row.report;
    let days = words::days(t, report.span);
    let recipients = sent.assignment.assignment.recipients.iter().map(|recipient| recipient.pseudonym.as_str());
    Row {
        id: report.id.to_string(),
        open: t.report_desk_open(args::ReportDeskOpen { contact: &sent.contact.name, days: &days }),
        recipients: recipients.collect::<Vec<_>>().join(", "),
        title: form(&sent).map_or_else(|| report.form.clone(), |form| names::words(t, &form.title).to_owned()),
        days,
        sent: local_date(t, sent.row.sent_at),
        state: words::state(t, &sent.row.state),
        contact: sent.contact.name,
    }
}
