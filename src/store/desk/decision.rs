//! What officers decide, and the one way in which a decision reaches the ledger.

use crate::people::{Officer, id, instant};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{OfficerId, TimesheetId};
use serde::de::DeserializeOwned;
use sqlx::{Sqlite, SqliteConnection, Transaction};
use sync::{Revision, TimesheetRow, TimesheetState};
use thiserror::Error;

/// Something that an officer decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub decided: Decided,
    /// Who.
    pub officer: Officer,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// Approved.
    Approved {
        /// The hash of what was approved, in hexadecimal.
        sha256: String,
    },
    /// Sent back.
    Returned {
        /// What should be changed.
        comment: String,
    },
    /// Taken back into the queue before the contact had changed anything.
    ReturnUndone,
}

/// Why a decision was not taken. Nothing was changed.
#[derive(Debug, Error)]
pub enum DecisionProblem {
    /// The municipality has no such timesheet.
    #[error("no such timesheet")]
    Unknown,
    /// It has changed since the officer looked at it, or is in a state in which this cannot be decided.
    #[error("the timesheet has changed meanwhile")]
    Changed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<sqlx::Error> for DecisionProblem {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// A decision about to be taken.
pub(super) struct Step<'a> {
    pub(super) timesheet: TimesheetId,
    pub(super) seen: Revision,
    pub(super) officer: OfficerId,
    pub(super) decided: &'a Decided,
    pub(super) now: DateTime<Utc>,
}

impl Store {
    /// Begins a transaction that holds the timesheet as the officer saw it.
    pub(super) async fn begin_decision(
        &self,
        scope: MunicipalityScope,
        step: &Step<'_>,
    ) -> Result<(Transaction<'static, Sqlite>, TimesheetRow), DecisionProblem> {
        let mut tx = self.write().await?;
        let held: Option<(String, i64)> =
            sqlx::query_as("SELECT body, revision FROM sync_timesheets WHERE municipality = $1 AND timesheet = $2")
                .bind(scope.id().to_string())
                .bind(step.timesheet.to_string())
                .fetch_optional(&mut *tx)
                .await?;
        let (body, revision) = held.ok_or(DecisionProblem::Unknown)?;
        if revision.unsigned_abs() != step.seen.0 {
            return Err(DecisionProblem::Changed);
        }
        Ok((tx, read_json("sync_timesheets", &body)?))
    }
}

/// Writes the timesheet's new state at a new place in the ledger's history, so that the phone's next pull brings it,
/// and the decision beside it.
pub(super) async fn write_decision(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    step: &Step<'_>,
    row: &TimesheetRow,
) -> Result<(), DecisionProblem> {
    let seq: i64 = sqlx::query_scalar("UPDATE sync_clock SET last_seq = last_seq + 1 RETURNING last_seq")
        .fetch_one(&mut *tx)
        .await?;
    sqlx::query(
        "UPDATE sync_timesheets SET state = $3, body = $4, revision = revision + 1, seq = $5
         WHERE municipality = $1 AND timesheet = $2",
    )
    .bind(scope.id().to_string())
    .bind(step.timesheet.to_string())
    .bind(state_name(&row.state))
    .bind(write_json(row)?)
    .bind(seq)
    .execute(&mut *tx)
    .await?;
    let (kind, comment, sha256) = match step.decided {
        Decided::Approved { sha256 } => ("approved", "", Some(sha256.as_str())),
        Decided::Returned { comment } => ("returned", comment.as_str(), None),
        Decided::ReturnUndone => ("return_undone", "", None),
    };
    sqlx::query(
        "INSERT INTO desk_decision (municipality, timesheet, revision, officer, kind, comment, sha256, decided_at)
         SELECT municipality, timesheet, revision, $3, $4, $5, $6, $7 FROM sync_timesheets
         WHERE municipality = $1 AND timesheet = $2",
    )
    .bind(scope.id().to_string())
    .bind(step.timesheet.to_string())
    .bind(step.officer.to_string())
    .bind(kind)
    .bind(comment)
    .bind(sha256)
    .bind(instant(step.now))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

pub(super) async fn decisions(
    read: &mut SqliteConnection,
    scope: MunicipalityScope,
    timesheet: TimesheetId,
) -> Result<Vec<Decision>, StoreProblem> {
    let rows: Vec<(String, String, Option<String>, String, String, String)> = sqlx::query_as(
        "SELECT d.kind, d.comment, d.sha256, d.decided_at, officer.id, officer.name
         FROM desk_decision d
         JOIN officer ON officer.municipality = d.municipality AND officer.id = d.officer
         WHERE d.municipality = $1 AND d.timesheet = $2 ORDER BY d.revision",
    )
    .bind(scope.id().to_string())
    .bind(timesheet.to_string())
    .fetch_all(read)
    .await?;
    rows.into_iter()
        .map(|(kind, comment, sha256, at, officer, name)| {
            Ok(Decision {
                decided: match kind.as_str() {
                    "approved" => Decided::Approved { sha256: sha256.unwrap_or_default() },
                    "returned" => Decided::Returned { comment },
                    _ => Decided::ReturnUndone,
                },
                officer: Officer { id: id("officer", &officer)?, name },
                at: id("desk_decision", &at)?,
            })
        })
        .collect()
}

/// As the ledger's `state` column has it.
pub(super) const fn state_name(state: &TimesheetState) -> &'static str {
    match state {
        TimesheetState::Draft => "draft",
        TimesheetState::Submitted => "submitted",
        TimesheetState::Returned { .. } => "returned",
        TimesheetState::Approved => "approved",
        TimesheetState::Exported => "exported",
        TimesheetState::Paid => "paid",
    }
}

pub(super) fn read_json<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<T, StoreProblem> {
    serde_json::from_str(text).map_err(|error| StoreProblem::BadRow { table, reason: error.to_string() })
}

pub(super) fn write_json<T: serde::Serialize>(value: &T) -> Result<String, StoreProblem> {
    serde_json::to_string(value)
        .map_err(|error| StoreProblem::BadRow { table: "sync_timesheets", reason: error.to_string() })
}
