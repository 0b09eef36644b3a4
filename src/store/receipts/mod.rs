//! Receipts: which have arrived, and the pieces of those that are on their way.

mod collect;
mod incoming;
mod receive;
#[cfg(test)]
mod tests;

pub use collect::ReceiptKey;
pub use incoming::{Incoming, NewReceipt};
pub use receive::{Kept, Piece, ReceiveProblem};

use crate::audit::{self, AuditKind};
use crate::ledger::text::{counter, instant, read};
use crate::rights::{May, SeeTimesheets, sight};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{ContactId, TimesheetId};
use sqlx::SqliteConnection;
use std::collections::BTreeSet;
use sync::{BlobHash, BlobStage, BlobState};

/// What a receipt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptKind {
    /// A picture; lies here as JPEG.
    Photo,
    /// A PDF; lies here as it came.
    Document,
}

/// A receipt that has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldReceipt {
    /// Whose, for the file's place.
    pub scope: ContactScope,
    /// Its name.
    pub blob: BlobHash,
    /// What it is.
    pub kind: ReceiptKind,
    /// Of the file as it lies here.
    pub stored: BlobHash,
    /// When it had arrived whole.
    pub received_at: DateTime<Utc>,
}

impl ReceiptKind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
        }
    }
}

impl Store {
    /// How far each of these has come, in their order.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn blob_states(&self, scope: ContactScope, blobs: &[BlobHash]) -> Result<Vec<BlobState>, StoreProblem> {
        let mut reading = self.read().await?;
        let mut states = Vec::with_capacity(blobs.len());
        for blob in blobs {
            let stage = if is_held(&mut reading, scope, *blob).await? {
                BlobStage::Held
            } else {
                BlobStage::Missing { offset: incoming::arrived(&mut reading, scope, *blob).await?.0 }
            };
            states.push(BlobState { blob: *blob, stage });
        }
        Ok(states)
    }

    /// A receipt of the contact whose timesheet that is, for an officer who may see it.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn receipt_of(
        &self,
        may: &May<SeeTimesheets>,
        timesheet: TimesheetId,
        blob: BlobHash,
    ) -> Result<Option<HeldReceipt>, StoreProblem> {
        let mut tx = self.write().await?;
        let Some(held) = crate::ledger::timesheet(&mut tx, may.scope(), timesheet).await? else { return Ok(None) };
        if !sight::assignment(&mut tx, may, held.row.assignment).await? {
            return Ok(None);
        }
        audit::note(&mut tx, may, AuditKind::SawReceipt, blob).await?;
        tx.commit().await?;
        self.receipt(may.scope(), held.contact, blob).await
    }

    /// A contact's receipt, for whoever may see the municipality's.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn receipt(
        &self,
        scope: MunicipalityScope,
        contact: ContactId,
        blob: BlobHash,
    ) -> Result<Option<HeldReceipt>, StoreProblem> {
        let row: Option<(String, String, String)> = sqlx::query_as(
            "SELECT kind, stored_sha256, received_at FROM receipt
             WHERE municipality = $1 AND contact = $2 AND sha256 = $3",
        )
        .bind(scope.id().to_string())
        .bind(contact.to_string())
        .bind(blob.to_string())
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.map(|(kind, stored, received_at)| {
            Ok(HeldReceipt {
                scope: scope.contact(contact),
                blob,
                kind: if kind == "photo" { ReceiptKind::Photo } else { ReceiptKind::Document },
                stored: read("receipt", &stored)?,
                received_at: read("receipt", &received_at)?,
            })
        })
        .transpose()
    }
}

impl Store {
    /// Every receipt of this server. For the owner of the machine only.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn all_receipts(&self) -> Result<Vec<ReceiptKey>, StoreProblem> {
        let rows: Vec<(String, String, String)> = sqlx::query_as("SELECT municipality, contact, sha256 FROM receipt")
            .fetch_all(&mut *self.read().await?)
            .await?;
        rows.into_iter().map(collect::key).collect()
    }

    /// Forgets receipts whose files are gone, so that phones are asked for them again. For the owner of the machine only.
    ///
    /// # Errors
    /// [`StoreProblem`]; none was forgotten then.
    pub async fn forget_receipts(&self, receipts: &[ReceiptKey]) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        for receipt in receipts {
            sqlx::query("DELETE FROM receipt WHERE municipality = $1 AND contact = $2 AND sha256 = $3")
                .bind(receipt.scope.municipality().id().to_string())
                .bind(receipt.scope.id().to_string())
                .bind(receipt.blob.to_string())
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }
}

async fn is_held(connection: &mut SqliteConnection, scope: ContactScope, blob: BlobHash) -> Result<bool, StoreProblem> {
    let held = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM receipt WHERE municipality = $1 AND contact = $2 AND sha256 = $3)",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(blob.to_string())
    .fetch_one(connection)
    .await?;
    Ok(held)
}

/// Those of `wanted` that have not arrived whole.
pub(crate) async fn missing(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    wanted: BTreeSet<BlobHash>,
) -> Result<BTreeSet<BlobHash>, StoreProblem> {
    let mut missing = BTreeSet::new();
    for blob in wanted {
        if !is_held(connection, scope, blob).await? {
            missing.insert(blob);
        }
    }
    Ok(missing)
}
