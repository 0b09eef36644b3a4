//! What a proven identity opens: the desk for an officer, an invitation for a contact.

use super::{PhoneThatAsks, Proven};
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::people::SecretHash;
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use core::str::FromStr;
use domain::id::{ContactId, OfficerId};
use sqlx::SqliteConnection;
use thiserror::Error;

/// Why a proven identity opens nothing.
#[derive(Debug, Error)]
pub enum OpenProblem {
    /// Nobody here has it.
    #[error("nobody here has that identity")]
    Unknown,
    /// It is not that of the phone's contact.
    #[error("the phone is another contact's")]
    OtherPerson,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<sqlx::Error> for OpenProblem {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// A door: opens a session at the desk for the officer who has this identity, in the place of `old` if there is one.
    ///
    /// # Errors
    /// [`OpenProblem`]
    pub async fn sign_in_officer(
        &self,
        proven: &Proven<'_>,
        (token, old): (SecretHash, Option<SecretHash>),
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), OpenProblem> {
        let mut tx = self.write().await?;
        let (scope, officer) = officer_of(&mut tx, proven).await?.ok_or(OpenProblem::Unknown)?;
        sqlx::query("DELETE FROM desk_session WHERE token_hash = $1")
            .bind(old.as_ref().map(SecretHash::bytes))
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO desk_session (municipality, token_hash, officer, expires_at, provider, sid_hash, sub_hash, seen_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(scope.id().to_string())
        .bind(token.bytes())
        .bind(officer.to_string())
        .bind(instant(until))
        .bind(proven.provider)
        .bind(proven.sid.as_ref().map(SecretHash::bytes))
        .bind(proven.sub.bytes())
        .bind(instant(now))
        .execute(&mut *tx)
        .await?;
        audit::write(&mut tx, scope, (Actor::Officer(officer), now), (AuditKind::SignedIn, "", "")).await?;
        Ok(tx.commit().await?)
    }

    /// A door: invites the contact who has this identity to enrol a phone until `until`; the phone keeps how sure the provider
    /// was (`acr`). Where the sign-in was begun on an enrolled phone, it must be theirs.
    ///
    /// # Errors
    /// [`OpenProblem`]
    pub async fn invite_by_identity(
        &self,
        (proven, acr): (&Proven<'_>, Option<&str>),
        phone: Option<PhoneThatAsks>,
        code: SecretHash,
        until: DateTime<Utc>,
    ) -> Result<(), OpenProblem> {
        let mut tx = self.write().await?;
        let (scope, contact) = contact_of(&mut tx, proven).await?.ok_or(OpenProblem::Unknown)?;
        if phone.is_some_and(|phone| phone.scope != scope.contact(contact)) {
            return Err(OpenProblem::OtherPerson);
        }
        sqlx::query(
            "INSERT INTO invitation (municipality, code_hash, contact, expires_at, provider, sid_hash, sub_hash, acr)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(scope.id().to_string())
        .bind(code.bytes())
        .bind(contact.to_string())
        .bind(instant(until))
        .bind(proven.provider)
        .bind(proven.sid.as_ref().map(SecretHash::bytes))
        .bind(proven.sub.bytes())
        .bind(acr)
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// A door: notes on an enrolled phone how sure the provider is now that it is its contact. A phone that the office let in
    /// by an invitation stays as it is, and so does one that was shut out meanwhile.
    ///
    /// # Errors
    /// [`OpenProblem`]
    pub async fn prove_phone(
        &self,
        (proven, acr): (&Proven<'_>, Option<&str>),
        phone: PhoneThatAsks,
        now: DateTime<Utc>,
    ) -> Result<(), OpenProblem> {
        let mut tx = self.write().await?;
        let (scope, contact) = contact_of(&mut tx, proven).await?.ok_or(OpenProblem::Unknown)?;
        if phone.scope != scope.contact(contact) {
            return Err(OpenProblem::OtherPerson);
        }
        let done = sqlx::query(
            "UPDATE device SET provider = $4, acr = $5
             WHERE municipality = $1 AND contact = $2 AND id = $3 AND provider IS NOT NULL AND revoked_at IS NULL",
        )
        .bind(scope.id().to_string())
        .bind(contact.to_string())
        .bind(phone.device.to_string())
        .bind(proven.provider)
        .bind(acr)
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() > 0 {
            let contact = contact.to_string();
            audit::write(&mut tx, scope, (Actor::Phone(phone.device), now), (AuditKind::SignedIn, &contact, ""))
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// A door: notes that an officer who has this identity was not let in. Does nothing for whoever is not known.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn note_sign_in_denied(
        &self,
        proven: &Proven<'_>,
        route: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        if let Some((scope, officer)) = officer_of(&mut tx, proven).await? {
            audit::write(&mut tx, scope, (Actor::Officer(officer), now), (AuditKind::Denied, "", route)).await?;
        }
        Ok(tx.commit().await?)
    }
}

async fn officer_of(
    tx: &mut SqliteConnection,
    proven: &Proven<'_>,
) -> Result<Option<(MunicipalityScope, OfficerId)>, StoreProblem> {
    let officers = "SELECT municipality, officer FROM identity
         WHERE provider = $1 AND identity_hash = $2 AND officer IS NOT NULL";
    person_of(tx, proven, officers).await
}

async fn contact_of(
    tx: &mut SqliteConnection,
    proven: &Proven<'_>,
) -> Result<Option<(MunicipalityScope, ContactId)>, StoreProblem> {
    let contacts = "SELECT municipality, contact FROM identity
         WHERE provider = $1 AND identity_hash = $2 AND contact IS NOT NULL";
    person_of(tx, proven, contacts).await
}

async fn person_of<I: FromStr>(
    tx: &mut SqliteConnection,
    proven: &Proven<'_>,
    query: &'static str,
) -> Result<Option<(MunicipalityScope, I)>, StoreProblem> {
    let row: Option<(String, String)> =
        sqlx::query_as(query).bind(proven.provider).bind(proven.identity.bytes()).fetch_optional(tx).await?;
    row.map(|(municipality, person)| {
        Ok((MunicipalityScope::new(read("identity", &municipality)?), read("identity", &person)?))
    })
    .transpose()
}
