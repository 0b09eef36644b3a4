//! Which papers a municipality asks its contacts for, and which it has noted. Phones are told with their next pull.

#[cfg(test)]
mod tests;

use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::read;
use crate::ledger::{papers, write_papers};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::ContactId;
use domain::papers::{Paper, PaperKind, Papers};
use sqlx::SqliteConnection;
use std::collections::BTreeSet;

impl Store {
    /// What is asked of a contact and noted of them.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn papers(&self, scope: ContactScope) -> Result<Papers, StoreProblem> {
        Ok(papers(&mut *self.read().await?, scope).await?.unwrap_or_default())
    }

    /// Asks all contacts for a paper.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn ask_for_paper(
        &self,
        scope: MunicipalityScope,
        kind: PaperKind,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        write_asked(&mut tx, scope, kind).await?;
        tell_all(&mut tx, scope).await?;
        audit::write(&mut tx, scope, (Actor::Owner, now), (AuditKind::AskedForPaper, name(kind), "")).await?;
        Ok(tx.commit().await?)
    }

    /// Asks nobody for it any more. What was noted of it stays.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn stop_asking_for_paper(
        &self,
        scope: MunicipalityScope,
        kind: PaperKind,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM paper_asked WHERE municipality = $1 AND kind = $2")
            .bind(scope.id().to_string())
            .bind(name(kind))
            .execute(&mut *tx)
            .await?;
        tell_all(&mut tx, scope).await?;
        audit::write(&mut tx, scope, (Actor::Owner, now), (AuditKind::StoppedAskingForPaper, name(kind), "")).await?;
        Ok(tx.commit().await?)
    }

    /// Notes that a paper is in order, in the place of the one of its kind that was noted before.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such contact.
    pub async fn note_paper(&self, scope: ContactScope, paper: Paper, now: DateTime<Utc>) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        let next = standing(&mut tx, scope).await?.with(paper);
        write_papers(&mut tx, scope, &next).await?;
        note(&mut tx, scope, AuditKind::NotedPaper, now).await?;
        Ok(tx.commit().await?)
    }

    /// Notes it no more. Whether it was noted.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such contact.
    pub async fn withdraw_paper(
        &self,
        scope: ContactScope,
        kind: PaperKind,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let before = standing(&mut tx, scope).await?;
        let next = before.clone().without(kind);
        write_papers(&mut tx, scope, &next).await?;
        note(&mut tx, scope, AuditKind::WithdrewPaper, now).await?;
        tx.commit().await?;
        Ok(next != before)
    }
}

/// Tells a contact who has just come what is asked for, if anything is.
pub(crate) async fn tell(tx: &mut SqliteConnection, scope: ContactScope) -> Result<(), StoreProblem> {
    let held = papers(tx, scope).await?;
    let next = standing(tx, scope).await?;
    if held.is_none() && next == Papers::default() { Ok(()) } else { write_papers(tx, scope, &next).await }
}

pub(crate) async fn write_asked(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    kind: PaperKind,
) -> Result<(), StoreProblem> {
    sqlx::query("INSERT INTO paper_asked (municipality, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(scope.id().to_string())
        .bind(name(kind))
        .execute(tx)
        .await?;
    Ok(())
}

async fn tell_all(tx: &mut SqliteConnection, scope: MunicipalityScope) -> Result<(), StoreProblem> {
    let contacts: Vec<String> = sqlx::query_scalar("SELECT id FROM contact WHERE municipality = $1 ORDER BY id")
        .bind(scope.id().to_string())
        .fetch_all(&mut *tx)
        .await?;
    for contact in contacts {
        let contact: ContactId = read("contact", &contact)?;
        tell(tx, scope.contact(contact)).await?;
    }
    Ok(())
}

/// What is noted of a contact, and what is asked for now.
async fn standing(tx: &mut SqliteConnection, scope: ContactScope) -> Result<Papers, StoreProblem> {
    let names: Vec<String> = sqlx::query_scalar("SELECT kind FROM paper_asked WHERE municipality = $1")
        .bind(scope.municipality().id().to_string())
        .fetch_all(&mut *tx)
        .await?;
    let asked: BTreeSet<_> =
        PaperKind::ALL.into_iter().filter(|kind| names.iter().any(|known| known == name(*kind))).collect();
    Ok(papers(tx, scope).await?.unwrap_or_default().with_asked(asked))
}

/// Which paper it is stands nowhere in the log: it names the contact alone.
async fn note(
    tx: &mut SqliteConnection,
    scope: ContactScope,
    kind: AuditKind,
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    audit::write(tx, scope.municipality(), (Actor::Owner, now), (kind, &scope.id().to_string(), "")).await
}

const fn name(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::PoliceCertificate => "police_certificate",
        PaperKind::Confidentiality => "confidentiality",
        PaperKind::ELearning => "e_learning",
    }
}
