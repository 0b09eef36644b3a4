//! Who is signed in at the desk.

use super::{Officer, SecretHash};
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::rights::{Rights, roles_of};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};

/// An officer who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskSession {
    /// Who, and what they may do.
    pub rights: Rights,
    /// Where they work.
    pub municipality_name: String,
}

impl Store {
    /// A door: the officer whose session has this token, unless it has run out.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn desk_session(
        &self,
        token: SecretHash,
        now: DateTime<Utc>,
    ) -> Result<Option<DeskSession>, StoreProblem> {
        let mut reading = self.read().await?;
        let row: Option<(String, String, String, String)> = sqlx::query_as(
            "SELECT municipality.id, officer.id, officer.name, municipality.name
             FROM desk_session
             JOIN officer ON officer.municipality = desk_session.municipality AND officer.id = desk_session.officer
             JOIN municipality ON municipality.id = desk_session.municipality
             WHERE token_hash = $1 AND expires_at > $2",
        )
        .bind(token.bytes())
        .bind(instant(now))
        .fetch_optional(&mut *reading)
        .await?;
        let Some((municipality, officer, name, municipality_name)) = row else { return Ok(None) };
        let scope = MunicipalityScope::new(read("desk_session", &municipality)?);
        let officer = Officer { id: read("desk_session", &officer)?, name };
        let roles = roles_of(&mut reading, scope, officer.id).await?;
        Ok(Some(DeskSession { rights: Rights::new(scope, officer, roles, now), municipality_name }))
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
