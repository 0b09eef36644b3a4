//! What phones asked for and did not get: refused operations, and those that wait for what never came.

use super::AnswerProblem;
use crate::audit::{self, AuditKind};
use crate::ledger::text::{instant, read, read_json};
use crate::people::Contact;
use crate::rights::{DealWithAside, Deed, May, sight};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{AssignmentId, ContactId};
use sqlx::SqliteConnection;
use sync::decide::PATIENCE;
use sync::{Change, ContentHash, Op, OpId, Outcome};

/// An operation that a person should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// Whose.
    pub contact: Contact,
    /// What was asked for.
    pub op: Op,
    /// Why it was not done.
    pub why: AsideReason,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Why an operation was not carried out.
#[derive(Debug, Clone, PartialEq)]
pub enum AsideReason {
    /// It was refused, with this answer.
    Refused(Outcome),
    /// It has waited longer than [`PATIENCE`] for what it was made on top of, or for a receipt.
    Waiting,
}

/// What an officer has done about one.
#[derive(Debug, Clone, Copy)]
pub struct AsideDealt<'a> {
    /// Whose.
    pub contact: ContactId,
    /// Which operation.
    pub op: OpId,
    /// With which content: one id can come with two.
    pub sha256: ContentHash,
    /// What was done, in the officer's words.
    pub note: &'a str,
}

/// Rows in one answer: more than an officer looks through.
const MOST: i64 = 500;

impl Store {
    /// The operations that the officer should look at, the oldest first: those of contacts whom they may see, but none about
    /// an assignment that they may not.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn kept_aside(&self, may: &May<DealWithAside>) -> Result<Vec<Aside>, StoreProblem> {
        let mut reading = self.write().await?;
        let rows: Vec<(String, String, String, Option<String>, String)> = sqlx::query_as(
            "SELECT contact.id, contact.name, message, outcome, since FROM (
               SELECT municipality, contact, message, outcome, since FROM sync_quarantine
                 WHERE municipality = $1 AND dealt_with IS NULL
               UNION ALL
               SELECT o.municipality, o.contact, o.message, NULL, MIN(b.since) FROM sync_backlog b
                 JOIN sync_ops o ON o.municipality = b.municipality AND o.contact = b.contact AND o.op = b.op
                 WHERE b.municipality = $1 AND b.since < $2 AND NOT EXISTS (
                   SELECT 1 FROM desk_aside d WHERE d.municipality = o.municipality AND d.contact = o.contact
                     AND d.op = o.op AND d.sha256 = o.sha256 AND d.kind = 'waiting')
                 GROUP BY o.municipality, o.contact, o.op
             ) aside
             JOIN contact ON contact.municipality = aside.municipality AND contact.id = aside.contact
             WHERE EXISTS (SELECT 1 FROM desk_contact_sight s WHERE s.municipality = contact.municipality
               AND s.contact = contact.id AND s.officer = $4 AND s.role IN (SELECT value FROM json_each($5)))
             ORDER BY since LIMIT $3",
        )
        .bind(may.scope().id().to_string())
        .bind(instant(may.at() - PATIENCE))
        .bind(MOST)
        .bind(may.officer().to_string())
        .bind(DealWithAside::ROLES_JSON)
        .fetch_all(&mut *reading)
        .await?;
        let mut seen = Vec::with_capacity(rows.len());
        for (contact, name, message, outcome, since) in rows {
            let op: Op = read_json("sync_quarantine", &message)?;
            if !is_about_seen(&mut reading, may, &op).await? {
                continue;
            }
            let refused = outcome.map(|outcome| read_json("sync_quarantine", &outcome)).transpose()?;
            seen.push(Aside {
                contact: Contact { id: read("sync_quarantine", &contact)?, name },
                op,
                why: refused.map_or(AsideReason::Waiting, AsideReason::Refused),
                since: read("sync_quarantine", &since)?,
            });
        }
        audit::note(&mut reading, may, AuditKind::SawAside, "").await?;
        reading.commit().await?;
        Ok(seen)
    }

    /// Notes what an officer has done about an operation, and takes it off the list. It stays where it is for ever.
    /// Whether it was on the list.
    ///
    /// # Errors
    /// [`AnswerProblem`]; `NotFound` where the officer may not deal with that contact.
    pub async fn deal_with_aside(
        &self,
        may: &May<DealWithAside>,
        dealt: AsideDealt<'_>,
    ) -> Result<bool, AnswerProblem> {
        let (scope, now) = (may.scope(), may.at());
        let mut tx = self.write().await?;
        if !may_deal(&mut tx, may, &dealt).await? {
            return Err(AnswerProblem::NotFound);
        }
        let refused = take_off(&mut tx, scope, &dealt, now).await?;
        let waiting: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM sync_backlog b
             JOIN sync_ops o ON o.municipality = b.municipality AND o.contact = b.contact AND o.op = b.op
             WHERE b.municipality = $1 AND b.contact = $2 AND b.op = $3 AND o.sha256 = $4)",
        )
        .bind(scope.id().to_string())
        .bind(dealt.contact.to_string())
        .bind(dealt.op.to_string())
        .bind(dealt.sha256.to_string())
        .fetch_one(&mut *tx)
        .await?;
        let kind = match (refused, waiting) {
            (true, _) => "refused",
            (false, true) => "waiting",
            (false, false) => return Ok(false),
        };
        let noted = note(&mut tx, may, &dealt, kind, now).await?;
        audit::note(&mut tx, may, AuditKind::DealtWithAside, dealt.op).await?;
        tx.commit().await?;
        Ok(noted)
    }
}

/// Whether the officer may see what an operation is about, where it says so itself.
async fn is_about_seen(
    connection: &mut SqliteConnection,
    may: &May<DealWithAside>,
    op: &Op,
) -> Result<bool, StoreProblem> {
    let Some(assignment) = assignment_of(op) else { return Ok(true) };
    let is_ours = "SELECT EXISTS (SELECT 1 FROM sync_assignments WHERE municipality = $1 AND assignment = $2)";
    let exists: bool = sqlx::query_scalar(is_ours)
        .bind(may.scope().id().to_string())
        .bind(assignment.to_string())
        .fetch_one(&mut *connection)
        .await?;
    // An assignment that nobody has is often the reason for a refusal: whoever sees the contact sees that.
    Ok(!exists || sight::assignment(connection, may, assignment).await?)
}

fn assignment_of(op: &Op) -> Option<AssignmentId> {
    match op.change().ok()? {
        Change::PutSession { session } => Some(session.assignment),
        Change::SubmitTimesheet { assignment, .. } => Some(assignment),
        Change::AskSupervision { request } => Some(request.assignment),
        Change::SendReport { report } => Some(report.assignment),
        Change::PutPlan { plan } => Some(plan.assignment),
        Change::SignOff { sign_off } => Some(sign_off.assignment),
        Change::DeleteSession { .. }
        | Change::WithdrawTimesheet { .. }
        | Change::WithdrawSupervision { .. }
        | Change::WithdrawReport { .. }
        | Change::DropPlan { .. } => None,
    }
}

/// Whether the officer may deal with it: they see it, and are not party to it.
pub(super) async fn may_deal(
    tx: &mut SqliteConnection,
    may: &May<DealWithAside>,
    dealt: &AsideDealt<'_>,
) -> Result<bool, StoreProblem> {
    let near = sight::is_party(tx, may, dealt.contact).await?;
    if near || !sight::contact(tx, may, dealt.contact).await? {
        return Ok(false);
    }
    let message: Option<String> =
        sqlx::query_scalar("SELECT message FROM sync_ops WHERE municipality = $1 AND contact = $2 AND op = $3")
            .bind(may.scope().id().to_string())
            .bind(dealt.contact.to_string())
            .bind(dealt.op.to_string())
            .fetch_optional(&mut *tx)
            .await?;
    match message {
        Some(message) => is_about_seen(tx, may, &read_json("sync_ops", &message)?).await,
        None => Ok(true),
    }
}

/// Takes a refused operation off the list; whether it was there.
pub(super) async fn take_off(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    dealt: &AsideDealt<'_>,
    now: DateTime<Utc>,
) -> Result<bool, StoreProblem> {
    let taken = sqlx::query(
        "UPDATE sync_quarantine SET dealt_with = $5
         WHERE municipality = $1 AND contact = $2 AND op = $3 AND sha256 = $4 AND dealt_with IS NULL",
    )
    .bind(scope.id().to_string())
    .bind(dealt.contact.to_string())
    .bind(dealt.op.to_string())
    .bind(dealt.sha256.to_string())
    .bind(instant(now))
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() > 0)
}

/// Notes what was done; whether it was not noted before.
pub(super) async fn note(
    tx: &mut SqliteConnection,
    may: &May<DealWithAside>,
    dealt: &AsideDealt<'_>,
    kind: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreProblem> {
    let noted = sqlx::query(
        "INSERT INTO desk_aside (municipality, contact, op, sha256, kind, officer, note, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
    )
    .bind(may.scope().id().to_string())
    .bind(dealt.contact.to_string())
    .bind(dealt.op.to_string())
    .bind(dealt.sha256.to_string())
    .bind(kind)
    .bind(may.officer().to_string())
    .bind(dealt.note)
    .bind(instant(now))
    .execute(tx)
    .await?;
    Ok(noted.rows_affected() > 0)
}
