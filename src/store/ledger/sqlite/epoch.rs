//! Histories of the database.

use super::text::{column, counter, instant, read};
use super::{LedgerProblem, last_seq};
use crate::StoreProblem;
use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sync::op::Rewind;
use sync::{Epoch, Seq};

pub(super) async fn current(connection: &mut SqliteConnection) -> Result<Epoch, StoreProblem> {
    let epoch: String =
        sqlx::query_scalar("SELECT epoch FROM sync_epochs ORDER BY ordinal DESC LIMIT 1").fetch_one(connection).await?;
    read("sync_epochs", &epoch)
}

/// Whether `epoch` is the present history; otherwise where the two part.
pub(super) async fn check(connection: &mut SqliteConnection, epoch: Epoch) -> Result<(), LedgerProblem> {
    let present = current(connection).await?;
    if present == epoch {
        return Ok(());
    }
    let names: Vec<(i64, String, i64)> =
        sqlx::query_as("SELECT ordinal, epoch, common_seq FROM sync_epochs ORDER BY ordinal")
            .fetch_all(connection)
            .await
            .map_err(StoreProblem::from)?;
    let mut common = None;
    for (_, name, common_seq) in names {
        if read::<Epoch>("sync_epochs", &name)? == epoch {
            common = Some(i64::MAX);
        } else {
            common = common.map(|common: i64| common.min(common_seq));
        }
    }
    // A history that this database never knew shares nothing that can be counted on; offering again does no harm.
    let common = Seq(counter("sync_epochs", common.unwrap_or(0))?);
    Err(LedgerProblem::EpochChanged(Rewind { epoch: present, common }))
}

pub(super) async fn begin(
    connection: &mut SqliteConnection,
    epoch: Epoch,
    now: DateTime<Utc>,
) -> Result<Rewind, StoreProblem> {
    let common = last_seq(connection).await?;
    sqlx::query(
        "INSERT INTO sync_epochs (ordinal, epoch, common_seq, began_at) \
         SELECT COALESCE(MAX(ordinal), 0) + 1, $1, $2, $3 FROM sync_epochs",
    )
    .bind(epoch.to_string())
    .bind(column(common.0))
    .bind(instant(now))
    .execute(connection)
    .await?;
    Ok(Rewind { epoch, common })
}
