//! `folgesvenn purge`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock, data_folder, purge, receipt};
use store::MunicipalityScope;
use store::retention::{Purge as How, Purged};

/// Let go what is past its time, by each municipality's own years. The server does the same once a day; it may be running.
/// Nothing that has gone comes back, except out of a backup.
#[derive(Debug, clap::Args)]
pub(super) struct Purge {
    /// Of this municipality alone; of all, when left out
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// Count what would go, and let nothing go
    #[arg(long)]
    dry_run: bool,
}

impl Purge {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let blobs = data_folder::open_blobs(&settings)?;
        let (now, how) = (SystemClock.now(), if self.dry_run { How::Rehearsed } else { How::ForGood });
        offline(&settings, async |store| {
            let wanted = match &self.municipality {
                Some(key) => Some(find::municipality(store, Some(key)).await?),
                None => None,
            };
            for municipality in store.municipalities().await? {
                let scope = MunicipalityScope::new(municipality.id);
                if wanted.is_none_or(|wanted| wanted == scope) {
                    let purged = store.purge(scope, purge::day(now), now, how).await?;
                    print!("{}", told(&municipality.key, &purged, how));
                }
            }
            if how == How::ForGood {
                let receipts = receipt::tidy::once(store, &blobs, now).await?;
                println!("Receipts to which nothing refers: {receipts}.");
            }
            Ok(())
        })
    }
}

fn told(municipality: &str, purged: &[Purged], how: How) -> String {
    let done = if how == How::ForGood { "gone" } else { "would go" };
    if purged.is_empty() {
        return format!("{municipality}: nothing is past its time.\n");
    }
    let lines = purged.iter().map(|Purged { kind, rows }| format!("  {:<12} {rows}\n", kind.name()));
    format!("{municipality}: {done}, in rows\n{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::retention::PurgeKind;

    #[test]
    fn what_went_is_told_apart_from_what_would() {
        let purged = [Purged { kind: PurgeKind::Accounts, rows: 12 }];
        assert_eq!(told("solvik", &purged, How::ForGood), "solvik: gone, in rows\n  accounts     12\n");
        assert_eq!(told("solvik", &purged, How::Rehearsed), "solvik: would go, in rows\n  accounts     12\n");
        assert_eq!(told("solvik", &[], How::ForGood), "solvik: nothing is past its time.\n");
    }
}
