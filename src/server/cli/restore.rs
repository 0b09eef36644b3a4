//! `folgesvenn restore`.

use super::Failure;
use crate::config::{Overrides, Settings};
use crate::restore::{Restored, restore};
use crate::{Clock, SystemClock};
use std::path::PathBuf;

/// Put a backup in the place of the database. Stop the server first; phones then offer again what came after it.
#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// The backup, as `folgesvenn backup` wrote it
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
}

impl Restore {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let Restored { facts, set_aside, receipts_missing } =
            runtime.block_on(restore(&settings, &self.from, SystemClock.now()))?;
        let last = facts.last.map_or("none yet".into(), |last| last.format("%Y-%m-%d %H:%M UTC").to_string());
        println!("The backup is in place: {} operations, the last of them from {last}.", facts.operations);
        println!("A new history has begun: each phone offers again what came after, the next time it has a network.");
        if let Some(path) = set_aside {
            println!("The database that was there is kept as {}.", path.display());
        }
        if receipts_missing > 0 {
            println!(
                "{receipts_missing} receipts are neither in the receipts folder nor beside the backup. Phones send again those \
                 that they still have."
            );
        }
        println!("Start the server: folgesvenn serve");
        Ok(())
    }
}
