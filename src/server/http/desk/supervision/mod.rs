//! `/kontor/veiledning`: who asks for supervision, and the officer's answers.

mod answer;
mod list;
mod show;
mod words;

pub(super) use answer::answer;
pub(super) use list::list;
pub(super) use show::show;

use crate::http::desk::officer::SignedInOfficer;
use crate::http::{AppState, Problem, ProblemCode};
use domain::id::SupervisionId;
use store::desk::AskedFor;

/// The request with that id, if the officer may see it. Another municipality's or office's is as good as none.
async fn find(state: &AppState, officer: &SignedInOfficer, id: &str) -> Result<AskedFor, Problem> {
    let id: SupervisionId = id.parse().map_err(|_| ProblemCode::NotFound)?;
    Ok(state.store().supervision(&officer.may()?, id).await?.ok_or(ProblemCode::NotFound)?)
}

fn address(id: SupervisionId) -> String {
    format!("/kontor/veiledning/{id}")
}
