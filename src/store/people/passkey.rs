//! Officers' passkeys. What stands in one is the library's own; here it is kept and found.

use super::SecretHash;
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::rights::Rights;
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::OfficerId;

/// A passkey of an officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerPasskey {
    /// As the officer's machine calls it.
    pub credential: Vec<u8>,
    /// The public key and how often it was used, as the library writes them.
    pub body: String,
    /// What the officer calls it.
    pub name: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it was last used, if ever.
    pub used_at: Option<DateTime<Utc>>,
}

/// Credential, body, name, made, used.
type Columns = (Vec<u8>, String, String, String, Option<String>);

/// Whose passkey it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyOwner {
    /// Where they work.
    pub scope: MunicipalityScope,
    /// Who.
    pub officer: OfficerId,
    /// The public key, as it was kept.
    pub body: String,
}

impl Store {
    /// An officer's own passkeys, the oldest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn passkeys(&self, rights: &Rights) -> Result<Vec<OfficerPasskey>, StoreProblem> {
        let rows: Vec<Columns> = sqlx::query_as(
            "SELECT credential, body, name, made_at, used_at FROM passkey
             WHERE municipality = $1 AND officer = $2 ORDER BY made_at, credential",
        )
        .bind(rights.scope().id().to_string())
        .bind(rights.officer().id.to_string())
        .fetch_all(&mut *self.read().await?)
        .await?;
        rows.into_iter()
            .map(|(credential, body, name, made_at, used_at)| {
                let used_at = used_at.map(|at| read("passkey", &at)).transpose()?;
                Ok(OfficerPasskey { credential, body, name, made_at: read("passkey", &made_at)?, used_at })
            })
            .collect()
    }

    /// Keeps a passkey that an officer has made. Says whether it was kept: nobody keeps one that is kept already.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn keep_passkey(&self, rights: &Rights, passkey: &OfficerPasskey) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let kept = sqlx::query(
            "INSERT INTO passkey (credential, municipality, officer, body, name, made_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        )
        .bind(&passkey.credential)
        .bind(rights.scope().id().to_string())
        .bind(rights.officer().id.to_string())
        .bind(&passkey.body)
        .bind(&passkey.name)
        .bind(instant(passkey.made_at))
        .execute(&mut *tx)
        .await?;
        if kept.rows_affected() > 0 {
            let actor = (Actor::Officer(rights.officer().id), rights.at());
            audit::write(&mut tx, rights.scope(), actor, (AuditKind::MadePasskey, "", "")).await?;
        }
        tx.commit().await?;
        Ok(kept.rows_affected() > 0)
    }

    /// Takes one of an officer's own passkeys away. Says whether there was such.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn drop_passkey(&self, rights: &Rights, credential: &[u8]) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let gone = sqlx::query("DELETE FROM passkey WHERE municipality = $1 AND officer = $2 AND credential = $3")
            .bind(rights.scope().id().to_string())
            .bind(rights.officer().id.to_string())
            .bind(credential)
            .execute(&mut *tx)
            .await?;
        if gone.rows_affected() > 0 {
            let actor = (Actor::Officer(rights.officer().id), rights.at());
            audit::write(&mut tx, rights.scope(), actor, (AuditKind::RemovedPasskey, "", "")).await?;
        }
        tx.commit().await?;
        Ok(gone.rows_affected() > 0)
    }

    /// Takes all of an officer's passkeys away, as the owner of the machine: what they lay on was lost. The officer's sessions end
    /// too, since nobody knows who has begun them. Says how many passkeys there were.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn drop_passkeys(
        &self,
        scope: MunicipalityScope,
        officer: OfficerId,
        now: DateTime<Utc>,
    ) -> Result<u64, StoreProblem> {
        let officer = officer.to_string();
        let mut tx = self.write().await?;
        let gone = sqlx::query("DELETE FROM passkey WHERE municipality = $1 AND officer = $2")
            .bind(scope.id().to_string())
            .bind(&officer)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM desk_session WHERE municipality = $1 AND officer = $2")
            .bind(scope.id().to_string())
            .bind(&officer)
            .execute(&mut *tx)
            .await?;
        if gone.rows_affected() > 0 {
            audit::write(&mut tx, scope, (Actor::Owner, now), (AuditKind::RemovedPasskey, &officer, "")).await?;
        }
        tx.commit().await?;
        Ok(gone.rows_affected())
    }

    /// A door: whose passkey this is.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn passkey_owner(&self, credential: &[u8]) -> Result<Option<PasskeyOwner>, StoreProblem> {
        let row: Option<(String, String, String)> =
            sqlx::query_as("SELECT municipality, officer, body FROM passkey WHERE credential = $1")
                .bind(credential)
                .fetch_optional(&mut *self.read().await?)
                .await?;
        row.map(|(municipality, officer, body)| {
            let scope = MunicipalityScope::new(read("passkey", &municipality)?);
            Ok(PasskeyOwner { scope, officer: read("passkey", &officer)?, body })
        })
        .transpose()
    }

    /// Opens a session at the desk for an officer who has shown this passkey, in the place of `old` if there is one. Says whether it
    /// was opened: not where the passkey was used or taken away since `owner` was read, so that each use counts once.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn sign_in_by_passkey(
        &self,
        owner: &PasskeyOwner,
        (credential, body): (&[u8], &str),
        (token, old): (SecretHash, Option<SecretHash>),
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreProblem> {
        let (municipality, officer) = (owner.scope.id().to_string(), owner.officer.to_string());
        let mut tx = self.write().await?;
        let used = sqlx::query("UPDATE passkey SET body = $3, used_at = $4 WHERE credential = $1 AND body = $2")
            .bind(credential)
            .bind(&owner.body)
            .bind(body)
            .bind(instant(now))
            .execute(&mut *tx)
            .await?;
        if used.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query("DELETE FROM desk_session WHERE token_hash = $1")
            .bind(old.as_ref().map(SecretHash::bytes))
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO desk_session (municipality, token_hash, officer, expires_at, seen_at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&municipality)
        .bind(token.bytes())
        .bind(&officer)
        .bind(instant(until))
        .bind(instant(now))
        .execute(&mut *tx)
        .await?;
        let actor = (Actor::Officer(owner.officer), now);
        audit::write(&mut tx, owner.scope, actor, (AuditKind::SignedIn, "", "")).await?;
        tx.commit().await?;
        Ok(true)
    }
}
