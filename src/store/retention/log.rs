//! The oldest rows of the log of who saw and changed what. What is left is still tied together: it begins where the anchor
//! says, and a row of the log itself says the same.

use super::{Horizon, PurgeKind};
use crate::audit::{self, Actor, AuditKind};
use crate::{MunicipalityScope, StoreProblem};
use sqlx::SqliteConnection;

pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let municipality = scope.id().to_string();
    let first = horizon.retention.log.first_kept(horizon.today).to_string();
    // Never beyond a row that is kept: a clock that was put back leaves later rows with earlier times.
    let last: Option<(i64, String)> = sqlx::query_as(
        "SELECT number, hash FROM audit_log l WHERE l.municipality = $1 AND l.at < $2
           AND NOT EXISTS (SELECT 1 FROM audit_log kept
                           WHERE kept.municipality = $1 AND kept.number < l.number AND kept.at >= $2)
         ORDER BY number DESC LIMIT 1",
    )
    .bind(&municipality)
    .bind(&first)
    .fetch_optional(&mut *tx)
    .await?;
    let Some((number, hash)) = last else { return Ok(0) };
    let anchor = format!("{} {number}:{hash}", PurgeKind::Log.name());
    audit::write(tx, scope, (Actor::Owner, horizon.now), (AuditKind::Purged, &anchor, "")).await?;
    horizon.advance(tx, scope, PurgeKind::Log.name(), &first).await?;
    sqlx::query(
        "INSERT INTO audit_anchor (municipality, number, hash) VALUES ($1, $2, $3)
         ON CONFLICT (municipality) DO UPDATE SET number = excluded.number, hash = excluded.hash",
    )
    .bind(&municipality)
    .bind(number)
    .bind(hash)
    .execute(&mut *tx)
    .await?;
    let gone = sqlx::query("DELETE FROM audit_log WHERE municipality = $1 AND number <= $2")
        .bind(&municipality)
        .bind(number)
        .execute(tx)
        .await?;
    Ok(gone.rows_affected())
}
