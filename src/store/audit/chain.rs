//! The chain of hashes, and the search for the first row that breaks it.

use super::AuditKind;
use crate::ledger::text::counter;
use crate::{MunicipalityScope, Store, StoreProblem};
use sqlx::SqliteConnection;
use sync::ContentHash;
use thiserror::Error;

/// What a row's hash is over.
pub(super) struct Row<'a> {
    pub(super) number: u64,
    pub(super) at: &'a str,
    pub(super) actor_kind: &'a str,
    pub(super) actor: &'a str,
    pub(super) kind: &'a str,
    pub(super) object: &'a str,
    pub(super) route: &'a str,
}

impl Row<'_> {
    /// `before` is the hash of the row before; empty for the first.
    pub(super) fn hash(&self, municipality: &str, before: &str) -> String {
        let Self { number, at, actor_kind, actor, kind, object, route } = self;
        let fields = serde_json::json!([before, municipality, number, at, actor_kind, actor, kind, object, route]);
        ContentHash::of(fields.to_string().as_bytes()).to_string()
    }
}

/// The end of a log. Noted elsewhere, it shows later that nothing before it was cut off or written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The last row's number; zero of an empty log.
    pub number: u64,
    /// The last row's hash.
    pub hash: String,
}

/// The log is not what was written.
#[derive(Debug, Error)]
pub enum Broken {
    /// A row that is not what was written, or before which one is missing.
    #[error("row {number} is broken: it was changed, or what stood before it was")]
    Row {
        /// The first such row.
        number: u64,
    },
    /// The log does not go through the end that was noted earlier.
    #[error("row {number} is not the one that was noted: the log was cut off, or written anew")]
    Elsewhere {
        /// The noted row.
        number: u64,
    },
    /// The end that was noted earlier is past its time and has been let go: nothing can be said of it.
    #[error(
        "the log begins after row {number}: what stood before is past its time and was let go. Check without --noted"
    )]
    LetGo {
        /// The last row that was let go.
        number: u64,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<sqlx::Error> for Broken {
    fn from(problem: sqlx::Error) -> Self {
        Self::Store(problem.into())
    }
}

type Columns = (i64, String, String, String, String, String, String, String);

/// Rows read at a time.
const PAGE: i64 = 1_000;

impl Store {
    /// Goes through a municipality's log from the start, and says where it ends. With `noted`, it must go through there.
    ///
    /// # Errors
    /// [`Broken`]
    pub async fn verify_audit(&self, scope: MunicipalityScope, noted: Option<&Head>) -> Result<Head, Broken> {
        let municipality = scope.id().to_string();
        let mut reading = self.read().await?;
        let anchor = anchor(&mut reading, scope).await?;
        let mut head = anchor.clone().unwrap_or_else(|| Head { number: 0, hash: String::new() });
        if noted.is_some_and(|noted| noted.number < head.number) {
            return Err(Broken::LetGo { number: head.number });
        }
        let mut met = noted.is_none_or(|noted| *noted == head);
        // Whoever cuts off the beginning must also write a row that says so, and that row is tied to all after it.
        let mut said = anchor.is_none();
        loop {
            let rows: Vec<Columns> = sqlx::query_as(
                "SELECT number, at, actor_kind, actor, kind, object, route, hash FROM audit_log
                 WHERE municipality = $1 AND number > $2 ORDER BY number LIMIT $3",
            )
            .bind(&municipality)
            .bind(crate::ledger::text::column(head.number))
            .bind(PAGE)
            .fetch_all(&mut *reading)
            .await?;
            if rows.is_empty() {
                break;
            }
            for (number, at, actor_kind, actor, kind, object, route, hash) in rows {
                let number = counter("audit_log", number)?;
                let row = Row {
                    number,
                    at: &at,
                    actor_kind: &actor_kind,
                    actor: &actor,
                    kind: &kind,
                    object: &object,
                    route: &route,
                };
                if number != head.number + 1 || row.hash(&municipality, &head.hash) != hash {
                    return Err(Broken::Row { number });
                }
                said |= anchor.as_ref().is_some_and(|anchor| {
                    kind == AuditKind::Purged.name() && object == format!("log {}:{}", anchor.number, anchor.hash)
                });
                head = Head { number, hash };
                met |= noted == Some(&head);
            }
        }
        if !said {
            return Err(Broken::Row { number: anchor.map_or(1, |anchor| anchor.number + 1) });
        }
        match noted {
            Some(noted) if !met => Err(Broken::Elsewhere { number: noted.number }),
            _ => Ok(head),
        }
    }
}

/// The last row that was let go, where any was.
async fn anchor(reading: &mut SqliteConnection, scope: MunicipalityScope) -> Result<Option<Head>, Broken> {
    let row: Option<(i64, String)> = sqlx::query_as("SELECT number, hash FROM audit_anchor WHERE municipality = $1")
        .bind(scope.id().to_string())
        .fetch_optional(reading)
        .await?;
    row.map(|(number, hash)| Ok(Head { number: counter("audit_anchor", number)?, hash })).transpose()
}
