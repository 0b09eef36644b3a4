//! Why a verb could not be done, and the exit code that says so to scripts.

use super::SheetProblem;
use crate::config::ConfigProblem;
use crate::demo::DemoProblem;
use crate::links::LinkProblem;
use crate::log_file::LogProblem;
use crate::municipality::MunicipalityProblem;
use crate::restore::RestoreProblem;
use crate::run::RunProblem;
use crate::sign_in::IdentityProblem;
use domain::papers::PaperProblem;
use i18n::Lang;
use std::path::PathBuf;
use store::StoreProblem;
use store::audit::Broken;
use store::identity::DeclareProblem;
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
    /// A log is wrong.
    #[error(transparent)]
    Log(#[from] LogProblem),
    /// A log does not go with the municipality.
    #[error(transparent)]
    Sheet(#[from] SheetProblem),
    /// The server could not start, or stopped by itself.
    #[error(transparent)]
    Run(#[from] RunProblem),
    /// The invented municipality could not be prepared.
    #[error(transparent)]
    Demo(#[from] DemoProblem),
    /// No link could be made.
    #[error(transparent)]
    Link(#[from] LinkProblem),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// No backup was put in place.
    #[error(transparent)]
    Restore(#[from] RestoreProblem),
    /// The log of who saw and changed what is not what was written.
    #[error(transparent)]
    Audit(#[from] Broken),
    /// Something is there that must not be written over.
    #[error("{} is there already.\n  Choose a name that is not taken.", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file cannot be written.
    #[error("cannot write {}: {cause}.\n  Name a file that is not there yet, in a folder in which you may write.", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: String,
    },
    /// What was named does not exist, or not once.
    #[error("there is no {what}.\n  {remedy}")]
    Unknown {
        /// What was named.
        what: String,
        /// What there is instead.
        remedy: String,
    },
    /// A paper was not noted.
    #[error("{field}: {problem}.\n  {remedy}")]
    Paper {
        /// What was given wrongly.
        field: &'static str,
        /// Why.
        problem: PaperProblem,
        /// What to give instead.
        remedy: &'static str,
    },
    /// An identity at a provider was not declared.
    #[error("{0}.\n  Withdraw it there first: folgesvenn identity withdraw.")]
    Declare(#[from] DeclareProblem),
    /// An identity at a provider could not be hashed.
    #[error(transparent)]
    Identity(#[from] IdentityProblem),
    /// The operating system refused something basic.
    #[error("{0}")]
    System(#[from] std::io::Error),
}

impl Failure {
    /// In a sentence or more, with the way out: what is wrong in files in the reader's language, the rest in English.
    #[must_use]
    pub fn said(&self, t: Lang) -> String {
        let said = match self {
            Self::Municipality(problem) => problem.said(t),
            Self::Log(problem) => problem.said(t),
            Self::Sheet(problem) => problem.said(t),
            other => other.to_string(),
        };
        // Numbers keep to their units on a screen, not in a terminal.
        said.replace('\u{a0}', " ")
    }

    /// The codes of `folgesvenn --help`.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Config(_)
            | Self::Municipality(MunicipalityProblem::Flawed { .. })
            | Self::Log(LogProblem::Flawed { .. })
            | Self::Sheet(SheetProblem::NoOffice { .. }) => 3,
            Self::Municipality(MunicipalityProblem::Unreadable { .. })
            | Self::Log(LogProblem::Unreadable { .. })
            | Self::Exists { .. }
            | Self::Unwritable { .. }
            | Self::Restore(RestoreProblem::File { .. } | RestoreProblem::Receipts(_)) => 4,
            Self::Restore(RestoreProblem::NotABackup { .. }) => 5,
            Self::Audit(Broken::Row { .. } | Broken::Elsewhere { .. }) => 6,
            Self::Run(problem) | Self::Restore(RestoreProblem::Folder(problem)) => of_run(problem),
            Self::Unknown { .. }
            | Self::Paper { .. }
            | Self::Audit(Broken::LetGo { .. })
            | Self::Sheet(SheetProblem::NoPeriod { .. }) => 2,
            Self::Restore(RestoreProblem::NotReady(_))
            | Self::Demo(_)
            | Self::Link(_)
            | Self::Declare(_)
            | Self::Identity(_)
            | Self::Store(_)
            | Self::Audit(Broken::Store(_))
            | Self::System(_) => 1,
        }
    }
}

const fn of_run(problem: &RunProblem) -> u8 {
    match problem {
        RunProblem::PortTaken { .. }
        | RunProblem::NoPort { .. }
        | RunProblem::NoFolder { .. }
        | RunProblem::InUse { .. } => 4,
        RunProblem::NoDatabase { .. } => 5,
        RunProblem::NoDemo(_) => 1,
    }
}
