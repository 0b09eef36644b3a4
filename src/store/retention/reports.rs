//! Reports that have been read or taken back.

use super::{Horizon, operations};
use crate::{MunicipalityScope, StoreProblem};
use sqlx::SqliteConnection;

pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let Some(years) = horizon.retention.reports else { return Ok(0) };
    let municipality = scope.id().to_string();
    let past: Vec<(String, String)> = sqlx::query_as(
        "SELECT report, contact FROM sync_reports WHERE municipality = $1 AND sent_at < $2
           AND state IN ('read', 'withdrawn')",
    )
    .bind(&municipality)
    .bind(years.first_kept(horizon.today).to_string())
    .fetch_all(&mut *tx)
    .await?;
    for (id, contact) in &past {
        for statement in [
            "DELETE FROM desk_report WHERE municipality = $1 AND report = $2",
            "DELETE FROM sync_reports WHERE municipality = $1 AND report = $2",
        ] {
            sqlx::query(statement).bind(&municipality).bind(id).execute(&mut *tx).await?;
        }
        operations::empty_those_of(tx, scope, (contact, id)).await?;
    }
    Ok(past.len() as u64)
}
