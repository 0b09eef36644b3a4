//! `/kontor/timelister/{id}`: one timesheet, and what is decided about it.

mod approve;
mod give_back;
mod receipt;
mod reckoned;
mod show;
mod sign_off;
mod steps;
mod undo_return;
mod view;

pub(super) use approve::{approve, ask_approval};
pub(super) use give_back::give_back;
pub(super) use receipt::receipt;
pub(super) use show::{back_to_it, show};
pub(super) use undo_return::undo_return;

use crate::http::desk::officer::SignedInOfficer;
use crate::http::{AppState, Problem, ProblemCode};
use domain::id::TimesheetId;
use store::desk::Dossier;
use sync::Revision;

/// What a decision's form carries: which state of the timesheet the officer saw.
#[derive(serde::Deserialize)]
pub(super) struct Seen {
    revision: String,
}

impl Seen {
    fn revision(&self) -> Result<Revision, Problem> {
        self.revision.parse().map(Revision).map_err(|_| ProblemCode::InvalidBody.into())
    }
}

/// The timesheet with that id, if the officer may see it. Another municipality's or office's is as good as none.
async fn find(state: &AppState, officer: &SignedInOfficer, id: &str) -> Result<Dossier, Problem> {
    let id: TimesheetId = id.parse().map_err(|_| ProblemCode::NotFound)?;
    Ok(state.store().dossier(&officer.may()?, id).await?.ok_or(ProblemCode::NotFound)?)
}

fn address(id: TimesheetId) -> String {
    format!("/kontor/timelister/{id}")
}
