//! `/kontor`: what was sent in, and `/kontor/behandlet`: what has been decided.

use super::language::Reader;
use super::officer::SignedInOfficer;
use super::page::{Frame, show};
use super::words::{local_date, state};
use crate::http::{AppState, Problem};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use i18n::{Lang, args};
use store::desk::{Filter, SentIn};
use store::rights::{ManagePhones, ReadLog, SeeTimesheets};

#[derive(Template)]
#[template(path = "desk/list.html")]
struct List {
    frame: Frame,
    here: &'static str,
    waiting: bool,
    rows: Vec<Row>,
}

/// A timesheet, as written in the list.
struct Row {
    id: String,
    open: String,
    contact: String,
    recipients: String,
    office: String,
    period: String,
    state: state::Shown,
    hours: String,
    driven: String,
    spent: String,
    sent: String,
}

/// Those that wait.
pub(super) async fn waiting(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    // Whoever has come to look after phones or the log lands there.
    if officer.may::<SeeTimesheets>().is_err() {
        if officer.may::<ManagePhones>().is_ok() {
            return Ok(Redirect::to("/kontor/telefoner").into_response());
        }
        if officer.may::<ReadLog>().is_ok() {
            return Ok(Redirect::to("/kontor/logg").into_response());
        }
    }
    page(&state, t, &officer, Filter::Waiting).await
}

/// Those that are decided.
pub(super) async fn handled(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
) -> Result<Response, Problem> {
    page(&state, t, &officer, Filter::Handled).await
}

async fn page(state: &AppState, t: Lang, officer: &SignedInOfficer, filter: Filter) -> Result<Response, Problem> {
    let sent_in = state.store().sent_in(&officer.may()?, filter).await?;
    let page = List {
        frame: Frame::of(t, t.desk_list_title(), officer),
        here: if filter == Filter::Waiting { "waiting" } else { "handled" },
        waiting: filter == Filter::Waiting,
        rows: sent_in.into_iter().map(|sent| row(t, sent)).collect(),
    };
    show(StatusCode::OK, &page)
}

fn row(t: Lang, sent: SentIn) -> Row {
    let SentIn { timesheet, contact_name, recipients, office_name, .. } = sent;
    let period = t.period(timesheet.period.from(), timesheet.period.until());
    Row {
        id: timesheet.id.to_string(),
        open: t.desk_open_named(args::DeskOpenNamed { contact: &contact_name, period: &period }),
        contact: contact_name,
        recipients: recipients.join(", "),
        office: office_name,
        period,
        state: state::shown(t, &timesheet.state),
        hours: t.duration(timesheet.totals.worked.0),
        driven: t.km(timesheet.totals.driven.0),
        spent: t.kroner(timesheet.totals.spent.0),
        sent: local_date(t, timesheet.submitted_at),
    }
}
