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
    /// The database is in use by others: an invented one beside them would let strangers in.
    #[error(
        "the database holds {0}, and nothing invented is put beside it.\n  Start with an empty --data-folder, or without --demo."
    )]
    NotEmpty(String),
    /// A municipality of that key is there, but is not this one.
    #[error("the municipality in the database has no {0}.\n  Start with an empty --data-folder.")]
    Nobody(&'static str),
    /// A file without an office cannot take timesheets.
    #[error("the municipality's file names no office.\n  Add one: [[offices]]")]
    NoOffice,
}
