//! `folgesvenn backup`.

use super::{Failure, offline};
use crate::config::{Overrides, Settings};
use crate::data_folder;
use crate::restore::{RestoreProblem, back_up};
use std::path::PathBuf;
use store::Store;

/// Write a whole copy of the database to a new file, and the receipts to a folder beside it. The server may be running.
#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// The file to write; it must not exist yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Backup {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let receipts = data_folder::receipts_of_backup(&self.to);
        for path in [&self.to, &receipts] {
            if path.exists() {
                return Err(Failure::Exists { path: path.clone() });
            }
        }
        let (facts, missing) = offline(&settings, async |store| {
            let missing = back_up(&settings, store, &self.to).await?;
            // A backup that nobody has looked at is a hope.
            let facts = Store::examine(&self.to)
                .await
                .map_err(|cause| RestoreProblem::NotABackup { path: self.to.clone(), cause })?;
            Ok((facts, missing))
        })?;
        println!("Written and checked: {} ({} operations).", self.to.display(), facts.operations);
        println!("The receipts are in {}. Keep both together.", receipts.display());
        if missing > 0 {
            println!("{missing} receipts are not in the receipts folder, so the backup does not have them either.");
        }
        Ok(())
    }
}
