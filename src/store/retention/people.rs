//! Contacts: who has ended goes when nothing that must be kept says their name any more; who asks to be forgotten, as far as pay
//! allows.

use super::{Horizon, dealt_with, messages, operations};
use crate::ledger::text::instant;
use crate::{MunicipalityScope, StoreProblem};
use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

/// A contact `c` of whom nothing is left that has years of its own. A macro, since every query is one constant text.
macro_rules! nothing_left {
    () => {
        "NOT EXISTS (SELECT 1 FROM sync_sessions s WHERE s.municipality = c.municipality AND s.contact = c.id)
         AND NOT EXISTS (SELECT 1 FROM sync_reports r WHERE r.municipality = c.municipality AND r.contact = c.id)
         AND NOT EXISTS (SELECT 1 FROM sync_supervisions v WHERE v.municipality = c.municipality AND v.contact = c.id)
         AND NOT EXISTS (SELECT 1 FROM sync_messages m WHERE m.municipality = c.municipality AND m.contact = c.id
                         AND json_extract(m.told, '$.matter.told') <> '')
         AND NOT EXISTS (SELECT 1 FROM sync_quarantine q WHERE q.municipality = c.municipality AND q.contact = c.id
                         AND q.dealt_with IS NULL)
         AND NOT EXISTS (SELECT 1 FROM sync_timesheets t WHERE t.municipality = c.municipality AND t.contact = c.id
                         AND (t.last_day >= $2 OR EXISTS (SELECT 1 FROM sync_approved a
                              WHERE a.municipality = t.municipality AND a.timesheet = t.timesheet)))"
    };
}

/// Who has had assignments, of which the last ended before the first day that is kept.
const ENDED: &str = concat!(
    "SELECT c.id FROM contact c WHERE c.municipality = $1
       AND EXISTS (SELECT 1 FROM sync_assignments a WHERE a.municipality = c.municipality AND a.contact = c.id)
       AND NOT EXISTS (SELECT 1 FROM sync_assignments a WHERE a.municipality = c.municipality AND a.contact = c.id
                       AND COALESCE(json_extract(a.body, '$.assignment.agreement.until'), '9999') >= $2)
       AND ",
    nothing_left!()
);

const IS_NOBODY: &str =
    concat!("SELECT 1 FROM contact c WHERE c.municipality = $1 AND c.id = $3 AND ", nothing_left!());

/// Plans are about days to come: past ones go with the hours.
const PLANS: &str = "SELECT contact, plan FROM sync_plans WHERE municipality = $1
    AND COALESCE(json_extract(body, '$.plan.weekly_until'), json_extract(body, '$.plan.first')) < $2";

/// What goes of whoever asks to be forgotten, whatever must be kept.
const FORGET: [&str; 7] = [
    "DELETE FROM sync_papers WHERE municipality = $1 AND contact = $2",
    "DELETE FROM desk_letter_to WHERE municipality = $1 AND contact = $2",
    "DELETE FROM sync_letters WHERE municipality = $1 AND contact = $2",
    "DELETE FROM identity WHERE municipality = $1 AND contact = $2",
    "DELETE FROM invitation WHERE municipality = $1 AND contact = $2",
    "DELETE FROM sign_in_attempt WHERE municipality = $1 AND contact = $2",
    "UPDATE device SET name = '' WHERE municipality = $1 AND contact = $2",
];

/// What is left of somebody of whom nothing must be kept, in this order: what hangs on something goes before it.
const REMOVE: [&str; 15] = [
    "DELETE FROM device WHERE municipality = $1 AND contact = $2",
    "DELETE FROM officer_party WHERE municipality = $1 AND contact = $2",
    "DELETE FROM contact_facts WHERE municipality = $1 AND contact = $2",
    "DELETE FROM sync_plans WHERE municipality = $1 AND contact = $2",
    "DELETE FROM sync_sign_offs WHERE municipality = $1 AND contact = $2",
    "DELETE FROM sync_backlog WHERE municipality = $1 AND contact = $2",
    "DELETE FROM sync_quarantine WHERE municipality = $1 AND contact = $2",
    "DELETE FROM sync_ops WHERE municipality = $1 AND contact = $2",
    "DELETE FROM receipt_part WHERE municipality = $1 AND contact = $2",
    "DELETE FROM receipt WHERE municipality = $1 AND contact = $2",
    "DELETE FROM sync_timesheets WHERE municipality = $1 AND contact = $2",
    "DELETE FROM assignment_confidant WHERE municipality = $1 AND assignment IN (
       SELECT assignment FROM sync_assignments WHERE municipality = $1 AND contact = $2)",
    "DELETE FROM assignment_protected WHERE municipality = $1 AND assignment IN (
       SELECT assignment FROM sync_assignments WHERE municipality = $1 AND contact = $2)",
    "DELETE FROM sync_assignments WHERE municipality = $1 AND contact = $2",
    "DELETE FROM contact WHERE municipality = $1 AND id = $2",
];

/// Whoever has ended, and plans for days that are long past.
pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let (municipality, first) = (scope.id().to_string(), horizon.accounts().to_string());
    let plans: Vec<(String, String)> =
        sqlx::query_as(PLANS).bind(&municipality).bind(&first).fetch_all(&mut *tx).await?;
    for (contact, plan) in &plans {
        erase_plan_of(tx, scope, (contact, plan)).await?;
    }
    let ended: Vec<String> = sqlx::query_scalar(ENDED).bind(&municipality).bind(&first).fetch_all(&mut *tx).await?;
    for contact in &ended {
        each(tx, scope, contact, &FORGET).await?;
        each(tx, scope, contact, &REMOVE).await?;
    }
    Ok((plans.len() + ended.len()) as u64)
}

/// What is left of a contact who has asked to be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgotten {
    /// Nothing.
    Whole,
    /// Name, hours, driving, expenses and what was decided about them, until their years are over.
    ButForPay,
}

/// Everything that need not be kept of a contact. Their phones are shut out, and throw their keys away. Nothing where there is none.
pub(super) async fn forget(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    contact: &str,
    now: DateTime<Utc>,
) -> Result<Option<Forgotten>, StoreProblem> {
    let municipality = scope.id().to_string();
    let ids = async |tx: &mut SqliteConnection, query: &'static str| -> Result<Vec<String>, StoreProblem> {
        Ok(sqlx::query_scalar(query).bind(&municipality).bind(contact).fetch_all(tx).await?)
    };
    if ids(tx, "SELECT id FROM contact WHERE municipality = $1 AND id = $2").await?.is_empty() {
        return Ok(None);
    }
    for id in ids(tx, "SELECT report FROM sync_reports WHERE municipality = $1 AND contact = $2").await? {
        dealt_with::erase_report(tx, scope, &id).await?;
    }
    for id in ids(tx, "SELECT supervision FROM sync_supervisions WHERE municipality = $1 AND contact = $2").await? {
        dealt_with::erase_supervision(tx, scope, &id).await?;
    }
    for id in ids(tx, "SELECT message FROM sync_messages WHERE municipality = $1 AND contact = $2").await? {
        messages::erase(tx, scope, &id).await?;
    }
    for id in ids(tx, "SELECT plan FROM sync_plans WHERE municipality = $1 AND contact = $2").await? {
        erase_plan_of(tx, scope, (contact, &id)).await?;
    }
    sqlx::query(
        "UPDATE device SET revoked_at = COALESCE(revoked_at, $3), wipe = 1 WHERE municipality = $1 AND contact = $2",
    )
    .bind(&municipality)
    .bind(contact)
    .bind(instant(now))
    .execute(&mut *tx)
    .await?;
    each(tx, scope, contact, &FORGET).await?;
    // Nothing is past its time that anything is kept of: the first day that is kept is the first of all.
    let nobody: Option<i64> = sqlx::query_scalar(IS_NOBODY)
        .bind(&municipality)
        .bind("0000-01-01")
        .bind(contact)
        .fetch_optional(&mut *tx)
        .await?;
    if nobody.is_none() {
        return Ok(Some(Forgotten::ButForPay));
    }
    each(tx, scope, contact, &REMOVE).await?;
    Ok(Some(Forgotten::Whole))
}

/// One plan. Says whether there was such.
pub(super) async fn erase_plan(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    id: &str,
) -> Result<bool, StoreProblem> {
    let whose: Option<String> =
        sqlx::query_scalar("SELECT contact FROM sync_plans WHERE municipality = $1 AND plan = $2")
            .bind(scope.id().to_string())
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
    let Some(contact) = whose else { return Ok(false) };
    erase_plan_of(tx, scope, (&contact, id)).await?;
    Ok(true)
}

async fn erase_plan_of(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    (contact, id): (&str, &str),
) -> Result<(), StoreProblem> {
    sqlx::query("DELETE FROM sync_plans WHERE municipality = $1 AND plan = $2")
        .bind(scope.id().to_string())
        .bind(id)
        .execute(&mut *tx)
        .await?;
    operations::empty_those_of(tx, scope, (contact, id)).await
}

async fn each(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    contact: &str,
    statements: &[&'static str],
) -> Result<(), StoreProblem> {
    for statement in statements {
        sqlx::query(*statement).bind(scope.id().to_string()).bind(contact).execute(&mut *tx).await?;
    }
    Ok(())
}
