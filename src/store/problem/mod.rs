//! What can go wrong between the program and its database.

use thiserror::Error;

/// Why the database did not do what it was asked.
#[derive(Debug, Error)]
pub enum StoreProblem {
    /// Another writer holds on. Retryable.
    #[error("the database is busy")]
    Busy(#[source] sqlx::Error),
    /// The disk is full. Retryable once there is room; nothing of the transaction was kept.
    #[error("the disk is full")]
    DiskFull(#[source] sqlx::Error),
    /// The file is something else. Permanent; it is left alone.
    #[error(
        "the file is no database of this program; choose another --data-folder, or put a backup in its place with \
         `folgesvenn restore`"
    )]
    NotADatabase(#[source] sqlx::Error),
    /// The file cannot be opened, or the connection broke.
    #[error("the database cannot be reached: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// A newer version of the program has written the database. Permanent: start that version, or restore a backup.
    #[error(
        "the database was written by a newer version of this program (it has step {version}); \
         start the newer version, or restore the backup made before the update"
    )]
    NewerDatabase {
        /// The step that this version does not have.
        version: i64,
    },
    /// Bringing the tables up to date failed. Permanent: nothing of the step was kept.
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// A row does not read as what it should be. Permanent: the row stays as it is.
    #[error("a row of {table} cannot be read: {reason}")]
    BadRow {
        /// The table.
        table: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl StoreProblem {
    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::DiskFull(_) | Self::Unavailable(_))
    }
}

impl From<sqlx::Error> for StoreProblem {
    fn from(error: sqlx::Error) -> Self {
        // The low byte of SQLite's extended codes is the primary one: 5 SQLITE_BUSY, 6 SQLITE_LOCKED, 13 SQLITE_FULL,
        // 26 SQLITE_NOTADB.
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code)
            .and_then(|code| code.parse::<u32>().ok());
        match code.map(|code| code & 0xff) {
            Some(5 | 6) => Self::Busy(error),
            Some(13) => Self::DiskFull(error),
            Some(26) => Self::NotADatabase(error),
            _ => Self::Unavailable(error),
        }
    }
}
