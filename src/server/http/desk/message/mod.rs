//! `/kontor/meldinger`: concerns and what happened, as contacts have told it, and the officer's answers.

mod act;
mod list;
mod show;
mod words;

pub(super) use act::act;
pub(super) use list::list;
pub(super) use show::show;

use crate::http::desk::officer::SignedInOfficer;
use crate::http::{AppState, Problem, ProblemCode};
use domain::id::MessageId;
use store::desk::ToldTheOffice;

/// The message with that id, if the officer may see it. Another municipality's or office's is as good as none.
async fn find(state: &AppState, officer: &SignedInOfficer, id: &str) -> Result<ToldTheOffice, Problem> {
    let id: MessageId = id.parse().map_err(|_| ProblemCode::NotFound)?;
    Ok(state.store().message(&officer.may()?, id).await?.ok_or(ProblemCode::NotFound)?)
}

fn address(id: MessageId) -> String {
    format!("/kontor/meldinger/{id}")
}
