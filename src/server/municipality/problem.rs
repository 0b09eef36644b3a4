//! What can be wrong with a municipality's file, always with the place and the way out.

use crate::slip::Slip;
use crate::words::{self, unreadable};
use core::fmt;
use i18n::Lang;
use std::path::{Path, PathBuf};

/// Why a municipality's file cannot be used.
#[derive(Debug)]
pub enum MunicipalityProblem {
    /// No such file, no permission, or not text.
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
        /// All that was found, from top to bottom; never empty.
        flaws: Vec<Flaw>,
    },
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// Where in the file's structure, such as `caps[0].amount`; empty where the file is not even TOML.
    pub key: String,
    /// What is wrong.
    pub slip: Slip,
    /// The line itself.
    pub source: String,
}

impl MunicipalityProblem {
    /// All of it in sentences, with the way out.
    #[must_use]
    pub fn said(&self, t: Lang) -> String {
        match self {
            Self::Unreadable { path, cause } => unreadable(t, path, cause),
            Self::Flawed { path, flaws } => listed(t, path, flaws),
        }
    }
}

impl fmt::Display for MunicipalityProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En))
    }
}

impl std::error::Error for MunicipalityProblem {}

impl Flaw {
    /// What is wrong, and what to do about it.
    #[must_use]
    pub fn said(&self, t: Lang) -> (String, String) {
        words::slip(t, &self.slip)
    }
}

fn listed(t: Lang, path: &Path, flaws: &[Flaw]) -> String {
    let mut text = t.file_problems(flaws.len());
    for flaw in flaws {
        let (what, way) = flaw.said(t);
        let key = if flaw.key.is_empty() { String::new() } else { format!(", {}", t.file_key(&flaw.key)) };
        let place = words::place(t, flaw.line, flaw.column);
        text.push_str(&format!("\n{}, {place}{key}: {what}\n", path.display()));
        text.push_str(&format!("{:>5} | {}\n      = {way}", flaw.line, flaw.source));
    }
    text
}
