//! What can be wrong with a log, always with line, column, field and the way out.

use crate::slip::Slip;
use crate::words::{self, unreadable};
use core::fmt;
use i18n::Lang;
use std::path::{Path, PathBuf};

/// Why a log cannot be used.
#[derive(Debug)]
pub enum LogProblem {
    /// No such file, or no permission.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// Something in it is wrong.
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
    pub slip: Slip,
}

impl LogProblem {
    /// All of it in sentences, with the way out.
    #[must_use]
    pub fn said(&self, t: Lang) -> String {
        match self {
            Self::Unreadable { path, cause } => unreadable(t, path, cause),
            Self::Flawed { path, flaws } => listed(t, path, flaws),
        }
    }
}

impl fmt::Display for LogProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En))
    }
}

impl std::error::Error for LogProblem {}

impl LogFlaw {
    pub(crate) fn new(place: Place, slip: impl Into<Slip>) -> Self {
        Self { place, slip: slip.into() }
    }

    /// What is wrong, and what to do about it.
    #[must_use]
    pub fn said(&self, t: Lang) -> (String, String) {
        words::slip(t, &self.slip)
    }
}

/// Problems beyond these would only tire.
const SHOWN: usize = 50;

fn listed(t: Lang, path: &Path, flaws: &[LogFlaw]) -> String {
    let mut text = t.file_problems(flaws.len());
    for flaw in flaws.iter().take(SHOWN) {
        let Place { line, column, field } = &flaw.place;
        let (what, way) = flaw.said(t);
        let field = if field.is_empty() { String::new() } else { format!(", {}", t.file_field(field)) };
        let place = words::place(t, *line, *column);
        text.push_str(&format!("\n{}, {place}{field}: {what}\n      = {way}", path.display()));
    }
    if flaws.len() > SHOWN {
        text.push_str(&format!("\n{}", t.file_more(flaws.len() - SHOWN)));
    }
    text
}
