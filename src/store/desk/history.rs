//! Who decided what about a timesheet, and when.

use super::{Decided, Decision, Judgement, Verdict};
use crate::ledger::text::{column, instant, json, read as parse, read_json};
use crate::people::Officer;
use crate::{MunicipalityScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::TimesheetId;
use sqlx::SqliteConnection;
use sync::{ContentHash, Revision};

/// Adds a decision that has just been carried out and made `revision`.
pub(super) async fn write(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    verdict: &Verdict<'_>,
    revision: Revision,
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    let (kind, (comment, lines), sha256) = match verdict.what {
        Judgement::Approve { .. } => {
            ("approved", Default::default(), Some(approved_hash(tx, scope, verdict.timesheet).await?))
        }
        Judgement::Return { comment, lines } => ("returned", (comment, lines), None),
        Judgement::UndoReturn => ("return_undone", Default::default(), None),
    };
    sqlx::query(
        "INSERT INTO desk_decision (municipality, timesheet, revision, officer, kind, comment, sha256, decided_at, lines)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(scope.id().to_string())
    .bind(verdict.timesheet.to_string())
    .bind(column(revision.0))
    .bind(verdict.officer.to_string())
    .bind(kind)
    .bind(comment)
    .bind(sha256)
    .bind(instant(now))
    .bind(json("desk_decision", &lines)?)
    .execute(tx)
    .await?;
    Ok(())
}

/// Beside the officer's name, so that a snapshot that was changed behind the program's back is found out.
async fn approved_hash(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    timesheet: TimesheetId,
) -> Result<String, StoreProblem> {
    let snapshot: String =
        sqlx::query_scalar("SELECT snapshot FROM sync_approved WHERE municipality = $1 AND timesheet = $2")
            .bind(scope.id().to_string())
            .bind(timesheet.to_string())
            .fetch_one(tx)
            .await?;
    Ok(ContentHash::of(snapshot.as_bytes()).to_string())
}

/// Whether the contact has written or deleted a session of the period since the timesheet last changed.
pub(super) async fn changed_since_decision(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    timesheet: TimesheetId,
) -> Result<bool, StoreProblem> {
    let changed = sqlx::query_scalar(
        "SELECT EXISTS (
             SELECT 1 FROM sync_sessions s
             JOIN sync_timesheets t ON t.municipality = s.municipality AND t.assignment = s.assignment
             WHERE t.municipality = $1 AND t.timesheet = $2
               AND s.day BETWEEN date(t.first_day, '-3 days') AND t.last_day AND s.seq > t.seq)",
    )
    .bind(scope.id().to_string())
    .bind(timesheet.to_string())
    .fetch_one(tx)
    .await?;
    Ok(changed)
}

/// What was decided about a timesheet, the oldest first.
pub(super) async fn read(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    timesheet: TimesheetId,
) -> Result<Vec<Decision>, StoreProblem> {
    type Columns = (String, String, String, Option<String>, String, String, String);
    let rows: Vec<Columns> = sqlx::query_as(
        "SELECT d.kind, d.comment, d.lines, d.sha256, d.decided_at, officer.id, officer.name
         FROM desk_decision d
         JOIN officer ON officer.municipality = d.municipality AND officer.id = d.officer
         WHERE d.municipality = $1 AND d.timesheet = $2 ORDER BY d.revision",
    )
    .bind(scope.id().to_string())
    .bind(timesheet.to_string())
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|(kind, comment, lines, sha256, at, officer, name)| {
            Ok(Decision {
                decided: match kind.as_str() {
                    "approved" => Decided::Approved { sha256: sha256.unwrap_or_default() },
                    "returned" => Decided::Returned { comment, lines: read_json("desk_decision", &lines)? },
                    _ => Decided::ReturnUndone,
                },
                officer: Officer { id: parse("officer", &officer)?, name },
                at: parse("desk_decision", &at)?,
            })
        })
        .collect()
}
