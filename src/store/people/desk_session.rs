//! Who is signed in at the desk.

use super::{Officer, SecretHash};
use crate::ledger::text::{instant, read};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};

/// An officer who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskSession {
    /// Where they may look.
    pub scope: MunicipalityScope,
    /// Who.
    pub officer: Officer,
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
        let row: Option<(String, String, String, String)> = sqlx::query_as(
            "SELECT municipality.id, officer.id, officer.name, municipality.name
             FROM desk_session
             JOIN officer ON officer.municipality = desk_session.municipality AND officer.id = desk_session.officer
             JOIN municipality ON municipality.id = desk_session.municipality
             WHERE token_hash = $1 AND expires_at > $2",
        )
        .bind(token.bytes())
        .bind(instant(now))
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.map(|(municipality, officer, name, municipality_name)| {
            let scope = MunicipalityScope::new(read("desk_session", &municipality)?);
            Ok(DeskSession { scope, officer: Officer { id: read("desk_session", &officer)?, name }, municipality_name })
        })
        .transpose()
    }

    /// Signs out. Does nothing when the session has ended already.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn end_desk_session(&self, scope: MunicipalityScope, token: SecretHash) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM desk_session WHERE municipality = $1 AND token_hash = $2")
            .bind(scope.id().to_string())
            .bind(token.bytes())
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }
}
