//! One-time links that let an officer in at the desk.

use super::{CodeState, RedeemProblem, SecretHash};
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::OfficerId;

impl Store {
    /// Makes a link for an officer, good until `expires_at`, as the owner of the machine.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such officer.
    pub async fn issue_sign_in_link(
        &self,
        scope: MunicipalityScope,
        officer: OfficerId,
        code: SecretHash,
        expires_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let officer = officer.to_string();
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO sign_in_link (municipality, code_hash, officer, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(scope.id().to_string())
            .bind(code.bytes())
            .bind(&officer)
            .bind(instant(expires_at))
            .execute(&mut *tx)
            .await?;
        let what = (AuditKind::MadeLink, officer.as_str(), "");
        audit::write(&mut tx, scope, (Actor::Owner, now), what).await?;
        Ok(tx.commit().await?)
    }

    /// Whether the link would let someone in now. Changes nothing, so a mail program that looks at links burns none.
    ///
    /// # Errors
    /// [`RedeemProblem`]
    pub async fn look_at_sign_in_link(&self, code: SecretHash, now: DateTime<Utc>) -> Result<(), RedeemProblem> {
        let state: Option<CodeState> =
            sqlx::query_as(LINK).bind(code.bytes()).fetch_optional(&mut *self.read().await?).await?;
        state.ok_or(RedeemProblem::Unknown)?.check(now).map(|_| ())
    }

    /// A door: uses up the link and opens a session at the desk in the place of `old` if there is one, all or nothing.
    ///
    /// # Errors
    /// [`RedeemProblem`]; the link is then as it was.
    pub async fn redeem_sign_in_link(
        &self,
        code: SecretHash,
        (token, old): (SecretHash, Option<SecretHash>),
        session_until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), RedeemProblem> {
        let mut tx = self.write().await?;
        let state: Option<CodeState> = sqlx::query_as(LINK).bind(code.bytes()).fetch_optional(&mut *tx).await?;
        let state = state.ok_or(RedeemProblem::Unknown)?.check(now)?;
        let scope = MunicipalityScope::new(read("sign_in_link", &state.municipality)?);
        let officer = read("sign_in_link", &state.person)?;
        sqlx::query("UPDATE sign_in_link SET used_at = $2 WHERE code_hash = $1")
            .bind(code.bytes())
            .bind(instant(now))
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM desk_session WHERE token_hash = $1")
            .bind(old.as_ref().map(SecretHash::bytes))
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO desk_session (municipality, token_hash, officer, expires_at, seen_at) VALUES ($1, $2, $3, $4, $5)",
        )
            .bind(state.municipality)
            .bind(token.bytes())
            .bind(state.person)
            .bind(instant(session_until))
            .bind(instant(now))
            .execute(&mut *tx)
            .await?;
        audit::write(&mut tx, scope, (Actor::Officer(officer), now), (AuditKind::SignedIn, "", "")).await?;
        tx.commit().await?;
        Ok(())
    }
}

const LINK: &str = "SELECT municipality, officer AS person, expires_at, used_at FROM sign_in_link WHERE code_hash = $1";
