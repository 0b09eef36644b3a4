//! What can be wrong with a file of settings, always with the place and the way out.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the settings cannot be used.
#[derive(Debug, Error)]
pub enum ConfigProblem {
    /// No such file, no permission, or not text.
    #[error("cannot read {}: {cause}\n  Check the path, or leave out --config to use the defaults.", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// Not TOML, an unknown key, or a value of the wrong kind.
    #[error("{}, line {line}, column {column}: {message}\n  {source_line}\n  Correct that line and start again; `folgesvenn serve --help` names the settings.", .path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What is wrong.
        message: String,
        /// The line itself.
        source_line: String,
    },
    /// Plain http beyond this machine: browsers keep neither the sign-in nor the app there.
    #[error(
        "public_address is {address}, but browsers only sign in and install the app over https.\n  Use an https:// address, or http://localhost for a trial on this machine."
    )]
    NotSecure {
        /// What was given.
        address: String,
    },
}

impl ConfigProblem {
    pub(super) fn malformed(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self::Malformed {
            path: path.to_owned(),
            line,
            column,
            message: error.message().to_owned(),
            source_line: text.lines().nth(line - 1).unwrap_or_default().to_owned(),
        }
    }
}
