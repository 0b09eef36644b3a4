//! Requests for supervision that somebody has dealt with.

use super::{Horizon, operations};
use crate::{MunicipalityScope, StoreProblem};
use sqlx::SqliteConnection;

pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let Some(years) = horizon.retention.supervision else { return Ok(0) };
    let municipality = scope.id().to_string();
    let past: Vec<(String, String)> = sqlx::query_as(
        "SELECT supervision, contact FROM sync_supervisions WHERE municipality = $1 AND asked_at < $2
           AND state IN ('answered', 'planned', 'held', 'withdrawn')",
    )
    .bind(&municipality)
    .bind(years.first_kept(horizon.today).to_string())
    .fetch_all(&mut *tx)
    .await?;
    for (id, contact) in &past {
        for statement in [
            "DELETE FROM desk_supervision WHERE municipality = $1 AND supervision = $2",
            "DELETE FROM sync_supervisions WHERE municipality = $1 AND supervision = $2",
        ] {
            sqlx::query(statement).bind(&municipality).bind(id).execute(&mut *tx).await?;
        }
        operations::empty_those_of(tx, scope, (contact, id)).await?;
    }
    Ok(past.len() as u64)
}
