//! Saying who has which identity. For the owner of the machine, on the command line.

use super::Person;
use crate::audit::{self, Actor, AuditKind};
use crate::people::SecretHash;
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use thiserror::Error;

/// Why an identity was not declared.
#[derive(Debug, Error)]
pub enum DeclareProblem {
    /// It is somebody else's, here or in another municipality of this server.
    #[error("that identity is declared for somebody else")]
    Taken,
    /// The store failed; also when the municipality has no such person.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<sqlx::Error> for DeclareProblem {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Person {
    pub(super) fn id(self) -> String {
        match self {
            Self::Officer(id) => id.to_string(),
            Self::Contact(id) => id.to_string(),
        }
    }

    fn columns(self) -> (Option<String>, Option<String>) {
        match self {
            Self::Officer(id) => (Some(id.to_string()), None),
            Self::Contact(id) => (None, Some(id.to_string())),
        }
    }
}

impl Store {
    /// What makes identities of this database useless for another one.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn identity_salt(&self) -> Result<Vec<u8>, StoreProblem> {
        let mut reading = self.read().await?;
        Ok(sqlx::query_scalar("SELECT salt FROM identity_salt").fetch_one(&mut *reading).await?)
    }

    /// Says that whoever proves this identity at the provider is this person. The one that they had there before is
    /// forgotten.
    ///
    /// # Errors
    /// [`DeclareProblem`]
    pub async fn declare_identity(
        &self,
        scope: MunicipalityScope,
        person: Person,
        (provider, identity): (&str, SecretHash),
        now: DateTime<Utc>,
    ) -> Result<(), DeclareProblem> {
        let mut tx = self.write().await?;
        let municipality = scope.id().to_string();
        let (officer, contact) = person.columns();
        sqlx::query(
            "DELETE FROM identity WHERE provider = $1 AND municipality = $2 AND officer IS $3 AND contact IS $4",
        )
        .bind(provider)
        .bind(&municipality)
        .bind(&officer)
        .bind(&contact)
        .execute(&mut *tx)
        .await?;
        let added = sqlx::query(
            "INSERT INTO identity (provider, identity_hash, municipality, officer, contact) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING",
        )
        .bind(provider)
        .bind(identity.bytes())
        .bind(&municipality)
        .bind(&officer)
        .bind(&contact)
        .execute(&mut *tx)
        .await?;
        if added.rows_affected() == 0 {
            return Err(DeclareProblem::Taken);
        }
        let what = (AuditKind::DeclaredIdentity, person.id());
        audit::write(&mut tx, scope, (Actor::Owner, now), (what.0, &what.1, "")).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets who a person is at a provider, and ends the sessions at the desk that it has opened. Whether they were known
    /// there.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn withdraw_identity(
        &self,
        scope: MunicipalityScope,
        person: Person,
        provider: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let municipality = scope.id().to_string();
        let (officer, contact) = person.columns();
        let gone = sqlx::query(
            "DELETE FROM identity WHERE provider = $1 AND municipality = $2 AND officer IS $3 AND contact IS $4",
        )
        .bind(provider)
        .bind(&municipality)
        .bind(&officer)
        .bind(&contact)
        .execute(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM desk_session WHERE provider = $1 AND municipality = $2 AND officer = $3")
            .bind(provider)
            .bind(&municipality)
            .bind(&officer)
            .execute(&mut *tx)
            .await?;
        let what = (AuditKind::WithdrewIdentity, person.id());
        audit::write(&mut tx, scope, (Actor::Owner, now), (what.0, &what.1, "")).await?;
        tx.commit().await?;
        Ok(gone.rows_affected() > 0)
    }
}
