//! What can go wrong on the way, each with the way out where there is one.

use std::{io, path::PathBuf, time::Duration};

/// Why a verb stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{what} is not on this machine")]
    Missing { what: String, remedy: String },
    #[error("{what} could not be started")]
    Start { what: String, source: io::Error },
    #[error("{what} failed ({status})")]
    Failed { what: String, status: String, remedy: Option<String> },
    #[error("{what} gave no answer within {} s", limit.as_secs())]
    TimedOut { what: String, limit: Duration },
    #[error("{} could not be {doing}", path.display())]
    File { path: PathBuf, doing: &'static str, source: io::Error },
    #[error("{what}")]
    Wrong { what: String, remedy: String },
    #[error("the first load is {size} bytes in brotli, {over} over the gate of {gate}", over = size - gate)]
    TooBig { size: usize, gate: usize },
}

/// What most of xtask's functions return.
pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn missing(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Missing { what: what.into(), remedy: remedy.into() }
    }

    pub(crate) fn wrong(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Wrong { what: what.into(), remedy: remedy.into() }
    }

    /// For `map_err` after a file operation.
    pub(crate) fn file(path: impl Into<PathBuf>, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, doing, source }
    }

    /// What the person at the keyboard can do about it.
    pub(crate) fn remedy(&self) -> Option<String> {
        match self {
            Self::Missing { remedy, .. } | Self::Wrong { remedy, .. } => Some(remedy.clone()),
            Self::Failed { remedy, .. } => remedy.clone(),
            Self::TimedOut { .. } => Some("check the network connection and try again".to_owned()),
            Self::TooBig { .. } => Some("see the table above for what grew".to_owned()),
            Self::Start { .. } | Self::File { .. } => None,
        }
    }
}
