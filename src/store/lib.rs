//! Persistence of the server: ports, and their adapter for SQLite.

pub mod audit;
pub mod blobs;
pub mod desk;
pub mod export;
pub mod identity;
pub mod ledger;
pub mod letters;
pub mod messages;
pub mod own;
pub mod papers;
pub mod people;
pub mod problem;
pub mod receipts;
pub mod retention;
pub mod rights;
pub mod scope;
pub mod sqlite;

pub use blobs::{BlobProblem, BlobStore};
pub use ledger::{DeskDecision, DeskProblem, DeskTimesheet, LedgerProblem, LedgerRepository};
pub use problem::StoreProblem;
pub use scope::{ContactScope, MunicipalityScope};
pub use sqlite::{BackupFacts, BackupProblem, Store};

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_database_from_a_newer_version_is_refused_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.sqlite");
        let store = Store::open(&path).await.unwrap();
        let mut newer = store.write().await.unwrap();
        sqlx::query("INSERT INTO _sqlx_migrations VALUES (999999, 'later', '2030-01-01', TRUE, x'00', 0)")
            .execute(&mut *newer)
            .await
            .unwrap();
        newer.commit().await.unwrap();
        store.close().await;

        let problem = Store::open(&path).await.unwrap_err();
        assert!(matches!(problem, StoreProblem::NewerDatabase { version: 999_999 }));
        assert!(problem.to_string().contains("start the newer version"));
        assert!(!problem.is_retryable());
    }

    #[tokio::test]
    async fn commits_are_on_disk_before_they_are_answered() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("store.sqlite")).await.unwrap();
        let mut transaction = store.write().await.unwrap();
        let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut *transaction).await.unwrap();
        let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut *transaction).await.unwrap();
        assert_eq!((synchronous, journal.as_str()), (2, "wal"));
    }
}
