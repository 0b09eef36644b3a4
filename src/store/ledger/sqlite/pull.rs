//! What is new for a contact.

use super::last_seq;
use super::load::session_row;
use super::text::{counter, read, read_json};
use crate::people::facts;
use crate::{ContactScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::{AssignmentId, RecipientId};
use domain::sign_off::signs_for;
use sqlx::SqliteConnection;
use sync::row::{ReckonedDocument, TermsDocument};
use sync::wire::{DigestLine, MOST_ROWS, Month, digest};
use sync::{
    ContentHash, DeviceId, DeviceSeq, Entity, Epoch, PullRequest, PullResponse, Revision, Row, Seq, SessionRow,
};

/// An eighth of a page goes with the last one.
const REST: u32 = 8;

type Columns = (i64, i64, String, String, bool, String);

pub(super) async fn page(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    device: DeviceId,
    request: PullRequest,
    epoch: Epoch,
    now: DateTime<Utc>,
) -> Result<PullResponse, StoreProblem> {
    let limit = request.limit.clamp(1, MOST_ROWS);
    // A page of its own for a handful of rows costs the phone as much as a full one.
    let with_rest = limit + limit / REST;
    let mut found: Vec<Columns> = sqlx::query_as(
        "SELECT seq, revision, 'session' AS kind, op, deleted, body FROM sync_sessions \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'timesheet', '', 0, body FROM sync_timesheets \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'supervision', '', 0, body FROM sync_supervisions \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'report', '', 0, body FROM sync_reports \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'plan', '', 0, body FROM sync_plans \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'sign_off', '', 0, body FROM sync_sign_offs \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'message', '', 0, body FROM sync_messages \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'papers', '', 0, body FROM sync_papers \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'letters', '', 0, body FROM sync_letters \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         UNION ALL SELECT seq, revision, 'assignment', '', 0, body FROM sync_assignments \
           WHERE municipality = $1 AND contact = $2 AND seq > $3 \
         ORDER BY 1 LIMIT $4",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(super::text::column(request.after.0))
    .bind(i64::from(with_rest) + 1)
    .fetch_all(&mut *connection)
    .await?;
    let has_more = found.len() > with_rest as usize;
    if has_more {
        found.truncate(limit as usize);
    }
    let mut rows = found.into_iter().map(row).collect::<Result<Vec<_>, _>>()?;
    without_persons(connection, scope, &mut rows).await?;
    let last = last_seq(connection).await?;
    let next = if has_more { rows.last().map_or(last, |row| row.seq) } else { last.max(request.after) };
    let seen: i64 = sqlx::query_scalar(
        "SELECT COALESCE(MAX(number), 0) FROM sync_ops WHERE municipality = $1 AND contact = $2 AND device = $3",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(device.to_string())
    .fetch_one(&mut *connection)
    .await?;
    let tombstones = if request.recount { Some(tombstones(connection, scope).await?) } else { None };
    let seen = DeviceSeq(counter("sync_ops", seen)?);
    Ok(PullResponse { epoch, rows, next, has_more, seen, now, tombstones, export: None, phone_lock: None })
}

fn row((seq, revision, kind, op, deleted, body): Columns) -> Result<Row, StoreProblem> {
    let entity = match kind.as_str() {
        "session" => {
            let content: Session = read_json("sync_sessions", &body)?;
            let row: SessionRow = session_row(content.id, &op, deleted, content)?;
            Entity::Session(row)
        }
        "timesheet" => Entity::Timesheet(Box::new(read_json("sync_timesheets", &body)?)),
        "supervision" => Entity::Supervision(Box::new(read_json("sync_supervisions", &body)?)),
        "plan" => Entity::Plan(Box::new(read_json("sync_plans", &body)?)),
        "sign_off" => Entity::SignOff(Box::new(read_json("sync_sign_offs", &body)?)),
        "message" => Entity::Message(Box::new(read_json("sync_messages", &body)?)),
        "papers" => Entity::Papers(read_json("sync_papers", &body)?),
        "letters" => Entity::Letters(read_json("sync_letters", &body)?),
        "report" => Entity::Report(Box::new(read_json("sync_reports", &body)?)),
        _ => Entity::Assignment(Box::new(read_json("sync_assignments", &body)?)),
    };
    let (seq, revision) = (Seq(counter("sync_clock", seq)?), Revision(counter("sync_clock", revision)?));
    Ok(Row { seq, revision, entity })
}

/// Puts into the assignments the terms that a phone gets: what they come to, instead of what is known of persons, whether
/// places may be written, and in which periods who signs. An approved month says as little of persons.
async fn without_persons(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    rows: &mut [Row],
) -> Result<(), StoreProblem> {
    let contact = facts::of_contact(&mut *connection, scope).await?;
    for row in rows {
        if let Entity::Timesheet(row) = &mut row.entity {
            let sheet = row.reckoned.as_ref().and_then(ReckonedDocument::read);
            row.reckoned = sheet.map(|sheet| ReckonedDocument::of(&sheet.without_persons())).or(row.reckoned.take());
        }
        let Entity::Assignment(row) = &mut row.entity else { continue };
        row.protected = is_protected(&mut *connection, scope, row.assignment.id).await?;
        let Some(terms) = row.terms.read() else { continue };
        let ids: Vec<RecipientId> = row.assignment.recipients.iter().map(|recipient| recipient.id).collect();
        let recipients = facts::of_recipients(&mut *connection, scope.municipality(), &ids).await?;
        let known = if recipients.len() == ids.len() { &recipients[..] } else { &[] };
        row.signers = terms.signer_periods(signs_for(known), &row.assignment.agreement);
        row.terms = TermsDocument::of(&terms.without_persons(&contact, known));
    }
    Ok(())
}

async fn is_protected(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    assignment: AssignmentId,
) -> Result<bool, StoreProblem> {
    let query = "SELECT EXISTS (SELECT 1 FROM assignment_protected WHERE municipality = $1 AND assignment = $2)";
    let municipality = scope.municipality().id().to_string();
    Ok(sqlx::query_scalar(query).bind(municipality).bind(assignment.to_string()).fetch_one(connection).await?)
}

async fn tombstones(connection: &mut SqliteConnection, scope: ContactScope) -> Result<u64, StoreProblem> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM sync_sessions WHERE municipality = $1 AND contact = $2 AND deleted = 1",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .fetch_one(connection)
    .await?;
    counter("sync_sessions", count)
}

pub(super) async fn digest_of(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    month: Month,
) -> Result<(u64, ContentHash), StoreProblem> {
    let lines: Vec<(String, i64)> = sqlx::query_as(
        "SELECT session, revision FROM sync_sessions \
         WHERE municipality = $1 AND contact = $2 AND day BETWEEN $3 AND $4 AND deleted = 0",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(month.first().to_string())
    .bind(month.last().to_string())
    .fetch_all(connection)
    .await?;
    let line = |(id, revision): (String, i64)| -> Result<DigestLine, StoreProblem> {
        Ok((read("sync_sessions", &id)?, Revision(counter("sync_sessions", revision)?)))
    };
    Ok(digest(lines.into_iter().map(line).collect::<Result<Vec<_>, _>>()?))
}
