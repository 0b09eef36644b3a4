//! Reads what a decision rests on.

use super::known::Known;
use super::text::{counter, json, read, read_json};
use crate::{ContactScope, StoreProblem};
use chrono::NaiveDate;
use domain::entry::Session;
use domain::id::{AssignmentId, PlanId, ReportId, SessionId, SignOffId, SupervisionId, TimesheetId};
use domain::time::PayPeriod;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use sync::decide::{
    BaseState, BaseStep, Ledger, Seen, StoredPlan, StoredReport, StoredSession, StoredSignOff, StoredSupervision,
    StoredTimesheet, base_step, needs, refers_to,
};
use sync::op::Subject;
use sync::{AssignmentRow, Base, Change, Op, OpId, Outcome, Revision, SessionRow, SessionState, TimesheetRow};

/// An operation and its answer.
#[derive(Debug, Clone)]
pub(super) struct StoredOp {
    pub(super) op: Op,
    pub(super) outcome: Outcome,
}

pub(super) async fn ledger(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: &Op,
    known: &Known,
) -> Result<Ledger, StoreProblem> {
    let seen = known
        .op(connection, scope, op.id())
        .await?
        .map(|stored| Seen { sha256: stored.op.sha256(), outcome: stored.outcome });
    if seen.as_ref().is_some_and(|seen| seen.outcome.is_final() || seen.sha256 != op.sha256()) {
        let next_seq = known.next_seq(connection).await?;
        return Ok(Ledger { next_seq, seen, ..Ledger::default() });
    }
    Ok(Ledger { seen, ..unseen(connection, scope, op, known).await? })
}

/// What the ledger holds about an operation besides the answer that it was given before.
pub(super) async fn unseen(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: &Op,
    known: &Known,
) -> Result<Ledger, StoreProblem> {
    let mut ledger = Ledger { next_seq: known.next_seq(connection).await?, ..Ledger::default() };
    let Ok(change) = op.change() else { return Ok(ledger) };
    ledger.assignments = Arc::clone(&known.assignments);
    ledger.held_since = if known.nothing_is_held() { None } else { held_since(connection, scope, op.id()).await? };
    ledger.base = base_state(connection, scope, op.base(), known).await?;
    ledger.missing = unjudged(connection, scope, &refers_to(&change)).await?;
    match change.subject() {
        Subject::Session(id) => {
            let stored = known.session(connection, scope, id).await?;
            ledger.foreign = stored.as_ref().is_some_and(|(foreign, _)| *foreign);
            ledger.session = stored.filter(|(foreign, _)| !foreign).map(|(_, stored)| stored);
        }
        Subject::Timesheet(id) => {
            let stored = timesheet(connection, scope, id).await?;
            ledger.foreign = stored.as_ref().is_some_and(|(foreign, _)| *foreign);
            ledger.timesheet = stored.filter(|(foreign, _)| !foreign).map(|(_, stored)| stored);
        }
        Subject::Supervision(id) => {
            let stored = supervision(connection, scope, id).await?;
            ledger.foreign = stored.as_ref().is_some_and(|(foreign, _)| *foreign);
            ledger.supervision = stored.filter(|(foreign, _)| !foreign).map(|(_, stored)| stored);
        }
        Subject::Report(id) => {
            let stored = report(connection, scope, id).await?;
            ledger.foreign = stored.as_ref().is_some_and(|(foreign, _)| *foreign);
            ledger.report = stored.filter(|(foreign, _)| !foreign).map(|(_, stored)| stored);
        }
        Subject::Plan(id) => {
            let stored = plan(connection, scope, id).await?;
            ledger.foreign = stored.as_ref().is_some_and(|(foreign, _)| *foreign);
            ledger.plan = stored.filter(|(foreign, _)| !foreign).map(|(_, stored)| stored);
        }
        Subject::SignOff(id) => {
            let stored = sign_off(connection, scope, id).await?;
            ledger.foreign = stored.as_ref().is_some_and(|(foreign, _)| *foreign);
            ledger.sign_off = stored.filter(|(foreign, _)| !foreign).map(|(_, stored)| stored);
        }
    }
    if let Change::SubmitTimesheet { assignment, period, .. } = &change {
        if ledger.timesheet.is_none() {
            ledger.timesheet = timesheet_of(connection, scope, *assignment, *period).await?;
        }
        let days = (period.from(), period.until());
        ledger.period = sessions_between(connection, scope, *assignment, days).await?;
        ledger.missing_blobs = crate::receipts::missing(connection, scope, needs(&change, &ledger.period)).await?;
    }
    if let Change::SignOff { sign_off } = &change {
        ledger.timesheet = timesheet_of(connection, scope, sign_off.assignment, sign_off.period).await?;
    }
    if let Change::SendReport { report } = &change {
        let days = (report.span.from, report.span.until);
        ledger.period = sessions_between(connection, scope, report.assignment, days).await?;
    }
    let new = match &change {
        Change::PutSession { session } => Some(session),
        _ => None,
    };
    let old = ledger.session.as_ref().map(|stored| &stored.content);
    let days = new.into_iter().chain(old).flat_map(|session| [session.span.start(), session.span.end()]);
    let days: Vec<NaiveDate> = days.map(|moment| moment.wall.date()).collect();
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        ledger.timesheets = known.timesheets_between(connection, scope, *first, *last).await?;
    }
    Ok(ledger)
}

pub(super) async fn stored_op(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: OpId,
) -> Result<Option<StoredOp>, StoreProblem> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT message, outcome FROM sync_ops WHERE municipality = $1 AND contact = $2 AND op = $3")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .bind(op.to_string())
            .fetch_optional(connection)
            .await?;
    row.map(|(message, outcome)| read_op(&message, &outcome)).transpose()
}

fn read_op(message: &str, outcome: &str) -> Result<StoredOp, StoreProblem> {
    Ok(StoredOp { op: read_json("sync_ops", message)?, outcome: read_json("sync_ops", outcome)? })
}

/// The same of many at once: all that are asked for, each with what there is.
pub(super) async fn stored_ops(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    ops: &[OpId],
) -> Result<BTreeMap<OpId, Option<StoredOp>>, StoreProblem> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT message, outcome FROM sync_ops \
         WHERE municipality = $1 AND contact = $2 AND op IN (SELECT value FROM json_each($3))",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(json("sync_ops", &ops)?)
    .fetch_all(connection)
    .await?;
    let mut stored: BTreeMap<OpId, Option<StoredOp>> = ops.iter().map(|op| (*op, None)).collect();
    for (message, outcome) in rows {
        let found = read_op(&message, &outcome)?;
        stored.insert(found.op.id(), Some(found));
    }
    Ok(stored)
}

/// Whether the contact's backlog is empty.
pub(super) async fn nothing_is_held(
    connection: &mut SqliteConnection,
    scope: ContactScope,
) -> Result<bool, StoreProblem> {
    let held: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sync_backlog WHERE municipality = $1 AND contact = $2)")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .fetch_one(connection)
            .await?;
    Ok(!held)
}

async fn base_state(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    mut base: Base,
    known: &Known,
) -> Result<BaseState, StoreProblem> {
    loop {
        let stored = match base {
            Base::Nothing => None,
            Base::After(op) => known.op(connection, scope, op).await?,
        };
        match base_step(base, stored.as_ref().map(|stored| (&stored.op, &stored.outcome))) {
            BaseStep::Found(state) => return Ok(state),
            BaseStep::Further(further) => base = further,
        }
    }
}

async fn held_since(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: OpId,
) -> Result<Option<chrono::DateTime<chrono::Utc>>, StoreProblem> {
    let since: Option<String> =
        sqlx::query_scalar("SELECT MIN(since) FROM sync_backlog WHERE municipality = $1 AND contact = $2 AND op = $3")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .bind(op.to_string())
            .fetch_one(connection)
            .await?;
    since.map(|since| read("sync_backlog", &since)).transpose()
}

async fn unjudged(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    ops: &[OpId],
) -> Result<BTreeSet<OpId>, StoreProblem> {
    let mut unjudged = BTreeSet::new();
    for op in ops {
        let judged = stored_op(connection, scope, *op).await?.is_some_and(|stored| stored.outcome.is_final());
        if !judged {
            unjudged.insert(*op);
        }
    }
    Ok(unjudged)
}

pub(super) async fn assignments(
    connection: &mut SqliteConnection,
    scope: ContactScope,
) -> Result<BTreeMap<AssignmentId, AssignmentRow>, StoreProblem> {
    let bodies: Vec<String> =
        sqlx::query_scalar("SELECT body FROM sync_assignments WHERE municipality = $1 AND contact = $2")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .fetch_all(connection)
            .await?;
    let rows = bodies.iter().map(|body| read_json::<AssignmentRow>("sync_assignments", body));
    rows.map(|row| row.map(|row| (row.assignment.id, row))).collect()
}

type SessionColumns = (String, String, String, bool, String, i64);

/// The session and whether it is another contact's.
pub(super) async fn session(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    id: SessionId,
) -> Result<Option<(bool, StoredSession)>, StoreProblem> {
    Ok(stored_sessions(connection, scope, &[id]).await?.remove(&id).flatten())
}

/// The same of many at once: all that are asked for, each with what there is.
pub(super) async fn stored_sessions(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    ids: &[SessionId],
) -> Result<BTreeMap<SessionId, Option<(bool, StoredSession)>>, StoreProblem> {
    let rows: Vec<SessionColumns> = sqlx::query_as(
        "SELECT session, contact, op, deleted, body, revision FROM sync_sessions \
         WHERE municipality = $1 AND session IN (SELECT value FROM json_each($2))",
    )
    .bind(scope.municipality().id().to_string())
    .bind(json("sync_sessions", &ids)?)
    .fetch_all(connection)
    .await?;
    let mut stored: BTreeMap<SessionId, Option<(bool, StoredSession)>> = ids.iter().map(|id| (*id, None)).collect();
    let own = scope.id().to_string();
    for (id, contact, op, deleted, body, revision) in rows {
        let id: SessionId = read("sync_sessions", &id)?;
        let content: Session = read_json("sync_sessions", &body)?;
        let row = session_row(id, &op, deleted, content.clone())?;
        let revision = Revision(counter("sync_sessions", revision)?);
        stored.insert(id, Some((contact != own, StoredSession { revision, row, content })));
    }
    Ok(stored)
}

pub(super) fn session_row(
    id: SessionId,
    op: &str,
    deleted: bool,
    content: Session,
) -> Result<SessionRow, StoreProblem> {
    let state = if deleted { SessionState::Deleted } else { SessionState::Live(Box::new(content)) };
    Ok(SessionRow { id, op: read("sync_sessions", op)?, state })
}

/// The timesheet and whether it is another contact's.
async fn timesheet(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    id: TimesheetId,
) -> Result<Option<(bool, StoredTimesheet)>, StoreProblem> {
    let row: Option<(String, String, String, i64)> = sqlx::query_as(
        "SELECT contact, body, manifest, revision FROM sync_timesheets WHERE municipality = $1 AND timesheet = $2",
    )
    .bind(scope.municipality().id().to_string())
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?;
    row.map(|(contact, body, manifest, revision)| {
        Ok((contact != scope.id().to_string(), stored_timesheet(&body, &manifest, revision)?))
    })
    .transpose()
}

/// The request for supervision and whether it is another contact's.
async fn supervision(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    id: SupervisionId,
) -> Result<Option<(bool, StoredSupervision)>, StoreProblem> {
    let row: Option<(String, String, i64)> = sqlx::query_as(
        "SELECT contact, body, revision FROM sync_supervisions WHERE municipality = $1 AND supervision = $2",
    )
    .bind(scope.municipality().id().to_string())
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?;
    row.map(|(contact, body, revision)| {
        let revision = Revision(counter("sync_supervisions", revision)?);
        let stored = StoredSupervision { revision, row: read_json("sync_supervisions", &body)? };
        Ok((contact != scope.id().to_string(), stored))
    })
    .transpose()
}

/// The report and whether it is another contact's.
async fn report(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    id: ReportId,
) -> Result<Option<(bool, StoredReport)>, StoreProblem> {
    let row: Option<(String, String, i64)> =
        sqlx::query_as("SELECT contact, body, revision FROM sync_reports WHERE municipality = $1 AND report = $2")
            .bind(scope.municipality().id().to_string())
            .bind(id.to_string())
            .fetch_optional(connection)
            .await?;
    row.map(|(contact, body, revision)| {
        let revision = Revision(counter("sync_reports", revision)?);
        let stored = StoredReport { revision, row: read_json("sync_reports", &body)? };
        Ok((contact != scope.id().to_string(), stored))
    })
    .transpose()
}

/// The plan and whether it is another contact's.
async fn plan(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    id: PlanId,
) -> Result<Option<(bool, StoredPlan)>, StoreProblem> {
    let row: Option<(String, String, i64)> =
        sqlx::query_as("SELECT contact, body, revision FROM sync_plans WHERE municipality = $1 AND plan = $2")
            .bind(scope.municipality().id().to_string())
            .bind(id.to_string())
            .fetch_optional(connection)
            .await?;
    row.map(|(contact, body, revision)| {
        let revision = Revision(counter("sync_plans", revision)?);
        let stored = StoredPlan { revision, row: read_json("sync_plans", &body)? };
        Ok((contact != scope.id().to_string(), stored))
    })
    .transpose()
}

/// The sign-off and whether it is another contact's.
async fn sign_off(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    id: SignOffId,
) -> Result<Option<(bool, StoredSignOff)>, StoreProblem> {
    let row: Option<(String, String, i64)> =
        sqlx::query_as("SELECT contact, body, revision FROM sync_sign_offs WHERE municipality = $1 AND sign_off = $2")
            .bind(scope.municipality().id().to_string())
            .bind(id.to_string())
            .fetch_optional(connection)
            .await?;
    row.map(|(contact, body, revision)| {
        let revision = Revision(counter("sync_sign_offs", revision)?);
        let stored = StoredSignOff { revision, row: read_json("sync_sign_offs", &body)? };
        Ok((contact != scope.id().to_string(), stored))
    })
    .transpose()
}

async fn timesheet_of(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    assignment: AssignmentId,
    period: PayPeriod,
) -> Result<Option<StoredTimesheet>, StoreProblem> {
    let row: Option<(String, String, i64)> = sqlx::query_as(
        "SELECT body, manifest, revision FROM sync_timesheets \
         WHERE municipality = $1 AND contact = $2 AND assignment = $3 AND first_day = $4",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(assignment.to_string())
    .bind(period.from().to_string())
    .fetch_optional(connection)
    .await?;
    row.map(|(body, manifest, revision)| stored_timesheet(&body, &manifest, revision)).transpose()
}

fn stored_timesheet(body: &str, manifest: &str, revision: i64) -> Result<StoredTimesheet, StoreProblem> {
    Ok(StoredTimesheet {
        revision: Revision(counter("sync_timesheets", revision)?),
        row: read_json("sync_timesheets", body)?,
        manifest: read_json("sync_timesheets", manifest)?,
    })
}

pub(super) async fn timesheets_between(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<TimesheetRow>, StoreProblem> {
    let bodies: Vec<String> = sqlx::query_scalar(
        "SELECT body FROM sync_timesheets \
         WHERE municipality = $1 AND contact = $2 AND first_day <= $4 AND last_day >= $3",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(first.to_string())
    .bind(last.to_string())
    .fetch_all(connection)
    .await?;
    bodies.iter().map(|body| read_json("sync_timesheets", body)).collect()
}

/// The sessions of an assignment that begin between two days, both included, and are not deleted.
pub(super) async fn sessions_between(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    assignment: AssignmentId,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<Session>, StoreProblem> {
    let bodies: Vec<String> = sqlx::query_scalar(
        "SELECT body FROM sync_sessions WHERE municipality = $1 AND contact = $2 AND assignment = $3 \
         AND day BETWEEN $4 AND $5 AND deleted = 0 ORDER BY session",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(assignment.to_string())
    .bind(first.to_string())
    .bind(last.to_string())
    .fetch_all(connection)
    .await?;
    bodies.iter().map(|body| read_json("sync_sessions", body)).collect()
}

/// Held operations that wait for `missing`: an operation's id, or an attachment's hash.
pub(super) async fn waiting_for(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    missing: &str,
) -> Result<Vec<Op>, StoreProblem> {
    let messages: Vec<String> = sqlx::query_scalar(
        "SELECT o.message FROM sync_backlog b \
         JOIN sync_ops o ON o.municipality = b.municipality AND o.contact = b.contact AND o.op = b.op \
         WHERE b.municipality = $1 AND b.contact = $2 AND b.waits_for = $3 ORDER BY o.number, o.op",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(missing)
    .fetch_all(connection)
    .await?;
    messages.iter().map(|message| read_json("sync_ops", message)).collect()
}
