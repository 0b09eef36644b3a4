//! Why a verb could not be done, and the exit code that says so to scripts.

use crate::config::ConfigProblem;
use crate::links::LinkProblem;
use crate::municipality::MunicipalityProblem;
use crate::run::RunProblem;
use store::StoreProblem;
use thiserror::Error;

/// Why a verb could not be done. The text is for a person and holds the way out.
#[derive(Debug, Error)]
pub enum Failure {
    /// The settings are wrong.
    #[error(transparent)]
    Config(#[from] ConfigProblem),
    /// A municipality's file is wrong.
    #[error(transparent)]
    Municipality(#[from] MunicipalityProblem),
    /// The server could not start, or stopped by itself.
    #[error(transparent)]
    Run(#[from] RunProblem),
    /// No link could be made.
    #[error(transparent)]
    Link(#[from] LinkProblem),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// What was named does not exist, or not once.
    #[error("there is no {what}.\n  {remedy}")]
    Unknown {
        /// What was named.
        what: String,
        /// What there is instead.
        remedy: String,
    },
    /// The operating system refused something basic.
    #[error("{0}")]
    System(#[from] std::io::Error),
}

impl Failure {
    /// The codes of `folgesvenn --help`.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Config(_) | Self::Municipality(MunicipalityProblem::Flawed { .. }) => 3,
            Self::Municipality(MunicipalityProblem::Unreadable { .. })
            | Self::Run(RunProblem::PortTaken { .. } | RunProblem::NoPort { .. } | RunProblem::NoFolder { .. }) => 4,
            Self::Run(RunProblem::NoDatabase { .. }) => 5,
            Self::Unknown { .. } => 2,
            Self::Run(RunProblem::Stopped(_) | RunProblem::NoLinks(_))
            | Self::Link(_)
            | Self::Store(_)
            | Self::System(_) => 1,
        }
    }
}
