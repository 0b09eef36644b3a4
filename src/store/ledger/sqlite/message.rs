//! Messages to the office, as they stand, with their places in history: phones are told of them with the next pull.

use super::text::{column, counter, instant, json, read, read_json};
use super::{last_seq, write};
use crate::{ContactScope, MunicipalityScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{ContactId, MessageId, OfficerId};
use domain::message::Message;
use sqlx::SqliteConnection;
use sync::{Entity, MessageRow, MessageState, Revision, Row, Seq};

/// A message as it stands: whose, what was told, and what phones are told of it.
pub(crate) struct StandingMessage {
    pub(crate) contact: ContactId,
    pub(crate) told: Message,
    pub(crate) row: MessageRow,
    pub(crate) revision: Revision,
    seq: Seq,
}

impl StandingMessage {
    /// As phones are told.
    pub(crate) fn into_row(self) -> Row {
        Row { seq: self.seq, revision: self.revision, entity: Entity::Message(Box::new(self.row)) }
    }
}

pub(crate) async fn message(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    id: MessageId,
) -> Result<Option<StandingMessage>, StoreProblem> {
    let row: Option<(String, String, String, i64, i64)> = sqlx::query_as(
        "SELECT contact, told, body, revision, seq FROM sync_messages WHERE municipality = $1 AND message = $2",
    )
    .bind(scope.id().to_string())
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?;
    row.map(|(contact, told, body, revision, seq)| {
        Ok(StandingMessage {
            contact: read("sync_messages", &contact)?,
            told: read_json("sync_messages", &told)?,
            row: read_json("sync_messages", &body)?,
            revision: Revision(counter("sync_messages", revision)?),
            seq: Seq(counter("sync_messages", seq)?),
        })
    })
    .transpose()
}

/// Writes down what has come in, with the next number.
pub(crate) async fn receive_message(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    told: Message,
    now: DateTime<Utc>,
) -> Result<StandingMessage, StoreProblem> {
    let municipality = scope.municipality().id().to_string();
    let last: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(number), 0) FROM sync_messages WHERE municipality = $1")
        .bind(&municipality)
        .fetch_one(&mut *connection)
        .await?;
    let number = counter("sync_messages", last)? + 1;
    let (seq, revision) = (last_seq(connection).await?.next(), Revision::ZERO.next());
    let (id, assignment, kind) = (told.id, told.assignment, told.matter.kind());
    let row = MessageRow { id, assignment, kind, number, received_at: now, state: MessageState::Received };
    sqlx::query(
        "INSERT INTO sync_messages \
         (municipality, message, contact, assignment, number, state, told, body, revision, seq) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&municipality)
    .bind(id.to_string())
    .bind(scope.id().to_string())
    .bind(assignment.to_string())
    .bind(column(number))
    .bind(state_name(&row.state))
    .bind(json("sync_messages", &told)?)
    .bind(json("sync_messages", &row)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    write::advance_clock(connection, seq).await?;
    Ok(StandingMessage { contact: scope.id(), told, row, revision, seq })
}

/// Writes what an officer has done with `held`, and who it was.
pub(crate) async fn handle_message(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    held: &StandingMessage,
    state: MessageState,
    (officer, now): (OfficerId, DateTime<Utc>),
) -> Result<(), StoreProblem> {
    let (seq, revision) = (last_seq(connection).await?.next(), held.revision.next());
    let row = MessageRow { state, ..held.row.clone() };
    sqlx::query(
        "UPDATE sync_messages SET state = $3, body = $4, revision = $5, seq = $6 \
         WHERE municipality = $1 AND message = $2",
    )
    .bind(scope.id().to_string())
    .bind(row.id.to_string())
    .bind(state_name(&row.state))
    .bind(json("sync_messages", &row)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    write::advance_clock(connection, seq).await?;
    sqlx::query(
        "INSERT INTO desk_message (municipality, message, revision, officer, state, at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(scope.id().to_string())
    .bind(row.id.to_string())
    .bind(column(revision.0))
    .bind(officer.to_string())
    .bind(json("desk_message", &row.state)?)
    .bind(instant(now))
    .execute(connection)
    .await?;
    Ok(())
}

const fn state_name(state: &MessageState) -> &'static str {
    match state {
        MessageState::Received => "received",
        MessageState::Read { .. } => "read",
        MessageState::Answered { .. } => "answered",
    }
}
