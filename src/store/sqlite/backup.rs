//! Copies of the database, and whether a file is one.

use super::MIGRATIONS;
use crate::{Store, StoreProblem};
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use thiserror::Error;

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFacts {
    /// Operations that it has answered.
    pub operations: u64,
    /// When the last of them came.
    pub last: Option<DateTime<Utc>>,
}

/// Why a file cannot take the database's place.
#[derive(Debug, Error)]
pub enum BackupProblem {
    /// No such file, or it cannot be opened.
    #[error("it cannot be opened as a database: {0}")]
    Unreadable(#[source] sqlx::Error),
    /// A database, but of another program.
    #[error("it is not a database of Følgesvenn")]
    NotOurs,
    /// Damaged.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// From a newer version of the program.
    #[error("it was written by a newer version of this program (it has step {0})")]
    Newer(i64),
    /// It reads, but not as what it should be.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl Store {
    /// Looks a copy over from end to end, and changes nothing about it.
    ///
    /// # Errors
    /// [`BackupProblem`]
    pub async fn examine(path: &Path) -> Result<BackupFacts, BackupProblem> {
        // Immutable: nothing is written beside it, not even for a moment.
        let options = SqliteConnectOptions::new().filename(path).read_only(true).immutable(true);
        let mut file = options.connect().await.map_err(BackupProblem::Unreadable)?;
        let tables = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '_sqlx_migrations') \
                      AND EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'sync_ops')";
        let ours: bool = sqlx::query_scalar(tables).fetch_one(&mut file).await.map_err(BackupProblem::Unreadable)?;
        if !ours {
            return Err(BackupProblem::NotOurs);
        }
        let found: Result<Vec<String>, _> = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_all(&mut file).await;
        match found {
            Ok(lines) if lines == ["ok"] => {}
            Ok(lines) => return Err(BackupProblem::Damaged(lines.join("; "))),
            Err(problem) => return Err(BackupProblem::Damaged(problem.to_string())),
        }
        let step: Option<i64> = sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations")
            .fetch_one(&mut file)
            .await
            .map_err(BackupProblem::Unreadable)?;
        let known = MIGRATIONS.iter().map(|step| step.version).max();
        if let Some(step) = step.filter(|step| Some(*step) > known) {
            return Err(BackupProblem::Newer(step));
        }
        let (operations, last): (i64, Option<String>) =
            sqlx::query_as("SELECT COUNT(*), MAX(received_at) FROM sync_ops")
                .fetch_one(&mut file)
                .await
                .map_err(BackupProblem::Unreadable)?;
        file.close().await.map_err(BackupProblem::Unreadable)?;
        let last = last.map(|last| crate::ledger::text::read("sync_ops", &last)).transpose()?;
        Ok(BackupFacts { operations: crate::ledger::text::counter("sync_ops", operations)?, last })
    }
}
