//! Writes a decision: effect, answer, backlog and quarantine, in the caller's transaction.

use super::sessions::{self, SessionLine};
use super::text::{column, counter, instant, read_json};
use super::{json, last_seq};
use crate::{ContactScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::sign_off::HowSigned;
use sqlx::SqliteConnection;
use sync::decide::{Decision, Effect, Keep};
use sync::{
    AssignmentRow, Manifest, Op, Outcome, PlanRow, ReportRow, ReportState, Revision, Seq, SignOffRow, SupervisionRow,
    SupervisionState, TimesheetRow, TimesheetState,
};

/// `nothing_is_held` says that the contact's backlog is empty.
pub(super) async fn decision(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: &Op,
    decision: &Decision,
    (nothing_is_held, now): (bool, DateTime<Utc>),
) -> Result<(), StoreProblem> {
    let mut is_answered = false;
    match &decision.effect {
        Some(Effect::PutSession { seq, revision, row, content }) => {
            let line = SessionLine::of((op, &decision.outcome), (*seq, *revision), (row, content))?;
            sessions::write(connection, scope, &[line], now).await?;
            is_answered = true;
        }
        Some(Effect::PutTimesheet { seq, revision, row, manifest }) => {
            timesheet(connection, scope, (*seq, *revision), row, manifest).await?;
        }
        Some(Effect::PutSupervision { seq, revision, row }) => {
            supervision(connection, scope, (*seq, *revision), row).await?;
        }
        Some(Effect::PutReport { seq, revision, row }) => {
            report(connection, scope, (*seq, *revision), row).await?;
        }
        Some(Effect::PutPlan { seq, revision, row }) => {
            plan(connection, scope, (*seq, *revision), row).await?;
        }
        Some(Effect::PutSignOff { seq, revision, row }) => {
            sign_off(connection, scope, (*seq, *revision), row).await?;
        }
        None => {}
    }
    match decision.keep {
        Keep::Nothing => return Ok(()),
        Keep::Quarantine => return quarantine(connection, scope, op, &decision.outcome, now).await,
        Keep::AnswerAndQuarantine => quarantine(connection, scope, op, &decision.outcome, now).await?,
        Keep::Answer | Keep::Backlog => {}
    }
    if !is_answered {
        answer(connection, scope, op, &decision.outcome, now).await?;
        if let Outcome::Applied(receipt) = &decision.outcome {
            advance_clock(connection, receipt.seq).await?;
        }
    }
    let missing: Vec<String> = match &decision.outcome {
        Outcome::Held { missing, blobs } => {
            missing.iter().map(ToString::to_string).chain(blobs.iter().map(ToString::to_string)).collect()
        }
        _ => Vec::new(),
    };
    if nothing_is_held && missing.is_empty() {
        return Ok(());
    }
    backlog(connection, scope, op, &missing, now).await
}

/// Places in history never go back, whatever the caller computed.
pub(super) async fn advance_clock(connection: &mut SqliteConnection, seq: Seq) -> Result<(), StoreProblem> {
    sqlx::query("UPDATE sync_clock SET last_seq = MAX(last_seq, $1)").bind(column(seq.0)).execute(connection).await?;
    Ok(())
}

async fn answer(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: &Op,
    outcome: &Outcome,
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO sync_ops (municipality, contact, op, sha256, device, number, message, outcome, received_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (municipality, contact, op) DO UPDATE SET outcome = excluded.outcome",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(op.id().to_string())
    .bind(op.sha256().to_string())
    .bind(op.device().to_string())
    .bind(column(op.number().0))
    .bind(json("sync_ops", op)?)
    .bind(json("sync_ops", outcome)?)
    .bind(instant(now))
    .execute(connection)
    .await?;
    Ok(())
}

async fn quarantine(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: &Op,
    outcome: &Outcome,
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO sync_quarantine (municipality, contact, op, sha256, message, outcome, since) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(op.id().to_string())
    .bind(op.sha256().to_string())
    .bind(json("sync_quarantine", op)?)
    .bind(json("sync_quarantine", outcome)?)
    .bind(instant(now))
    .execute(connection)
    .await?;
    Ok(())
}

/// The backlog's rows of `op` are those of `missing`, waiting since the first of them was written.
async fn backlog(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    op: &Op,
    missing: &[String],
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    let since: Option<String> =
        sqlx::query_scalar("SELECT MIN(since) FROM sync_backlog WHERE municipality = $1 AND contact = $2 AND op = $3")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .bind(op.id().to_string())
            .fetch_one(&mut *connection)
            .await?;
    if since.is_some() {
        sqlx::query("DELETE FROM sync_backlog WHERE municipality = $1 AND contact = $2 AND op = $3")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .bind(op.id().to_string())
            .execute(&mut *connection)
            .await?;
    }
    let since = since.unwrap_or_else(|| instant(now));
    for waits_for in missing {
        sqlx::query(
            "INSERT INTO sync_backlog (municipality, contact, op, waits_for, since) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(op.id().to_string())
        .bind(waits_for)
        .bind(&since)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

const fn state_name(state: &TimesheetState) -> &'static str {
    match state {
        TimesheetState::Draft => "draft",
        TimesheetState::Submitted => "submitted",
        TimesheetState::Returned { .. } => "returned",
        TimesheetState::Approved => "approved",
        TimesheetState::Exported => "exported",
        TimesheetState::Paid => "paid",
    }
}

pub(super) async fn timesheet(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    (seq, revision): (Seq, Revision),
    row: &TimesheetRow,
    manifest: &Manifest,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO sync_timesheets \
         (municipality, timesheet, contact, assignment, first_day, last_day, state, body, manifest, revision, seq) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (municipality, timesheet) DO UPDATE SET state = excluded.state, body = excluded.body, \
         manifest = excluded.manifest, revision = excluded.revision, seq = excluded.seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(row.id.to_string())
    .bind(scope.id().to_string())
    .bind(row.assignment.to_string())
    .bind(row.period.from().to_string())
    .bind(row.period.until().to_string())
    .bind(state_name(&row.state))
    .bind(json("sync_timesheets", row)?)
    .bind(json("sync_timesheets", manifest)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    advance_clock(connection, seq).await
}

const fn supervision_state_name(state: &SupervisionState) -> &'static str {
    match state {
        SupervisionState::Received => "received",
        SupervisionState::Answered { .. } => "answered",
        SupervisionState::Planned { .. } => "planned",
        SupervisionState::Held { .. } => "held",
        SupervisionState::Withdrawn => "withdrawn",
    }
}

pub(super) async fn supervision(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    (seq, revision): (Seq, Revision),
    row: &SupervisionRow,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO sync_supervisions \
         (municipality, supervision, contact, assignment, state, asked_at, body, revision, seq) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (municipality, supervision) DO UPDATE SET state = excluded.state, body = excluded.body, \
         revision = excluded.revision, seq = excluded.seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(row.request.id.to_string())
    .bind(scope.id().to_string())
    .bind(row.request.assignment.to_string())
    .bind(supervision_state_name(&row.state))
    .bind(instant(row.asked_at))
    .bind(json("sync_supervisions", row)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    advance_clock(connection, seq).await
}

const fn report_state_name(state: &ReportState) -> &'static str {
    match state {
        ReportState::Received => "received",
        ReportState::Read => "read",
        ReportState::Returned { .. } => "returned",
        ReportState::Withdrawn => "withdrawn",
    }
}

pub(super) async fn report(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    (seq, revision): (Seq, Revision),
    row: &ReportRow,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO sync_reports (municipality, report, contact, assignment, state, sent_at, body, revision, seq) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (municipality, report) DO UPDATE SET state = excluded.state, sent_at = excluded.sent_at, \
         body = excluded.body, revision = excluded.revision, seq = excluded.seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(row.report.id.to_string())
    .bind(scope.id().to_string())
    .bind(row.report.assignment.to_string())
    .bind(report_state_name(&row.state))
    .bind(instant(row.sent_at))
    .bind(json("sync_reports", row)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    advance_clock(connection, seq).await
}

async fn plan(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    (seq, revision): (Seq, Revision),
    row: &PlanRow,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO sync_plans (municipality, plan, contact, body, revision, seq) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (municipality, plan) DO UPDATE SET body = excluded.body, revision = excluded.revision, \
         seq = excluded.seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(row.plan.id.to_string())
    .bind(scope.id().to_string())
    .bind(json("sync_plans", row)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    advance_clock(connection, seq).await
}

async fn sign_off(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    (seq, revision): (Seq, Revision),
    row: &SignOffRow,
) -> Result<(), StoreProblem> {
    let period = row.sign_off.period;
    sqlx::query(
        "INSERT INTO sync_sign_offs \
         (municipality, sign_off, contact, assignment, first_day, last_day, state, said_at, body, revision, seq) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (municipality, sign_off) DO UPDATE SET state = excluded.state, said_at = excluded.said_at, \
         body = excluded.body, revision = excluded.revision, seq = excluded.seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(row.sign_off.id.to_string())
    .bind(scope.id().to_string())
    .bind(row.sign_off.assignment.to_string())
    .bind(period.from().to_string())
    .bind(period.until().to_string())
    .bind(match row.sign_off.how {
        HowSigned::Signed { .. } => "signed",
        HowSigned::CouldNot { .. } => "could_not",
    })
    .bind(instant(row.said_at))
    .bind(json("sync_sign_offs", row)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    advance_clock(connection, seq).await
}

pub(crate) async fn assignment(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    row: &AssignmentRow,
) -> Result<Seq, StoreProblem> {
    let held: Option<(String, String, i64, i64)> = sqlx::query_as(
        "SELECT contact, body, revision, seq FROM sync_assignments WHERE municipality = $1 AND assignment = $2",
    )
    .bind(scope.municipality().id().to_string())
    .bind(row.assignment.id.to_string())
    .fetch_optional(&mut *connection)
    .await?;
    let mut revision = Revision::ZERO;
    if let Some((contact, body, held_revision, seq)) = held {
        if contact != scope.id().to_string() {
            let reason = "the assignment is another contact's".to_owned();
            return Err(StoreProblem::BadRow { table: "sync_assignments", reason });
        }
        if read_json::<AssignmentRow>("sync_assignments", &body)? == *row {
            return Ok(Seq(counter("sync_assignments", seq)?));
        }
        revision = Revision(counter("sync_assignments", held_revision)?);
    }
    let seq = last_seq(connection).await?.next();
    sqlx::query(
        "INSERT INTO sync_assignments (municipality, assignment, contact, ended, body, revision, seq) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (municipality, assignment) DO UPDATE SET ended = excluded.ended, body = excluded.body, \
         revision = excluded.revision, seq = excluded.seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(row.assignment.id.to_string())
    .bind(scope.id().to_string())
    .bind(row.ended)
    .bind(json("sync_assignments", row)?)
    .bind(column(revision.next().0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    advance_clock(connection, seq).await?;
    Ok(seq)
}
