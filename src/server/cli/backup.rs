//! `folgesvenn backup`.

use super::{Failure, offline};
use crate::config::{Overrides, Settings};
use crate::data_folder;
use crate::restore::RestoreProblem;
use std::path::PathBuf;
use store::Store;

/// Write a whole copy of the database to a new file. The server may be running.
#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// The file to write; it must not exist yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Backup {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        if self.to.exists() {
            return Err(Failure::Exists { path: self.to.clone() });
        }
        let facts = offline(&settings, async |store| {
            store.back_up(&self.to).await?;
            // A backup that nobody has looked at is a hope.
            Store::examine(&self.to)
                .await
                .map_err(|cause| RestoreProblem::NotABackup { path: self.to.clone(), cause }.into())
        })?;
        println!("Written and checked: {} ({} operations).", self.to.display(), facts.operations);
        println!(
            "Receipts are files of their own: copy the folder {} as well, after this.",
            data_folder::receipts(&settings).display()
        );
        Ok(())
    }
}
