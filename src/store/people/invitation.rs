//! Invitations: a code that enrols one phone.

use super::{CodeState, NewDevice, RedeemProblem, SecretHash};
use crate::ledger::text::{instant, read};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::ContactId;

impl Store {
    /// Invites a contact to enrol a phone until `expires_at`.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such contact.
    pub async fn issue_invitation(
        &self,
        scope: MunicipalityScope,
        contact: ContactId,
        code: SecretHash,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO invitation (municipality, code_hash, contact, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(scope.id().to_string())
            .bind(code.bytes())
            .bind(contact.to_string())
            .bind(instant(expires_at))
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// A door: uses up the invitation and enrols the phone, both or neither. Answers with whom it had invited.
    ///
    /// # Errors
    /// [`RedeemProblem`]; the invitation is then as it was.
    pub async fn redeem_invitation(
        &self,
        code: SecretHash,
        device: &NewDevice,
        now: DateTime<Utc>,
    ) -> Result<ContactScope, RedeemProblem> {
        let mut tx = self.write().await?;
        let state: Option<CodeState> = sqlx::query_as(
            "SELECT municipality, contact AS person, expires_at, used_at FROM invitation WHERE code_hash = $1",
        )
        .bind(code.bytes())
        .fetch_optional(&mut *tx)
        .await?;
        let state = state.ok_or(RedeemProblem::Unknown)?.check(now)?;
        let scope = MunicipalityScope::new(read("invitation", &state.municipality)?);
        let contact = read("invitation", &state.person)?;
        sqlx::query("UPDATE invitation SET used_at = $2 WHERE code_hash = $1")
            .bind(code.bytes())
            .bind(instant(now))
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO device (municipality, id, contact, name, token_hash, enrolled_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(state.municipality)
        .bind(device.id.to_string())
        .bind(state.person)
        .bind(&device.name)
        .bind(device.token.bytes())
        .bind(instant(now))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(scope.contact(contact))
    }
}
