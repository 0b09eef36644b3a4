//! What may come from outside as bytes – municipalities' files, logs, messages of the protocol – is understood or
//! refused, and never makes anything panic. `tests/fuzz.rs` gives these targets to a coverage-guided fuzzer
//! (`cargo xtask fuzz`); the tests here try the seeds and small changes to them at every run.

mod month;
mod seeds;
mod table;
#[cfg(test)]
mod tests;
mod wire;

use std::path::PathBuf;

/// What bytes are given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A municipality's file and a log, up to the printed months.
    Month,
    /// Every message of the protocol.
    Wire,
    /// The reader of spreadsheets.
    Csv,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Month, Self::Wire, Self::Csv];

    /// As the command line calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Wire => "wire",
            Self::Csv => "csv",
        }
    }

    /// The target of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// Tries the bytes.
    ///
    /// # Panics
    /// When a promise is broken; nothing else may.
    pub fn run(self, bytes: &[u8]) {
        match self {
            Self::Month => month::run(bytes),
            Self::Wire => wire::run(bytes),
            Self::Csv => table::run(bytes),
        }
    }

    /// Inputs to begin with: the worked examples of the tree, and what was found and is kept in `corpus/`.
    ///
    /// # Errors
    /// A file of the tree cannot be read.
    pub fn seeds(self) -> std::io::Result<Vec<Vec<u8>>> {
        seeds::of(self)
    }
}

/// The checkout.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
