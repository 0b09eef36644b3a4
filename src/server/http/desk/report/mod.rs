//! `/kontor/rapporter`: the contacts' reports, and what an officer does with them.

mod act;
mod list;
mod show;
mod words;

pub(super) use act::act;
pub(super) use list::list;
pub(super) use show::show;

use crate::http::desk::officer::SignedInOfficer;
use crate::http::{AppState, Problem, ProblemCode};
use domain::id::ReportId;
use domain::report::ReportForm;
use store::desk::SentReport;

/// The report with that id, if the officer may see it. Another municipality's or office's is as good as none.
async fn find(state: &AppState, officer: &SignedInOfficer, id: &str) -> Result<SentReport, Problem> {
    let id: ReportId = id.parse().map_err(|_| ProblemCode::NotFound)?;
    Ok(state.store().report(&officer.may()?, id).await?.ok_or(ProblemCode::NotFound)?)
}

/// The form that a report was written on; `None` where the municipality has taken that version out of its file.
fn form(sent: &SentReport) -> Option<ReportForm> {
    let report = &sent.row.report;
    let forms = sent.assignment.municipality.forms.read();
    forms.into_iter().find(|form| form.key == report.form && form.version == report.version)
}

fn address(id: ReportId) -> String {
    format!("/kontor/rapporter/{id}")
}
