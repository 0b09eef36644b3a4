//! Why something that was asked of the journal did not happen.

use crate::storage::StoreProblem;

/// Why an entry or a draft was not saved. It is still on the screen, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveProblem {
    /// This phone has not been enrolled.
    #[error("this phone is not enrolled")]
    NotEnrolled,
    /// The phone's storage.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

/// Why an invitation did not lead in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnrolProblem {
    /// There is no such invitation: mistyped, or only half of the link was opened.
    #[error("no such invitation")]
    Unknown,
    /// It has been used. A new one is needed.
    #[error("the invitation has been used")]
    Used,
    /// It is too old. A new one is needed.
    #[error("the invitation has expired")]
    Expired,
    /// Too many tries; wait a little.
    #[error("too many tries")]
    TooManyTries,
    /// The server cannot be reached: enrolling is the one thing that needs a network.
    #[error("no connection to the municipality's server")]
    NoNetwork,
    /// The server refused for another reason.
    #[error("the server refused: {0}")]
    Refused(String),
    /// The phone's storage.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}
