//! Has phones told again about assignments whose terms come to something else than before.

use super::last_seq;
use super::text::{column, read, read_json};
use super::write::advance_clock;
use crate::{MunicipalityScope, StoreProblem};
use domain::id::ContactId;
use sqlx::SqliteConnection;
use sync::AssignmentRow;

/// An assignment and whose it is.
pub(crate) struct Held {
    pub(crate) contact: ContactId,
    pub(crate) row: AssignmentRow,
}

/// Gives the municipality's assignments that are `meant` a new place in history.
pub(crate) async fn touch_assignments(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    meant: impl Fn(&Held) -> bool,
) -> Result<(), StoreProblem> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT contact, body FROM sync_assignments WHERE municipality = $1 ORDER BY seq")
            .bind(scope.id().to_string())
            .fetch_all(&mut *connection)
            .await?;
    for (contact, body) in rows {
        let held = Held { contact: read("sync_assignments", &contact)?, row: read_json("sync_assignments", &body)? };
        if !meant(&held) {
            continue;
        }
        let seq = last_seq(connection).await?.next();
        sqlx::query(
            "UPDATE sync_assignments SET revision = revision + 1, seq = $3 WHERE municipality = $1 AND assignment = $2",
        )
        .bind(scope.id().to_string())
        .bind(held.row.assignment.id.to_string())
        .bind(column(seq.0))
        .execute(&mut *connection)
        .await?;
        advance_clock(connection, seq).await?;
    }
    Ok(())
}
