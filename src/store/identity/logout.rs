//! What a provider closes: whoever has signed out there is signed out here.

use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::people::SecretHash;
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};

/// Whom a verified logout token names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoggedOut<'a> {
    /// The provider's key in the settings.
    pub provider: &'a str,
    /// Of the session; without it, all of the person's are meant.
    pub sid: Option<SecretHash>,
    /// Of the person.
    pub sub: Option<SecretHash>,
    /// Of the token's own name.
    pub jti: SecretHash,
    /// Until when the token could be shown again.
    pub until: DateTime<Utc>,
}

/// What a logout token has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// So many sessions at the desk, perhaps none.
    Sessions(usize),
    /// The token has been obeyed before: nothing was done.
    Before,
}

impl Store {
    /// A door: ends the sessions at the desk that the provider has opened for that session or person, and takes back their
    /// invitations that have enrolled no phone yet. A phone that is enrolled stays so: it sends what is written on it when
    /// there is a network, and its contact may then be signed out of the provider for long.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn end_by_provider(&self, out: &LoggedOut<'_>, now: DateTime<Utc>) -> Result<Ended, StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM logout_seen WHERE expires_at <= $1").bind(instant(now)).execute(&mut *tx).await?;
        let seen = sqlx::query(
            "INSERT INTO logout_seen (provider, jti_hash, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind(out.provider)
        .bind(out.jti.bytes())
        .bind(instant(out.until))
        .execute(&mut *tx)
        .await?;
        if seen.rows_affected() == 0 {
            return Ok(Ended::Before);
        }
        // With a session named, that one, and those of the person of which the provider has not said which they are.
        let ended: Vec<(String, String)> = sqlx::query_as(
            "DELETE FROM desk_session
             WHERE provider = $1 AND (sid_hash = $2 OR (sub_hash = $3 AND ($2 IS NULL OR sid_hash IS NULL)))
             RETURNING municipality, officer",
        )
        .bind(out.provider)
        .bind(out.sid.as_ref().map(SecretHash::bytes))
        .bind(out.sub.as_ref().map(SecretHash::bytes))
        .fetch_all(&mut *tx)
        .await?;
        for (municipality, officer) in &ended {
            let scope = MunicipalityScope::new(read("desk_session", municipality)?);
            let actor = Actor::Officer(read("desk_session", officer)?);
            audit::write(&mut tx, scope, (actor, now), (AuditKind::SignedOut, "", "")).await?;
        }
        sqlx::query(
            "DELETE FROM invitation WHERE provider = $1 AND used_at IS NULL
               AND (sid_hash = $2 OR (sub_hash = $3 AND ($2 IS NULL OR sid_hash IS NULL)))",
        )
        .bind(out.provider)
        .bind(out.sid.as_ref().map(SecretHash::bytes))
        .bind(out.sub.as_ref().map(SecretHash::bytes))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Ended::Sessions(ended.len()))
    }
}
