//! Carries out an edit that came after its month was approved, and tells phones that the month is to be corrected.

use super::known::Known;
use super::text::{counter, read_json};
use super::{last_seq, load, write};
use crate::{ContactScope, StoreProblem};
use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sync::decide::{NotTakenUp, take_up};
use sync::{Manifest, Op, Outcome, Revision, TimesheetRow};

/// Takes up `late`, which was refused with `answer`.
///
/// # Errors
/// The outer when the database fails; the inner when the edit cannot be taken up: nothing was written then.
pub(crate) async fn take_up_late(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    (late, answer): (&Op, &Outcome),
    now: DateTime<Utc>,
) -> Result<Result<(), NotTakenUp>, StoreProblem> {
    let known = Known::least(connection, scope).await?;
    let ledger = load::unseen(connection, scope, late, &known).await?;
    let taken = match take_up(&ledger, late, answer) {
        Ok(taken) => taken,
        Err(problem) => return Ok(Err(problem)),
    };
    write::decision(connection, scope, late, &taken.decision, (known.nothing_is_held(), now)).await?;
    for row in taken.revised {
        revise(connection, scope, &row).await?;
    }
    Ok(Ok(()))
}

async fn revise(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    row: &TimesheetRow,
) -> Result<(), StoreProblem> {
    let (manifest, revision): (String, i64) =
        sqlx::query_as("SELECT manifest, revision FROM sync_timesheets WHERE municipality = $1 AND timesheet = $2")
            .bind(scope.municipality().id().to_string())
            .bind(row.id.to_string())
            .fetch_one(&mut *connection)
            .await?;
    let manifest: Manifest = read_json("sync_timesheets", &manifest)?;
    let revision = Revision(counter("sync_timesheets", revision)?);
    let place = (last_seq(connection).await?.next(), revision.next());
    write::timesheet(connection, scope, place, row, &manifest).await
}
