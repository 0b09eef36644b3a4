//! What was approved stays as sums, since later months are reckoned from them. Once its entries have gone, so do the
//! contact's own words in it: notes, places and labels.

use super::Horizon;
use crate::ledger::text::{json, read_json};
use crate::{MunicipalityScope, StoreProblem};
use sqlx::SqliteConnection;
use sync::TimesheetRow;
use sync::row::ReckonedDocument;

/// Of months that no kept entry belongs to.
const PAST: &str = "SELECT t.timesheet, t.body FROM sync_timesheets t
    WHERE t.municipality = $1 AND t.last_day < $2 AND json_extract(t.body, '$.reckoned') IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM sync_sessions s
        WHERE s.municipality = t.municipality AND s.assignment = t.assignment
          AND s.day BETWEEN t.first_day AND t.last_day)";

/// Says how many months held any. A phone that has the month hears nothing of it: what it keeps is its contact's own.
pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let municipality = scope.id().to_string();
    let months: Vec<(String, String)> =
        sqlx::query_as(PAST).bind(&municipality).bind(horizon.accounts().to_string()).fetch_all(&mut *tx).await?;
    let mut emptied = 0;
    for (timesheet, body) in months {
        let row: TimesheetRow = read_json("sync_timesheets", &body)?;
        let Some(month) = row.reckoned.as_ref().and_then(ReckonedDocument::read) else { continue };
        let silent = month.clone().without_places();
        if silent == month {
            continue;
        }
        let row = TimesheetRow { reckoned: Some(ReckonedDocument::of(&silent)), ..row };
        sqlx::query("UPDATE sync_timesheets SET body = $3 WHERE municipality = $1 AND timesheet = $2")
            .bind(&municipality)
            .bind(&timesheet)
            .bind(json("sync_timesheets", &row)?)
            .execute(&mut *tx)
            .await?;
        emptied += 1;
    }
    Ok(emptied)
}
