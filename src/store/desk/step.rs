//! Steps of approval: who has looked at a month before it is approved.

use super::Verdict;
use crate::ledger::text::{column, counter, instant, json, read as parse};
use crate::people::Officer;
use crate::{MunicipalityScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{OfficerId, TimesheetId};
use domain::timesheet::Timesheet;
use sqlx::SqliteConnection;
use sync::row::ReckonedDocument;
use sync::{ContentHash, Revision};

/// A step that was taken, but was not the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its key in the municipality's rules.
    pub key: String,
    /// Who took it.
    pub officer: Officer,
    /// When.
    pub at: DateTime<Utc>,
    /// The revision that was looked at.
    revision: Revision,
    /// The hash of what was reckoned then.
    sha256: String,
}

/// Who has taken steps about this revision, as long as it is reckoned as it was then: an officer answers for the sums
/// that they saw.
pub(super) fn counting(
    steps: &[Step],
    revision: Revision,
    reckoned: &Timesheet,
) -> Result<Vec<OfficerId>, StoreProblem> {
    let sha256 = hash(reckoned)?;
    let same = |step: &&Step| step.revision == revision && step.sha256 == sha256;
    Ok(steps.iter().filter(same).map(|step| step.officer.id).collect())
}

fn hash(reckoned: &Timesheet) -> Result<String, StoreProblem> {
    Ok(ContentHash::of(json("desk_step", &ReckonedDocument::of(reckoned))?.as_bytes()).to_string())
}

/// Adds a step about `reckoned`.
pub(super) async fn write(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    verdict: &Verdict<'_>,
    reckoned: &Timesheet,
    (position, key): (usize, &str),
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO desk_step (municipality, timesheet, revision, sha256, position, step, officer, taken_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(scope.id().to_string())
    .bind(verdict.timesheet.to_string())
    .bind(column(verdict.seen.0))
    .bind(hash(reckoned)?)
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .bind(key)
    .bind(verdict.officer.to_string())
    .bind(instant(now))
    .execute(tx)
    .await?;
    Ok(())
}

/// All steps that were taken about a timesheet, the oldest first.
pub(super) async fn read(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    timesheet: TimesheetId,
) -> Result<Vec<Step>, StoreProblem> {
    let rows: Vec<(String, i64, String, String, String, String)> = sqlx::query_as(
        "SELECT s.step, s.revision, s.sha256, s.taken_at, officer.id, officer.name
         FROM desk_step s
         JOIN officer ON officer.municipality = s.municipality AND officer.id = s.officer
         WHERE s.municipality = $1 AND s.timesheet = $2 ORDER BY s.revision, s.taken_at, s.position",
    )
    .bind(scope.id().to_string())
    .bind(timesheet.to_string())
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|(key, revision, sha256, at, officer, name)| {
            let officer = Officer { id: parse("officer", &officer)?, name };
            let revision = Revision(counter("desk_step", revision)?);
            Ok(Step { key, officer, at: parse("desk_step", &at)?, revision, sha256 })
        })
        .collect()
}
