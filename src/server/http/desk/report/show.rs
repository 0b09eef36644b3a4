//! One report, with what can be done with it.

use super::{find, form, words};
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{self, Frame};
use crate::http::desk::words::{local_date, names, state::Shown};
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use i18n::Lang;
use store::desk::SentReport;
use sync::ReportState;

#[derive(Template)]
#[template(path = "desk/report.html")]
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
    state: Shown,
    title: String,
    days: String,
    version: String,
    sent: String,
    comment: Option<String>,
    counted: Vec<String>,
    answers: Vec<words::Answer>,
    unread: bool,
    /// With the office.
    open: bool,
}

/// Shows it.
pub(in crate::http::desk) async fn show(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    let sent = find(&state, &officer, &id).await?;
    render(t, &officer, &sent, (StatusCode::OK, None), ("", None))
}

pub(super) fn render(
    t: Lang,
    officer: &SignedInOfficer,
    sent: &SentReport,
    (status, notice): (StatusCode, Option<&'static str>),
    (typed, wrong): (&str, Option<String>),
) -> Result<Response, Problem> {
    let page = Page {
        frame: Frame::of(t, t.report_desk_sheet(&sent.contact.name), officer),
        here: "reports",
        secret: officer.token.form_secret(),
        notice,
        view: view(t, sent),
        typed,
        wrong,
    };
    page::show(status, &page)
}

fn view(t: Lang, sent: &SentReport) -> View {
    let (row, report) = (&sent.row, &sent.row.report);
    let recipients = sent.assignment.assignment.recipients.iter().map(|recipient| recipient.pseudonym.as_str());
    let form = form(sent);
    let comment = match &row.state {
        ReportState::Returned { comment } => Some(t.report_comment(comment)),
        _ => None,
    };
    View {
        id: report.id.to_string(),
        revision: sent.revision.0,
        recipients: recipients.collect::<Vec<_>>().join(", "),
        state: words::state(t, &row.state),
        title: form.as_ref().map_or_else(|| report.form.clone(), |form| names::words(t, &form.title).to_owned()),
        days: words::days(t, report.span),
        version: t.report_desk_version(&report.version.to_string()),
        sent: local_date(t, row.sent_at),
        comment,
        counted: words::counted(t, &sent.assignment.municipality, &row.counted),
        answers: words::answers(t, form.as_ref(), report),
        unread: row.state == ReportState::Received,
        open: matches!(row.state, ReportState::Received | ReportState::Read),
    }
}
