//! What can be wrong with a municipality's file, always with the place and the way out.

use core::fmt;
use std::path::PathBuf;
use thiserror::Error;

/// Why a municipality's file cannot be used.
#[derive(Debug, Error)]
pub enum MunicipalityProblem {
    /// No such file, no permission, or not text.
    #[error("cannot read {}: {cause}\n  Check the path; the file must be text in UTF-8.", .path.display())]
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
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// The line itself.
    pub source: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if !self.key.is_empty() {
            write!(f, ", key `{}`", self.key)?;
        }
        writeln!(f, ": {}", self.message)?;
        writeln!(f, "{:>5} | {}", self.line, self.source)?;
        write!(f, "      = {}", self.remedy)
    }
}

fn listed(path: &std::path::Path, flaws: &[Flaw]) -> String {
    let each: Vec<String> = flaws.iter().map(|flaw| format!("{}, {flaw}", path.display())).collect();
    let sum = match flaws.len() {
        1 => "1 problem".to_owned(),
        n => format!("{n} problems"),
    };
    format!("{sum}\n{}", each.join("\n"))
}
