//! Who is signed in at the desk.

use super::{Officer, SecretHash};
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::rights::{Rights, roles_of};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, TimeDelta, Utc};

/// An officer who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskSession {
    /// Who, and what they may do.
    pub rights: Rights,
    /// Where they work.
    pub municipality_name: String,
}

/// A session that nobody has used for so long has ended. Longer than a meeting, shorter than a day at a machine that others use.
const IDLE: TimeDelta = TimeDelta::hours(2);
/// How exactly that is known: not every page that is looked at is written down.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(5);

impl Store {
    /// A door: the officer whose session has this token, unless it has run out or lain unused ([`IDLE`]).
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn desk_session(
        &self,
        token: SecretHash,
        now: DateTime<Utc>,
    ) -> Result<Option<DeskSession>, StoreProblem> {
        let mut reading = self.read().await?;
        let row: Option<(String, String, String, String, Option<String>)> = sqlx::query_as(
            "SELECT municipality.id, officer.id, officer.name, municipality.name, desk_session.seen_at
             FROM desk_session
             JOIN officer ON officer.municipality = desk_session.municipality AND officer.id = desk_session.officer
             JOIN municipality ON municipality.id = desk_session.municipality
             WHERE token_hash = $1 AND expires_at > $2 AND (seen_at IS NULL OR seen_at > $3)",
        )
        .bind(token.bytes())
        .bind(instant(now))
        .bind(instant(now - IDLE))
        .fetch_optional(&mut *reading)
        .await?;
        let Some((municipality, officer, name, municipality_name, seen)) = row else { return Ok(None) };
        let scope = MunicipalityScope::new(read("desk_session", &municipality)?);
        let officer = Officer { id: read("desk_session", &officer)?, name };
        let roles = roles_of(&mut reading, scope, officer.id).await?;
        drop(reading);
        if seen.is_none_or(|seen| seen < instant(now - NOTED_EVERY)) {
            self.note_desk_use(token, now).await?;
        }
        Ok(Some(DeskSession { rights: Rights::new(scope, officer, roles, now), municipality_name }))
    }

    async fn note_desk_use(&self, token: SecretHash, now: DateTime<Utc>) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE desk_session SET seen_at = $2 WHERE token_hash = $1")
            .bind(token.bytes())
            .bind(instant(now))
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// A door: signs out. Does nothing when the session has ended already.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn end_desk_session(&self, token: SecretHash, now: DateTime<Utc>) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        let ended: Option<(String, String)> =
            sqlx::query_as("DELETE FROM desk_session WHERE token_hash = $1 RETURNING municipality, officer")
                .bind(token.bytes())
                .fetch_optional(&mut *tx)
                .await?;
        if let Some((municipality, officer)) = ended {
            let scope = MunicipalityScope::new(read("desk_session", &municipality)?);
            let actor = Actor::Officer(read("desk_session", &officer)?);
            audit::write(&mut tx, scope, (actor, now), (AuditKind::SignedOut, "", "")).await?;
        }
        Ok(tx.commit().await?)
    }
}
