//! Letters of the office, by the years that hold for messages. They go from the phones too.

use super::Horizon;
use crate::ledger::text::read;
use crate::letters::{let_go, tell};
use crate::{MunicipalityScope, StoreProblem};
use sqlx::SqliteConnection;

pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let Some(years) = horizon.retention.messages else { return Ok(0) };
    let (municipality, first) = (scope.id().to_string(), years.first_kept(horizon.today).to_string());
    let past: Vec<String> =
        sqlx::query_scalar("SELECT letter FROM desk_letter WHERE municipality = $1 AND sent_at < $2")
            .bind(&municipality)
            .bind(&first)
            .fetch_all(&mut *tx)
            .await?;
    let contacts: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT t.contact FROM desk_letter_to t
         JOIN desk_letter l ON l.municipality = t.municipality AND l.letter = t.letter
         WHERE l.municipality = $1 AND l.sent_at < $2",
    )
    .bind(&municipality)
    .bind(&first)
    .fetch_all(&mut *tx)
    .await?;
    for letter in &past {
        let_go(tx, scope, letter).await?;
    }
    for contact in contacts {
        tell(tx, scope.contact(read("desk_letter_to", &contact)?)).await?;
    }
    Ok(past.len() as u64)
}
