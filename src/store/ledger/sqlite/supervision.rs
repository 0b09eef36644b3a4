//! Writes the desk's answer to a request for supervision, and tells phones of it.

use super::text::{counter, instant, json, read, read_json};
use super::{last_seq, write};
use crate::{MunicipalityScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{ContactId, OfficerId, SupervisionId};
use sqlx::SqliteConnection;
use sync::{Revision, SupervisionRow};

/// A request as it stands: whose, and how often it has changed.
pub(crate) struct Standing {
    pub(crate) contact: ContactId,
    pub(crate) revision: Revision,
    pub(crate) row: SupervisionRow,
}

pub(crate) async fn supervision(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    id: SupervisionId,
) -> Result<Option<Standing>, StoreProblem> {
    let row: Option<(String, String, i64)> = sqlx::query_as(
        "SELECT contact, body, revision FROM sync_supervisions WHERE municipality = $1 AND supervision = $2",
    )
    .bind(scope.id().to_string())
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?;
    row.map(|(contact, body, revision)| {
        Ok(Standing {
            contact: read("sync_supervisions", &contact)?,
            revision: Revision(counter("sync_supervisions", revision)?),
            row: read_json("sync_supervisions", &body)?,
        })
    })
    .transpose()
}

/// Writes `row` in the place of `held`, and notes who answered.
pub(crate) async fn answer_supervision(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    (held, row): (&Standing, &SupervisionRow),
    officer: OfficerId,
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    let place = (last_seq(connection).await?.next(), held.revision.next());
    write::supervision(connection, scope.contact(held.contact), place, row).await?;
    sqlx::query(
        "INSERT INTO desk_supervision (municipality, supervision, revision, officer, state, answered_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(scope.id().to_string())
    .bind(row.request.id.to_string())
    .bind(super::text::column(place.1.0))
    .bind(officer.to_string())
    .bind(json("desk_supervision", &row.state)?)
    .bind(instant(now))
    .execute(connection)
    .await?;
    Ok(())
}
