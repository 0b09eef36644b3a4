//! Enrolled phones.

use super::SecretHash;
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use sync::DeviceId;

/// A phone about to be enrolled.
#[derive(Debug, Clone)]
pub struct NewDevice {
    /// Its id.
    pub id: DeviceId,
    /// What its owner calls it.
    pub name: String,
    /// Of the token in its cookie.
    pub token: SecretHash,
}

/// What becomes of the key on a phone that is shut out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneKey {
    /// The phone throws it away when it next asks for anything.
    ThrownAway,
    /// It stays: the phone is in its owner's hands, who can read what lies there.
    Kept,
}

/// Who is behind a phone's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeviceSession {
    /// Whose phone, and so where it may look.
    pub scope: ContactScope,
    /// Which phone.
    pub device: DeviceId,
    /// Whether it has been shut out.
    pub revoked: bool,
    /// Whether it is to throw its key away: it was shut out as lost.
    pub wipe: bool,
}

/// By which provider of OpenID Connect a phone's contact was known when it was enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenBy {
    /// Its key in the settings.
    pub provider: String,
    /// How sure it was, in its own word.
    pub acr: Option<String>,
}

impl Store {
    /// By whom the contact of a phone was proved when it was enrolled; nothing where it was let in by an invitation of the
    /// office, which has seen to that itself.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn device_proven_by(
        &self,
        scope: ContactScope,
        device: DeviceId,
    ) -> Result<Option<ProvenBy>, StoreProblem> {
        let row: Option<(String, Option<String>)> = sqlx::query_as(
            "SELECT provider, acr FROM device
             WHERE municipality = $1 AND contact = $2 AND id = $3 AND provider IS NOT NULL",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(device.to_string())
        .fetch_optional(&mut *self.read().await?)
        .await?;
        Ok(row.map(|(provider, acr)| ProvenBy { provider, acr }))
    }

    /// Shuts out every phone that a contact has enrolled. What lies on them stays there. Says how many were in.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn shut_out(&self, scope: ContactScope, key: PhoneKey, now: DateTime<Utc>) -> Result<u64, StoreProblem> {
        let mut tx = self.write().await?;
        let done = sqlx::query(
            "UPDATE device SET revoked_at = $3, wipe = $4
             WHERE municipality = $1 AND contact = $2 AND revoked_at IS NULL",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(instant(now))
        .bind(key == PhoneKey::ThrownAway)
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() > 0 {
            let contact = scope.id().to_string();
            let what = (AuditKind::ShutOut, contact.as_str(), "");
            audit::write(&mut tx, scope.municipality(), (Actor::Owner, now), what).await?;
        }
        tx.commit().await?;
        Ok(done.rows_affected())
    }

    /// Lets one phone in no more, because its owner has signed out on it. What it has sent stays, and so does what a file
    /// from it may still bring.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn sign_out(
        &self,
        scope: ContactScope,
        device: DeviceId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query(
            "UPDATE device SET revoked_at = $4 WHERE municipality = $1 AND contact = $2 AND id = $3 AND revoked_at IS NULL",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(device.to_string())
        .bind(instant(now))
        .execute(&mut *tx)
        .await?;
        let actor = (Actor::Phone(device), now);
        audit::write(&mut tx, scope.municipality(), actor, (AuditKind::PhoneSignedOut, "", "")).await?;
        Ok(tx.commit().await?)
    }

    /// A door: the phone that holds this token, also one that has been shut out; nothing where its session is over.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn device_by_token(
        &self,
        token: SecretHash,
        now: DateTime<Utc>,
    ) -> Result<Option<DeviceSession>, StoreProblem> {
        let row: Option<(String, String, String, bool, bool)> = sqlx::query_as(
            "SELECT municipality, contact, id, revoked_at IS NOT NULL, wipe FROM device
             WHERE token_hash = $1 AND (session_until IS NULL OR session_until > $2)",
        )
        .bind(token.bytes())
        .bind(instant(now))
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.map(|(municipality, contact, device, revoked, wipe)| {
            let scope = MunicipalityScope::new(read("device", &municipality)?).contact(read("device", &contact)?);
            Ok(DeviceSession { scope, device: read("device", &device)?, revoked, wipe })
        })
        .transpose()
    }
}
