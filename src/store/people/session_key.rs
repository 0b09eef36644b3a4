//! A phone's own key: its private half never leaves the browser, and renews the phone's session.

use super::{DeviceSession, SecretHash};
use crate::ledger::text::{instant, read};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use sync::DeviceId;

/// What a phone has taken up to prove who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// The phone and whose it is; also one that has been shut out.
    pub session: DeviceSession,
    /// The public half of its key: an uncompressed point of P-256.
    pub key: Vec<u8>,
}

impl Store {
    /// Keeps a phone's key. From now on its session lasts until `until`, and is renewed with the key. Says whether it was kept:
    /// a phone has one key for ever, so that whoever gets hold of its cookie cannot put theirs in its place.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn keep_session_key(
        &self,
        scope: ContactScope,
        device: DeviceId,
        key: &[u8],
        until: DateTime<Utc>,
    ) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let kept = sqlx::query(
            "UPDATE device SET session_key = $4, session_until = CASE WHEN session_key IS NULL THEN $5 ELSE session_until END
             WHERE municipality = $1 AND contact = $2 AND id = $3 AND (session_key IS NULL OR session_key = $4)",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(device.to_string())
        .bind(key)
        .bind(instant(until))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(kept.rows_affected() > 0)
    }

    /// A door: notes what a phone is to sign until `until`, in the place of what it was to sign before. Does nothing where no
    /// such phone has a key.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn ask_for_signature(
        &self,
        device: DeviceId,
        challenge: SecretHash,
        until: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query(
            "UPDATE device SET challenge_hash = $2, challenge_until = $3 WHERE id = $1 AND session_key IS NOT NULL",
        )
        .bind(device.to_string())
        .bind(challenge.bytes())
        .bind(instant(until))
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// A door: takes up what a phone was to sign, once, and gives the key that must have signed it; nothing where it was not
    /// asked for that, or too long ago.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn take_up_signature(
        &self,
        device: DeviceId,
        challenge: SecretHash,
        now: DateTime<Utc>,
    ) -> Result<Option<Renewal>, StoreProblem> {
        let mut tx = self.write().await?;
        let row: Option<(String, String, Vec<u8>, bool, bool)> = sqlx::query_as(
            "UPDATE device SET challenge_hash = NULL, challenge_until = NULL
             WHERE id = $1 AND challenge_hash = $2 AND challenge_until > $3
             RETURNING municipality, contact, session_key, revoked_at IS NOT NULL, wipe",
        )
        .bind(device.to_string())
        .bind(challenge.bytes())
        .bind(instant(now))
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        row.map(|(municipality, contact, key, revoked, wipe)| {
            let scope = MunicipalityScope::new(read("device", &municipality)?).contact(read("device", &contact)?);
            Ok(Renewal { session: DeviceSession { scope, device, revoked, wipe }, key })
        })
        .transpose()
    }

    /// Gives a phone that has proved who it is a new token, good until `until`. The one before opens nothing any more.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn renew_session(
        &self,
        scope: ContactScope,
        device: DeviceId,
        token: SecretHash,
        until: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query(
            "UPDATE device SET token_hash = $4, session_until = $5
             WHERE municipality = $1 AND contact = $2 AND id = $3 AND revoked_at IS NULL",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(device.to_string())
        .bind(token.bytes())
        .bind(instant(until))
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }
}
