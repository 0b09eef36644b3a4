//! What can be wrong with a file of settings, always with the place and the way out.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the settings cannot be used.
#[derive(Debug, Error)]
pub enum ConfigProblem {
    /// No such file, a folder, or no permission.
    #[error("cannot read the settings file {}: {}\n  Check the path that --config or FOLGESVENN_CONFIG names, or leave it out to use the defaults.", .path.display(), because(cause))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// In another encoding, or no text at all.
    #[error("{}, line {line}, column {column}: not text in UTF-8\n  Save the file as UTF-8 and start again.", .path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
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
    /// Two providers of one name.
    #[error("two [[sign_in]] tables have the key `{key}`.\n  Give each provider a key of its own, and start again.")]
    ProviderTwice {
        /// The name.
        key: String,
    },
    /// A secret that a provider knows this server by cannot be read.
    #[error(transparent)]
    Secret(#[from] super::SecretProblem),
}

fn because(cause: &std::io::Error) -> String {
    match cause.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "this user may not read it".to_owned(),
        _ => cause.to_string(),
    }
}

/// Line and column after `before`, counted from 1.
fn place_after(before: &str) -> (usize, usize) {
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

impl ConfigProblem {
    pub(super) fn not_utf8(path: &Path, bytes: &[u8], error: std::str::Utf8Error) -> Self {
        let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
        let (line, column) = place_after(&before);
        Self::NotUtf8 { path: path.to_owned(), line, column }
    }

    pub(super) fn malformed(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let (line, column) = place_after(text.get(..at).unwrap_or_default());
        Self::Malformed {
            path: path.to_owned(),
            line,
            column,
            message: error.message().to_owned(),
            source_line: text.lines().nth(line - 1).unwrap_or_default().to_owned(),
        }
    }
}
