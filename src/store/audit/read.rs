//! Reading the log at the desk. That is noted too.

use super::{AuditKind, note};
use crate::ledger::text::{column, counter, read};
use crate::rights::{Deed, May, ReadLog};
use crate::{Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::OfficerId;

/// A row of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Its place, from 1.
    pub number: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: Who,
    /// What; `None` where a newer program wrote it.
    pub kind: Option<AuditKind>,
    /// The id of what it was done to; empty for a list.
    pub object: String,
    /// Of what was denied: method and address.
    pub route: String,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// An officer.
    Officer(OfficerId),
    /// A phone, by its id.
    Phone(String),
    /// The machine's owner.
    Owner,
}

/// Rows on a page.
const PAGE: i64 = 100;

type Columns = (i64, String, String, String, String, String, String);

impl Store {
    /// A page of the log, the newest first, of the rows before `before`. `None` where the officer may read the log of some
    /// office only: it is the municipality's, and rows say nothing of offices.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn audit_page(
        &self,
        may: &May<ReadLog>,
        before: Option<u64>,
    ) -> Result<Option<Vec<AuditRow>>, StoreProblem> {
        let mut tx = self.write().await?;
        let everywhere: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM officer_role WHERE municipality = $1 AND officer = $2 AND office = '*'
                 AND role IN (SELECT value FROM json_each($3)))",
        )
        .bind(may.scope().id().to_string())
        .bind(may.officer().to_string())
        .bind(ReadLog::ROLES_JSON)
        .fetch_one(&mut *tx)
        .await?;
        if !everywhere {
            return Ok(None);
        }
        let rows: Vec<Columns> = sqlx::query_as(
            "SELECT number, at, actor_kind, actor, kind, object, route FROM audit_log
             WHERE municipality = $1 AND number < $2 ORDER BY number DESC LIMIT $3",
        )
        .bind(may.scope().id().to_string())
        .bind(before.map_or(i64::MAX, column))
        .bind(PAGE)
        .fetch_all(&mut *tx)
        .await?;
        note(&mut tx, may, AuditKind::SawLog, "").await?;
        tx.commit().await?;
        rows.into_iter().map(row).collect::<Result<_, _>>().map(Some)
    }
}

fn row((number, at, actor_kind, actor, kind, object, route): Columns) -> Result<AuditRow, StoreProblem> {
    Ok(AuditRow {
        number: counter("audit_log", number)?,
        at: read("audit_log", &at)?,
        who: match actor_kind.as_str() {
            "officer" => Who::Officer(read("audit_log", &actor)?),
            "phone" => Who::Phone(actor),
            _ => Who::Owner,
        },
        kind: AuditKind::ALL.iter().copied().find(|known| known.name() == kind),
        object,
        route,
    })
}
