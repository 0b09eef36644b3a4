//! Receipts to which nothing refers go, after a while.

use super::instant;
use crate::ledger::text::read;
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, TimeDelta, Utc};
use sync::BlobHash;

/// How long a receipt may wait for an operation that refers to it: a phone may be away for a summer's month.
const PATIENCE: TimeDelta = TimeDelta::days(30);

/// Names a receipt and its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceiptKey {
    /// Whose it was.
    pub scope: ContactScope,
    /// Its name.
    pub blob: BlobHash,
}

impl Store {
    /// Forgets receipts that arrived long ago and to which no operation refers that was carried out, waits, or is kept
    /// aside for a person; and pieces of receipts that never came whole. Answers with those whose files are to be removed. For the owner of the machine only: it looks at
    /// every municipality, and tells nobody.
    ///
    /// # Errors
    /// [`StoreProblem`]; nothing was forgotten then.
    pub async fn forget_orphans(&self, now: DateTime<Utc>) -> Result<Vec<ReceiptKey>, StoreProblem> {
        let mut tx = self.write().await?;
        let before = instant(now - PATIENCE);
        // Rows go before files: a row without a file would say "held" of nothing.
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "DELETE FROM receipt WHERE received_at < $1
               AND NOT EXISTS (
                 SELECT 1 FROM sync_ops o, json_each(o.message, '$.attach') a
                 WHERE o.municipality = receipt.municipality AND o.contact = receipt.contact
                   AND a.value = receipt.sha256
                   AND json_extract(o.outcome, '$.outcome') IN ('applied', 'duplicate', 'held'))
               AND NOT EXISTS (
                 SELECT 1 FROM sync_quarantine q, json_each(q.message, '$.attach') a
                 WHERE q.municipality = receipt.municipality AND q.contact = receipt.contact
                   AND a.value = receipt.sha256 AND q.dealt_with IS NULL)
             RETURNING municipality, contact, sha256",
        )
        .bind(&before)
        .fetch_all(&mut *tx)
        .await?;
        sqlx::query(
            "DELETE FROM receipt_part WHERE (municipality, contact, sha256) IN (
               SELECT municipality, contact, sha256 FROM receipt_part
               GROUP BY municipality, contact, sha256 HAVING MAX(received_at) < $1)",
        )
        .bind(&before)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        rows.into_iter().map(key).collect()
    }
}

pub(super) fn key((municipality, contact, blob): (String, String, String)) -> Result<ReceiptKey, StoreProblem> {
    let scope = MunicipalityScope::new(read("receipt", &municipality)?).contact(read("receipt", &contact)?);
    Ok(ReceiptKey { scope, blob: read("receipt", &blob)? })
}
