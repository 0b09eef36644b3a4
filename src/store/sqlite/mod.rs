//! The SQLite database: one writer, several readers, everything on disk before an answer is given.

mod backup;

pub use backup::{BackupFacts, BackupProblem};

use crate::problem::StoreProblem;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Sqlite, Transaction};
use std::path::Path;
use std::time::Duration;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// How many queries may read beside the one that writes.
const READERS: u32 = 4;

/// An open database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Store {
    /// Opens the database at `path`, makes it if there is none, and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreProblem::NewerDatabase`] when a newer program has written it; [`StoreProblem::Unavailable`] when the file
    /// cannot be opened.
    pub async fn open(path: &Path) -> Result<Self, StoreProblem> {
        // FULL: an answer says "received", so the commit must be on disk first, not only in the system's cache.
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        // A full disk makes SQLite end the transaction by itself, which sqlx does not notice: it would take the
        // connection for one in a transaction for ever, and no write would succeed even when there is room again.
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }))
            .connect_with(options.clone())
            .await?;
        migrate(&writer).await?;
        let readers = SqlitePoolOptions::new().max_connections(READERS).connect_with(options.read_only(true)).await?;
        Ok(Self { writer, readers })
    }

    /// A database that lives only in memory, on one connection; for tests and simulation.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub async fn in_memory() -> Result<Self, StoreProblem> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        let forever = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        let writer = forever.connect_with(options).await?;
        migrate(&writer).await?;
        Ok(Self { readers: writer.clone(), writer })
    }

    /// Begins the one write transaction. It takes the write lock at once, so what it reads cannot change before it
    /// writes; dropping it undoes everything.
    ///
    /// # Errors
    /// [`StoreProblem::Busy`] when another writer holds on for too long.
    pub async fn write(&self) -> Result<Transaction<'static, Sqlite>, StoreProblem> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Begins a read of one moment's state.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`] when no connection can be had.
    pub async fn read(&self) -> Result<Transaction<'static, Sqlite>, StoreProblem> {
        Ok(self.readers.begin().await?)
    }

    /// Writes a whole and consistent copy to `path`, which must not exist yet. Others read meanwhile. Not for a
    /// database in memory.
    ///
    /// # Errors
    /// [`StoreProblem::DiskFull`], or [`StoreProblem::Unavailable`] when the file is there already.
    pub async fn back_up(&self, path: &Path) -> Result<(), StoreProblem> {
        sqlx::query("VACUUM INTO $1").bind(path.to_string_lossy()).execute(&self.writer).await?;
        Ok(())
    }

    /// Finishes what is under way and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

async fn migrate(pool: &SqlitePool) -> Result<(), StoreProblem> {
    MIGRATIONS.run(pool).await.map_err(|error| match error {
        MigrateError::VersionMissing(version) => StoreProblem::NewerDatabase { version },
        // A full disk or another kind of file is often met here first.
        MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) => match StoreProblem::from(cause) {
            StoreProblem::Unavailable(cause) => StoreProblem::Migration(MigrateError::Execute(cause)),
            told => told,
        },
        other => StoreProblem::Migration(other),
    })
}
