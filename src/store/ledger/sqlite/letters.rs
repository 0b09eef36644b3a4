//! The office's letters to a contact, with their place in history: phones are told of them with the next pull.

use super::text::{column, counter, json};
use super::{last_seq, write};
use crate::{ContactScope, StoreProblem};
use domain::letter::Letters;
use sqlx::SqliteConnection;
use sync::Revision;

/// Writes them anew.
pub(crate) async fn write_letters(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    letters: &Letters,
) -> Result<(), StoreProblem> {
    let held: Option<i64> =
        sqlx::query_scalar("SELECT revision FROM sync_letters WHERE municipality = $1 AND contact = $2")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .fetch_optional(&mut *connection)
            .await?;
    let held = held.map(|revision| counter("sync_letters", revision)).transpose()?;
    let revision = held.map_or(Revision::ZERO, Revision).next();
    let seq = last_seq(connection).await?.next();
    sqlx::query(
        "INSERT INTO sync_letters (municipality, contact, body, revision, seq) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (municipality, contact) DO UPDATE SET body = excluded.body, \
         revision = excluded.revision, seq = excluded.seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(json("sync_letters", letters)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    write::advance_clock(connection, seq).await
}
