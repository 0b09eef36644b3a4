//! `folgesvenn check`.

use super::Failure;
use crate::municipality;
use std::path::PathBuf;

/// Check a municipality's file. Names everything that is wrong with it, each with line, key and remedy.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Check {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let municipality = municipality::load(&self.file)?;
        println!("{} ({}): the file is in order.", municipality.facts.name, municipality.facts.key);
        Ok(())
    }
}
