//! What the municipality's desk sees and does.

use super::text::{counter, instant, read, read_json};
use super::{DeskDecision, DeskProblem, DeskTimesheet, json, last_seq, load, write};
use crate::{MunicipalityScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::TimesheetId;
use serde_json::json;
use sqlx::SqliteConnection;
use sync::decide::after_desk;
use sync::{Manifest, Revision, TimesheetRow, TimesheetState};

type Columns = (String, String, i64);

fn timesheet_of((contact, body, revision): Columns) -> Result<DeskTimesheet, StoreProblem> {
    Ok(DeskTimesheet {
        contact: read("sync_timesheets", &contact)?,
        revision: Revision(counter("sync_timesheets", revision)?),
        row: read_json("sync_timesheets", &body)?,
    })
}

pub(super) async fn timesheets(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
) -> Result<Vec<DeskTimesheet>, StoreProblem> {
    let rows: Vec<Columns> =
        sqlx::query_as("SELECT contact, body, revision FROM sync_timesheets WHERE municipality = $1 ORDER BY seq DESC")
            .bind(scope.id().to_string())
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(timesheet_of).collect()
}

pub(crate) async fn timesheet(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    id: TimesheetId,
) -> Result<Option<DeskTimesheet>, StoreProblem> {
    let row: Option<Columns> = sqlx::query_as(
        "SELECT contact, body, revision FROM sync_timesheets WHERE municipality = $1 AND timesheet = $2",
    )
    .bind(scope.id().to_string())
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?;
    row.map(timesheet_of).transpose()
}

pub(crate) async fn act(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    decision: DeskDecision,
    now: DateTime<Utc>,
) -> Result<DeskTimesheet, DeskProblem> {
    let held = timesheet(connection, scope, decision.timesheet).await?.ok_or(DeskProblem::NotFound)?;
    if held.revision != decision.seen {
        return Err(DeskProblem::Stale);
    }
    let contact = scope.contact(held.contact);
    let state = after_desk(&held.row.state, decision.action)?;
    let approves = state == TimesheetState::Approved;
    let row = TimesheetRow {
        state,
        reckoned: if approves { decision.reckoned } else { held.row.reckoned.clone() },
        ..held.row.clone()
    };
    let manifest: String =
        sqlx::query_scalar("SELECT manifest FROM sync_timesheets WHERE municipality = $1 AND timesheet = $2")
            .bind(scope.id().to_string())
            .bind(row.id.to_string())
            .fetch_one(&mut *connection)
            .await
            .map_err(StoreProblem::from)?;
    let manifest: Manifest = read_json("sync_timesheets", &manifest)?;
    if approves {
        let sessions =
            load::sessions_between(connection, contact, row.assignment, (row.period.from(), row.period.until()))
                .await?;
        let snapshot = json!({ "timesheet": row, "manifest": manifest, "sessions": sessions });
        sqlx::query(
            "INSERT INTO sync_approved (municipality, timesheet, snapshot, approved_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(scope.id().to_string())
        .bind(row.id.to_string())
        .bind(json("sync_approved", &snapshot)?)
        .bind(instant(now))
        .execute(&mut *connection)
        .await
        .map_err(StoreProblem::from)?;
    }
    let (seq, revision) = (last_seq(connection).await?.next(), held.revision.next());
    write::timesheet(connection, contact, (seq, revision), &row, &manifest).await?;
    Ok(DeskTimesheet { revision, row, ..held })
}
