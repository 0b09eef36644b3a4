//! Once a day, what is past its time goes, and then receipts to which nothing refers.

use crate::{Clock, purge};
use chrono::{DateTime, Utc};
use std::time::Duration;
use store::{BlobStore, Store, StoreProblem};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Throws away what nothing refers to, and says how much it was.
pub(crate) async fn once(store: &Store, blobs: &BlobStore, now: DateTime<Utc>) -> Result<usize, StoreProblem> {
    let orphans = store.forget_orphans(now).await?;
    for orphan in &orphans {
        // A file that stays costs room and nothing else: nothing leads to it any more.
        if let Err(problem) = blobs.remove(orphan.scope, orphan.blob).await {
            tracing::warn!(%problem, "receipt.not_removed");
        }
    }
    Ok(orphans.len())
}

/// Tidies at the start and once a day, for as long as the server runs.
pub(crate) async fn daily(store: Store, blobs: BlobStore, clock: impl Clock) {
    loop {
        purge::all(&store, clock.now()).await;
        match once(&store, &blobs, clock.now()).await {
            Ok(0) => {}
            Ok(receipts) => tracing::info!(receipts, "receipts.tidied"),
            Err(problem) => tracing::error!(%problem, "receipts.not_tidied"),
        }
        tokio::time::sleep(DAY).await;
    }
}
