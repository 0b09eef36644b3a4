//! `/kontor/logg`: who saw and changed what, the newest first.

use super::language::Reader;
use super::officer::SignedInOfficer;
use super::page::{Frame, show};
use super::words::local;
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use i18n::Lang;
use store::audit::{AuditKind, AuditRow, Who};
use store::people::Officer;

#[derive(Template)]
#[template(path = "desk/log.html")]
struct Page {
    frame: Frame,
    here: &'static str,
    rows: Vec<Row>,
    /// Where the next page begins.
    older: Option<u64>,
}

struct Row {
    number: u64,
    at: String,
    who: String,
    what: &'static str,
    object: String,
    route: String,
}

/// Which page.
#[derive(serde::Deserialize)]
pub(super) struct Before {
    #[serde(default, rename = "foer")]
    before: Option<String>,
}

/// Shows a page of it. Whoever looks after phones sees officers' names; support sees ids.
pub(super) async fn log(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
    Query(Before { before }): Query<Before>,
) -> Result<Response, Problem> {
    let may = officer.may()?;
    // What is no number is the newest page: an address that somebody has shortened.
    let before = before.and_then(|before| before.parse().ok());
    let rows = state.store().audit_page(&may, before).await?.ok_or(ProblemCode::NotAllowed)?;
    let officers = match officer.may() {
        Ok(may) => state.store().officer_names(&may).await?,
        Err(_) => Vec::new(),
    };
    let page = Page {
        frame: Frame::of(t, t.audit_title(), &officer),
        here: "log",
        older: rows.last().map(|row| row.number).filter(|number| *number > 1),
        rows: rows.into_iter().map(|row| shown(t, &officers, row)).collect(),
    };
    show(StatusCode::OK, &page)
}

fn shown(t: Lang, officers: &[Officer], row: AuditRow) -> Row {
    let at = local(row.at);
    Row {
        number: row.number,
        at: format!("{} {}", t.date(at.date()), t.time(at.time())),
        who: match row.who {
            Who::Officer(id) => officers
                .iter()
                .find(|officer| officer.id == id)
                .map_or_else(|| id.to_string(), |officer| officer.name.clone()),
            Who::Phone(id) => t.audit_phone(&id),
            Who::Owner => t.audit_owner().to_owned(),
        },
        what: what(t, row.kind),
        object: row.object,
        route: row.route,
    }
}

const fn what(t: Lang, kind: Option<AuditKind>) -> &'static str {
    let Some(kind) = kind else { return t.audit_unknown() };
    match kind {
        AuditKind::SignedIn => t.audit_signed_in(),
        AuditKind::SignedOut => t.audit_signed_out(),
        AuditKind::MadePasskey => t.audit_made_passkey(),
        AuditKind::RemovedPasskey => t.audit_removed_passkey(),
        AuditKind::SawTimesheets => t.audit_saw_timesheets(),
        AuditKind::SawTimesheet => t.audit_saw_timesheet(),
        AuditKind::SawReceipt => t.audit_saw_receipt(),
        AuditKind::Approved => t.audit_approved(),
        AuditKind::Returned => t.audit_returned(),
        AuditKind::ReturnUndone => t.audit_return_undone(),
        AuditKind::SawRequests => t.audit_saw_requests(),
        AuditKind::SawRequest => t.audit_saw_request(),
        AuditKind::AnsweredRequest => t.audit_answered_request(),
        AuditKind::SawReports => t.audit_saw_reports(),
        AuditKind::SawReport => t.audit_saw_report(),
        AuditKind::HandledReport => t.audit_handled_report(),
        AuditKind::SawMessages => t.audit_saw_messages(),
        AuditKind::SawMessage => t.audit_saw_message(),
        AuditKind::HandledMessage => t.audit_handled_message(),
        AuditKind::SawLetters => t.audit_saw_letters(),
        AuditKind::SentLetter => t.audit_sent_letter(),
        AuditKind::TookLetterBack => t.audit_took_letter_back(),
        AuditKind::SawAside => t.audit_saw_aside(),
        AuditKind::DealtWithAside => t.audit_dealt_with_aside(),
        AuditKind::TookUpLate => t.audit_took_up_late(),
        AuditKind::TookInFile => t.audit_took_in_file(),
        AuditKind::SawPhones => t.audit_saw_phones(),
        AuditKind::ShutOut => t.audit_shut_out(),
        AuditKind::SawLog => t.audit_saw_log(),
        AuditKind::MadeLink => t.audit_made_link(),
        AuditKind::Invited => t.audit_invited(),
        AuditKind::Enrolled => t.audit_enrolled(),
        AuditKind::PhoneSignedOut => t.audit_phone_signed_out(),
        AuditKind::Granted => t.audit_granted(),
        AuditKind::TakenAway => t.audit_taken_away(),
        AuditKind::DeclaredNear => t.audit_declared_near(),
        AuditKind::Protected => t.audit_protected(),
        AuditKind::DeclaredIdentity => t.audit_declared_identity(),
        AuditKind::WithdrewIdentity => t.audit_withdrew_identity(),
        AuditKind::AskedForPaper => t.audit_asked_for_paper(),
        AuditKind::StoppedAskingForPaper => t.audit_stopped_asking_for_paper(),
        AuditKind::NotedPaper => t.audit_noted_paper(),
        AuditKind::WithdrewPaper => t.audit_withdrew_paper(),
        AuditKind::Purged => t.audit_purged(),
        AuditKind::GaveOwnData => t.audit_gave_own_data(),
        AuditKind::Erased => t.audit_erased(),
        AuditKind::Denied => t.audit_denied(),
    }
}
