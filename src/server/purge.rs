//! What is past its time goes, in every municipality: each by its own years.

use chrono::{DateTime, NaiveDate, Utc};
use domain::time::Zone;
use store::retention::Purge;
use store::{MunicipalityScope, Store, StoreProblem};

/// The day that it is where the municipalities are.
pub(crate) fn day(now: DateTime<Utc>) -> NaiveDate {
    Zone::OSLO.wall_at(now).date()
}

/// Lets it go, and says in the server's log how much it was. What fails in one municipality stops no other.
pub(crate) async fn all(store: &Store, now: DateTime<Utc>) {
    let municipalities = match store.municipalities().await {
        Ok(known) => known,
        Err(problem) => return tracing::error!(%problem, "purge.failed"),
    };
    for municipality in municipalities {
        if let Err(problem) = one(store, MunicipalityScope::new(municipality.id), now).await {
            tracing::error!(%problem, municipality = municipality.key, "purge.failed");
        }
    }
}

async fn one(store: &Store, scope: MunicipalityScope, now: DateTime<Utc>) -> Result<(), StoreProblem> {
    for purged in store.purge(scope, day(now), now, Purge::ForGood).await? {
        tracing::info!(kind = purged.kind.name(), rows = purged.rows, "purge.done");
    }
    Ok(())
}
