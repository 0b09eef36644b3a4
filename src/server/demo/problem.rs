//! Why the invented municipality could not be prepared.

use crate::links::LinkProblem;
use crate::municipality::MunicipalityProblem;
use store::StoreProblem;
use thiserror::Error;

/// Why the invented municipality could not be prepared.
#[derive(Debug, Error)]
pub enum DemoProblem {
    /// Its file is wrong.
    #[error(transparent)]
    Municipality(#[from] MunicipalityProblem),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// No links.
    #[error(transparent)]
    Link(#[from] LinkProblem),
    /// A municipality of that key is there, but is not this one.
    #[error("the municipality in the database has no {0}.\n  Start with an empty --data-folder.")]
    Nobody(&'static str),
    /// A file without an office cannot take timesheets.
    #[error("the municipality's file names no office.\n  Add one: [[offices]]")]
    NoOffice,
}
