//! Writes what the desk does with a report, and tells phones of it.

use super::text::{counter, instant, json, read, read_json};
use super::{last_seq, write};
use crate::{MunicipalityScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{ContactId, OfficerId, ReportId};
use sqlx::SqliteConnection;
use sync::{ReportRow, Revision};

/// A report as it stands: whose, and how often it has changed.
pub(crate) struct StandingReport {
    pub(crate) contact: ContactId,
    pub(crate) revision: Revision,
    pub(crate) row: ReportRow,
}

pub(crate) async fn report(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    id: ReportId,
) -> Result<Option<StandingReport>, StoreProblem> {
    let row: Option<(String, String, i64)> =
        sqlx::query_as("SELECT contact, body, revision FROM sync_reports WHERE municipality = $1 AND report = $2")
            .bind(scope.id().to_string())
            .bind(id.to_string())
            .fetch_optional(connection)
            .await?;
    row.map(|(contact, body, revision)| {
        Ok(StandingReport {
            contact: read("sync_reports", &contact)?,
            revision: Revision(counter("sync_reports", revision)?),
            row: read_json("sync_reports", &body)?,
        })
    })
    .transpose()
}

/// Writes `row` in the place of `held`, and notes who read or returned it.
pub(crate) async fn read_report(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    (held, row): (&StandingReport, &ReportRow),
    officer: OfficerId,
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    let place = (last_seq(connection).await?.next(), held.revision.next());
    write::report(connection, scope.contact(held.contact), place, row).await?;
    sqlx::query(
        "INSERT INTO desk_report (municipality, report, revision, officer, body, done_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(scope.id().to_string())
    .bind(row.report.id.to_string())
    .bind(super::text::column(place.1.0))
    .bind(officer.to_string())
    .bind(json("desk_report", row)?)
    .bind(instant(now))
    .execute(connection)
    .await?;
    Ok(())
}
