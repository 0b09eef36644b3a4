//! Invitations: a code that enrols one phone.

use super::{CodeState, NewDevice, RedeemProblem, SecretHash};
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::ContactId;
use sqlx::SqliteConnection;
use sync::DeviceId;

impl Store {
    /// Invites a contact to enrol a phone until `expires_at`, as the owner of the machine.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such contact.
    pub async fn issue_invitation(
        &self,
        scope: MunicipalityScope,
        contact: ContactId,
        code: SecretHash,
        expires_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let contact = contact.to_string();
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO invitation (municipality, code_hash, contact, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(scope.id().to_string())
            .bind(code.bytes())
            .bind(&contact)
            .bind(instant(expires_at))
            .execute(&mut *tx)
            .await?;
        let what = (AuditKind::Invited, contact.as_str(), "");
        audit::write(&mut tx, scope, (Actor::Owner, now), what).await?;
        Ok(tx.commit().await?)
    }

    /// A door: whom the code invites, or has invited; nothing where nobody was given it.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn invited(&self, code: SecretHash) -> Result<Option<ContactId>, StoreProblem> {
        let contact: Option<String> = sqlx::query_scalar("SELECT contact FROM invitation WHERE code_hash = $1")
            .bind(code.bytes())
            .fetch_optional(&mut *self.read().await?)
            .await?;
        contact.map(|contact| read("invitation", &contact)).transpose()
    }

    /// A door: uses up the invitation and enrols the phone, both or neither. Answers with whom it had invited, and with
    /// the phone's id: that of the first time when the same attempt comes again, because its answer was lost. The token
    /// is then the new one; the lost one opens nothing any more.
    ///
    /// # Errors
    /// [`RedeemProblem`]; the invitation is then as it was.
    pub async fn redeem_invitation(
        &self,
        code: SecretHash,
        attempt: Option<SecretHash>,
        device: &NewDevice,
        now: DateTime<Utc>,
    ) -> Result<(ContactScope, DeviceId), RedeemProblem> {
        let mut tx = self.write().await?;
        let state: Option<CodeState> = sqlx::query_as(
            "SELECT municipality, contact AS person, expires_at, used_at FROM invitation WHERE code_hash = $1",
        )
        .bind(code.bytes())
        .fetch_optional(&mut *tx)
        .await?;
        let state = state.ok_or(RedeemProblem::Unknown)?;
        if let (Some(_), Some(attempt)) = (&state.used_at, attempt)
            && let Some(again) = same_attempt(&mut tx, code, attempt, device, now).await?
        {
            tx.commit().await?;
            return Ok(again);
        }
        let state = state.check(now)?;
        let scope = MunicipalityScope::new(read("invitation", &state.municipality)?);
        let contact = read("invitation", &state.person)?;
        sqlx::query("UPDATE invitation SET used_at = $2, attempt_hash = $3, device = $4 WHERE code_hash = $1")
            .bind(code.bytes())
            .bind(instant(now))
            .bind(attempt.as_ref().map(SecretHash::bytes))
            .bind(device.id.to_string())
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO device (municipality, id, contact, name, token_hash, enrolled_at, provider, acr)
             SELECT $1, $2, $3, $4, $5, $6, provider, acr FROM invitation WHERE code_hash = $7",
        )
        .bind(state.municipality)
        .bind(device.id.to_string())
        .bind(&state.person)
        .bind(&device.name)
        .bind(device.token.bytes())
        .bind(instant(now))
        .bind(code.bytes())
        .execute(&mut *tx)
        .await?;
        let actor = (Actor::Phone(device.id), now);
        audit::write(&mut tx, scope, actor, (AuditKind::Enrolled, &state.person, "")).await?;
        tx.commit().await?;
        Ok((scope.contact(contact), device.id))
    }
}

/// The phone that this attempt has enrolled, with its new token, for as long as the invitation is good and the phone has
/// not been shut out.
async fn same_attempt(
    tx: &mut SqliteConnection,
    code: SecretHash,
    attempt: SecretHash,
    device: &NewDevice,
    now: DateTime<Utc>,
) -> Result<Option<(ContactScope, DeviceId)>, StoreProblem> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "UPDATE device SET token_hash = $4 FROM invitation
         WHERE invitation.code_hash = $1 AND invitation.attempt_hash = $2 AND invitation.expires_at > $3
           AND device.municipality = invitation.municipality AND device.id = invitation.device
           AND device.revoked_at IS NULL
         RETURNING device.municipality, device.contact, device.id",
    )
    .bind(code.bytes())
    .bind(attempt.bytes())
    .bind(instant(now))
    .bind(device.token.bytes())
    .fetch_optional(tx)
    .await?;
    row.map(|(municipality, contact, id)| {
        let scope = MunicipalityScope::new(read("device", &municipality)?).contact(read("device", &contact)?);
        Ok((scope, read("device", &id)?))
    })
    .transpose()
}
