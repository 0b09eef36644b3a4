//! Sending a report, taking it back, and what the desk does with it.

use super::{Decision, Effect, Ledger, StoredReport, applied, rejected};
use crate::id::{ContentHash, OpId, Revision};
use crate::outcome::RefusalCode;
use crate::row::{AssignmentRow, Entity, ReportRow, ReportState};
use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AssignmentId, ReportId};
use domain::report::{AnswerProblem, Counted, Report};
use uuid::Uuid;

/// The id of the report of an assignment on a form that begins `from`. It is the same on every phone, so that two of them
/// never send two reports about the same days.
#[must_use]
pub fn report_id(assignment: AssignmentId, form: &str, from: NaiveDate) -> ReportId {
    let hash = ContentHash::of(format!("report/{assignment}/{form}/{from}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.bytes()[..16]);
    ReportId::new(Uuid::from_bytes(bytes))
}

pub(super) fn send(ledger: &Ledger, op: OpId, report: Report, now: DateTime<Utc>) -> Decision {
    if ledger.foreign || report.id != report_id(report.assignment, &report.form, report.span.from) {
        return rejected(RefusalCode::NotYours, Some("/report/id"));
    }
    // Also of an assignment that has ended: its last report is written then.
    let Some(row) = ledger.assignments.get(&report.assignment) else {
        return rejected(RefusalCode::NotYourAssignment, Some("/report/assignment"));
    };
    if let Some((code, place)) = misfit(row, &report) {
        return rejected(code, Some(&place));
    }
    match &ledger.report {
        Some(stored) if is_closed(&stored.row.state) => {
            if stored.row.report == report {
                told(ledger, stored)
            } else {
                // What the office has does not change under those who read it: it is taken back, and sent anew.
                rejected(RefusalCode::WrongState, Some("/report"))
            }
        }
        _ => {
            let counted = Counted::of(&ledger.period, report.span);
            put(ledger, ReportRow { report, counted, state: ReportState::Received, op, sent_at: now })
        }
    }
}

/// Why the report does not fit the form that it names, and where.
fn misfit(row: &AssignmentRow, report: &Report) -> Option<(RefusalCode, String)> {
    let forms = row.municipality.forms.read();
    let mut versions = forms.iter().filter(|form| form.key == report.form);
    let Some(form) = versions.clone().find(|form| form.version == report.version) else {
        return Some((RefusalCode::UnknownChoice, "/report/form".to_owned()));
    };
    let agreement = &row.assignment.agreement;
    let terms = row.terms.read()?;
    // A version that cuts the year otherwise may have come after the report was begun.
    if !versions.any(|form| form.span_of(report.span.from, &terms, agreement) == Some(report.span)) {
        return Some((RefusalCode::NotAPeriod, "/report/span".to_owned()));
    }
    let first = form.problems(&report.answers).into_iter().next()?;
    let code = match first.problem {
        AnswerProblem::Missing => RefusalCode::NotAnswered,
        AnswerProblem::TooLong { .. } | AnswerProblem::NotANumber => RefusalCode::OutOfBounds,
        AnswerProblem::NotAChoice | AnswerProblem::NotAsked => RefusalCode::UnknownChoice,
    };
    Some((code, format!("/report/answers/{}", first.question)))
}

pub(super) fn withdraw(ledger: &Ledger, op: OpId, id: ReportId) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/report"));
    }
    let Some(stored) = ledger.report.as_ref().filter(|stored| stored.row.report.id == id) else {
        return rejected(RefusalCode::NoSuchSubject, Some("/report"));
    };
    match stored.row.state {
        ReportState::Withdrawn => told(ledger, stored),
        ReportState::Read | ReportState::Returned { .. } => rejected(RefusalCode::WrongState, Some("/report")),
        ReportState::Received => put(ledger, ReportRow { state: ReportState::Withdrawn, op, ..stored.row.clone() }),
    }
}

/// Whether the office has it.
const fn is_closed(state: &ReportState) -> bool {
    matches!(state, ReportState::Received | ReportState::Read)
}

fn put(ledger: &Ledger, row: ReportRow) -> Decision {
    let revision = ledger.report.as_ref().map_or(Revision::ZERO, |stored| stored.revision).next();
    let (seq, row) = (ledger.next_seq, Box::new(row));
    let state = Entity::Report(row.clone());
    applied(seq, revision, Some(state), Some(Effect::PutReport { seq, revision, row }))
}

/// What was wanted is so already.
fn told(ledger: &Ledger, stored: &StoredReport) -> Decision {
    let state = Entity::Report(Box::new(stored.row.clone()));
    applied(ledger.next_seq, stored.revision, Some(state), None)
}

/// What the desk does with a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportAction {
    /// Notes that it has been read.
    Read,
    /// Sends it back, to be mended.
    Return {
        /// What is missing.
        comment: String,
    },
}

/// The state after the action; `None` when the contact has it, or nothing would change.
#[must_use]
pub fn after_reading(state: &ReportState, action: ReportAction) -> Option<ReportState> {
    match (state, action) {
        (ReportState::Received, ReportAction::Read) => Some(ReportState::Read),
        (ReportState::Received | ReportState::Read, ReportAction::Return { comment }) => {
            Some(ReportState::Returned { comment })
        }
        _ => None,
    }
}
