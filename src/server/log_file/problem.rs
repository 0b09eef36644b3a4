//! What can be wrong with a log, always with line, column, field and the way out.

use core::fmt;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a log cannot be used.
#[derive(Debug, Error)]
pub enum LogProblem {
    /// No such file, or no permission.
    #[error("cannot read {}: {cause}\n  Check the path.", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// Something in it is wrong.
    #[error("{}", listed(path, flaws))]
    Flawed {
        /// The file.
        path: PathBuf,
        /// From top to bottom; never empty.
        flaws: Vec<LogFlaw>,
    },
}

/// A place in a log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1: in a spreadsheet its columns, in JSON characters.
    pub column: usize,
    /// The column's heading, or where in the structure: `sessions[0].trips[1].km`.
    pub field: String,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFlaw {
    /// Where.
    pub place: Place,
    /// What.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if self.field.is_empty() { Ok(()) } else { write!(f, ", field `{}`", self.field) }
    }
}

/// Problems beyond these would only tire.
const SHOWN: usize = 50;

fn listed(path: &Path, flaws: &[LogFlaw]) -> String {
    let mut text = match flaws.len() {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    };
    for LogFlaw { place, message, remedy } in flaws.iter().take(SHOWN) {
        text.push_str(&format!("\n{}, {place}: {message}\n      = {remedy}", path.display()));
    }
    if flaws.len() > SHOWN {
        text.push_str(&format!("\nand {} more", flaws.len() - SHOWN));
    }
    text
}
