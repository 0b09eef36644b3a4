//! What a municipality needs to take in files of unsent entries.

use crate::audit::{self, AuditKind};
use crate::ledger::text::{column, instant, read};
use crate::people::Contact;
use crate::rights::{May, TakeInFiles, sight};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use core::fmt;
use sqlx::SqliteConnection;
use sync::export::PUBLIC;
use sync::{ContentHash, DeviceId};

/// A file that an officer has taken in.
#[derive(Debug, Clone, Copy)]
pub struct Import {
    /// The phone that wrote it.
    pub device: DeviceId,
    /// Of the file.
    pub sha256: ContentHash,
    /// Operations in it.
    pub operations: usize,
}

/// A municipality's key pair on the curve P-256.
#[derive(Clone, PartialEq, Eq)]
pub struct ExportPair {
    /// A scalar.
    pub secret: [u8; 32],
    /// A point, uncompressed.
    pub public: [u8; PUBLIC],
}

impl fmt::Debug for ExportPair {
    /// Never the secret: debug output ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExportPair(…)")
    }
}

impl Store {
    /// The municipality's key pair, if it has one.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn export_pair(&self, scope: MunicipalityScope) -> Result<Option<ExportPair>, StoreProblem> {
        pair(&mut *self.read().await?, scope).await
    }

    /// Keeps a key pair for a municipality that has none, and answers with the one that it has from now on.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn keep_export_pair(
        &self,
        scope: MunicipalityScope,
        fresh: &ExportPair,
        now: DateTime<Utc>,
    ) -> Result<ExportPair, StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO export_key (municipality, secret, public, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        )
        .bind(scope.id().to_string())
        .bind(fresh.secret.as_slice())
        .bind(fresh.public.as_slice())
        .bind(instant(now))
        .execute(&mut *tx)
        .await?;
        let kept = pair(&mut tx, scope).await?;
        tx.commit().await?;
        Ok(kept.unwrap_or_else(|| fresh.clone()))
    }

    /// Whose phone that is, also one that has been shut out, and where its operations count; `None` where the officer may not
    /// see the contact.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn owner_of(
        &self,
        may: &May<TakeInFiles>,
        device: DeviceId,
    ) -> Result<Option<(Contact, ContactScope)>, StoreProblem> {
        let mut reading = self.read().await?;
        let row: Option<(String, String)> = sqlx::query_as(
            "SELECT contact.id, contact.name FROM device
             JOIN contact ON contact.municipality = device.municipality AND contact.id = device.contact
             WHERE device.municipality = $1 AND device.id = $2",
        )
        .bind(may.scope().id().to_string())
        .bind(device.to_string())
        .fetch_optional(&mut *reading)
        .await?;
        let Some((id, name)) = row else { return Ok(None) };
        let contact = Contact { id: read("contact", &id)?, name };
        let seen = sight::contact(&mut reading, may, contact.id).await?;
        let scope = may.scope().contact(contact.id);
        Ok(seen.then_some((contact, scope)))
    }

    /// Notes that a file was taken in.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn note_import(&self, may: &May<TakeInFiles>, import: Import) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO desk_import (municipality, device, sha256, officer, operations, imported_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        )
        .bind(may.scope().id().to_string())
        .bind(import.device.to_string())
        .bind(import.sha256.to_string())
        .bind(may.officer().to_string())
        .bind(column(import.operations as u64))
        .bind(instant(may.at()))
        .execute(&mut *tx)
        .await?;
        audit::note(&mut tx, may, AuditKind::TookInFile, import.device).await?;
        Ok(tx.commit().await?)
    }
}

async fn pair(connection: &mut SqliteConnection, scope: MunicipalityScope) -> Result<Option<ExportPair>, StoreProblem> {
    let row: Option<(Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT secret, public FROM export_key WHERE municipality = $1")
            .bind(scope.id().to_string())
            .fetch_optional(connection)
            .await?;
    row.map(|(secret, public)| match (secret.try_into(), public.try_into()) {
        (Ok(secret), Ok(public)) => Ok(ExportPair { secret, public }),
        _ => Err(StoreProblem::BadRow { table: "export_key", reason: "not a key pair".to_owned() }),
    })
    .transpose()
}
