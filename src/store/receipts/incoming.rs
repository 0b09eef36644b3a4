//! Receipts on their way: piece after piece, each on disk before it is answered.

use super::{ReceiptKind, counter, instant, is_held};
use crate::ledger::release_blob;
use crate::ledger::text::column;
use crate::{ContactScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sync::{BlobHash, BlobPart};

/// What a piece has brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// The receipt is here already.
    Held,
    /// More is missing from here on.
    Missing {
        /// Where the next piece begins.
        offset: u64,
    },
    /// All bytes are here; they are to be checked and then kept, or dropped.
    Whole(Vec<u8>),
}

/// A receipt that was checked, and whose file is written.
#[derive(Debug, Clone, Copy)]
pub struct NewReceipt {
    /// Of the bytes as they left the phone.
    pub blob: BlobHash,
    /// What it is.
    pub kind: ReceiptKind,
    /// How many bytes left the phone.
    pub bytes: u64,
    /// Of the file as it lies here.
    pub stored: BlobHash,
    /// How many bytes lie here.
    pub stored_bytes: u64,
}

impl Store {
    /// Adds a piece if it begins where the last one ended. A piece of a whole of another length begins anew.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn add_part(
        &self,
        scope: ContactScope,
        blob: BlobHash,
        at: BlobPart,
        bytes: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Incoming, StoreProblem> {
        let mut tx = self.write().await?;
        if is_held(&mut tx, scope, blob).await? {
            return Ok(Incoming::Held);
        }
        let (mut offset, total) = arrived(&mut tx, scope, blob).await?;
        if total.is_some_and(|total| total != at.total) {
            drop_parts(&mut tx, scope, blob).await?;
            offset = 0;
        }
        let end = offset.saturating_add(bytes.len() as u64);
        if at.offset == offset && !bytes.is_empty() && end <= at.total {
            sqlx::query(
                "INSERT INTO receipt_part (municipality, contact, sha256, start, total, bytes, received_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .bind(blob.to_string())
            .bind(column(offset))
            .bind(column(at.total))
            .bind(bytes)
            .bind(instant(now))
            .execute(&mut *tx)
            .await?;
            offset = end;
        }
        let whole = if offset == at.total && offset > 0 { Some(all_parts(&mut tx, scope, blob).await?) } else { None };
        tx.commit().await?;
        Ok(whole.map_or(Incoming::Missing { offset }, Incoming::Whole))
    }

    /// Notes that a receipt is here, forgets its pieces, and judges again the operations that waited for it.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn keep_receipt(
        &self,
        scope: ContactScope,
        receipt: NewReceipt,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO receipt (municipality, contact, sha256, kind, bytes, stored_sha256, stored_bytes, received_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(receipt.blob.to_string())
        .bind(receipt.kind.name())
        .bind(column(receipt.bytes))
        .bind(receipt.stored.to_string())
        .bind(column(receipt.stored_bytes))
        .bind(instant(now))
        .execute(&mut *tx)
        .await?;
        drop_parts(&mut tx, scope, receipt.blob).await?;
        release_blob(&mut tx, scope, receipt.blob, now).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets the pieces of a receipt that turned out to be none.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn drop_parts(&self, scope: ContactScope, blob: BlobHash) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        drop_parts(&mut tx, scope, blob).await?;
        Ok(tx.commit().await?)
    }
}

/// How many bytes are here, and of how many in all.
pub(super) async fn arrived(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    blob: BlobHash,
) -> Result<(u64, Option<u64>), StoreProblem> {
    let (arrived, total): (i64, Option<i64>) = sqlx::query_as(
        "SELECT COALESCE(SUM(length(bytes)), 0), MAX(total) FROM receipt_part
         WHERE municipality = $1 AND contact = $2 AND sha256 = $3",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(blob.to_string())
    .fetch_one(connection)
    .await?;
    let total = total.map(|total| counter("receipt_part", total)).transpose()?;
    Ok((counter("receipt_part", arrived)?, total))
}

async fn all_parts(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    blob: BlobHash,
) -> Result<Vec<u8>, StoreProblem> {
    let parts: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT bytes FROM receipt_part WHERE municipality = $1 AND contact = $2 AND sha256 = $3 ORDER BY start",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(blob.to_string())
    .fetch_all(connection)
    .await?;
    Ok(parts.concat())
}

async fn drop_parts(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    blob: BlobHash,
) -> Result<(), StoreProblem> {
    sqlx::query("DELETE FROM receipt_part WHERE municipality = $1 AND contact = $2 AND sha256 = $3")
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(blob.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
