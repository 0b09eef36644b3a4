//! Invitations, links and sessions that let nobody in any more. They are kept for a while, so that whoever comes with an old
//! one is told that it is old.

use super::Horizon;
use crate::ledger::text::instant;
use crate::{MunicipalityScope, StoreProblem};
use chrono::TimeDelta;
use sqlx::SqliteConnection;

/// As long as a phone keeps what it has sent.
const KEPT: TimeDelta = TimeDelta::days(90);

pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let mut rows = 0;
    for statement in [
        "DELETE FROM invitation WHERE municipality = $1 AND expires_at < $2",
        "DELETE FROM sign_in_link WHERE municipality = $1 AND expires_at < $2",
        "DELETE FROM desk_session WHERE municipality = $1 AND expires_at < $2",
    ] {
        let asked = sqlx::query(statement).bind(scope.id().to_string()).bind(instant(horizon.now - KEPT));
        rows += asked.execute(&mut *tx).await?.rows_affected();
    }
    Ok(rows)
}
