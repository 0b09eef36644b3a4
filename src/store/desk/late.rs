//! An officer takes up an edit that came after its month was approved.

use super::AsideDealt;
use super::aside::{may_deal, note, take_off};
use crate::audit::{self, AuditKind};
use crate::ledger::take_up_late;
use crate::ledger::text::read_json;
use crate::rights::{DealWithAside, May};
use crate::{Store, StoreProblem};
use sync::decide::NotTakenUp;
use thiserror::Error;

/// Why a late edit was not taken up. Nothing was then changed.
#[derive(Debug, Error)]
pub enum LateProblem {
    /// It is not on the list of what was set aside, or somebody has dealt with it.
    #[error("it is not on the list")]
    Gone,
    /// The officer may not deal with that contact.
    #[error("the officer may not deal with that contact")]
    NotTheirs,
    /// It cannot be taken up as it is.
    #[error(transparent)]
    NotTakenUp(#[from] NotTakenUp),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<sqlx::Error> for LateProblem {
    fn from(problem: sqlx::Error) -> Self {
        Self::Store(problem.into())
    }
}

impl Store {
    /// Carries out what a phone asked for too late. What was approved stays; the entry is as the phone wrote it from now
    /// on, and the difference is paid with the next month that is approved.
    ///
    /// # Errors
    /// [`LateProblem`]
    pub async fn take_up_late(&self, may: &May<DealWithAside>, dealt: AsideDealt<'_>) -> Result<(), LateProblem> {
        let (scope, now) = (may.scope(), may.at());
        let mut tx = self.write().await?;
        if !may_deal(&mut tx, may, &dealt).await? {
            return Err(LateProblem::NotTheirs);
        }
        let late: Option<(String, String)> = sqlx::query_as(
            "SELECT message, outcome FROM sync_quarantine
             WHERE municipality = $1 AND contact = $2 AND op = $3 AND sha256 = $4 AND dealt_with IS NULL",
        )
        .bind(scope.id().to_string())
        .bind(dealt.contact.to_string())
        .bind(dealt.op.to_string())
        .bind(dealt.sha256.to_string())
        .fetch_optional(&mut *tx)
        .await?;
        let (message, outcome) = late.ok_or(LateProblem::Gone)?;
        let late = read_json("sync_quarantine", &message)?;
        let answer = read_json("sync_quarantine", &outcome)?;
        take_up_late(&mut tx, scope.contact(dealt.contact), (&late, &answer), now).await??;
        take_off(&mut tx, scope, &dealt, now).await?;
        note(&mut tx, may, &dealt, "refused", now).await?;
        audit::note(&mut tx, may, AuditKind::TookUpLate, dealt.op).await?;
        tx.commit().await?;
        Ok(())
    }
}
