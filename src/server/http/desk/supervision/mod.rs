//! `/kontor/veiledning`: who asks for supervision, and the officer's answers.

mod answer;
mod list;
mod show;
mod words;

pub(super) use answer::answer;
pub(super) use list::list;
pub(super) use show::show;

use crate::http::{AppState, Problem, ProblemCode};
use domain::id::SupervisionId;
use store::MunicipalityScope;
use store::desk::AskedFor;

/// The request with that id in the officer's municipality. Another municipality's is as good as none.
async fn find(state: &AppState, scope: MunicipalityScope, id: &str) -> Result<AskedFor, Problem> {
    let id: SupervisionId = id.parse().map_err(|_| ProblemCode::NotFound)?;
    Ok(state.store().supervision(scope, id).await?.ok_or(ProblemCode::NotFound)?)
}

fn address(id: SupervisionId) -> String {
    format!("/kontor/veiledning/{id}")
}
