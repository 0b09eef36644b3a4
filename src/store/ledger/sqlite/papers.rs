//! What is asked of a contact and noted of them, with its place in history: phones are told of it with the next pull.

use super::text::{column, counter, json, read_json};
use super::{last_seq, write};
use crate::{ContactScope, StoreProblem};
use domain::papers::Papers;
use sqlx::SqliteConnection;
use sync::Revision;

/// As it stands; nothing where nobody has asked for anything or noted it.
pub(crate) async fn papers(
    connection: &mut SqliteConnection,
    scope: ContactScope,
) -> Result<Option<Papers>, StoreProblem> {
    Ok(held(connection, scope).await?.map(|(papers, _)| papers))
}

/// Writes it, where it is something else than what stands.
pub(crate) async fn write_papers(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    papers: &Papers,
) -> Result<(), StoreProblem> {
    let held = held(connection, scope).await?;
    if held.as_ref().is_some_and(|(held, _)| held == papers) {
        return Ok(());
    }
    let revision = held.map_or(Revision::ZERO, |(_, revision)| revision).next();
    let seq = last_seq(connection).await?.next();
    sqlx::query(
        "INSERT INTO sync_papers (municipality, contact, body, revision, seq) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (municipality, contact) DO UPDATE SET body = excluded.body, \
         revision = excluded.revision, seq = excluded.seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(json("sync_papers", papers)?)
    .bind(column(revision.0))
    .bind(column(seq.0))
    .execute(&mut *connection)
    .await?;
    write::advance_clock(connection, seq).await
}

async fn held(
    connection: &mut SqliteConnection,
    scope: ContactScope,
) -> Result<Option<(Papers, Revision)>, StoreProblem> {
    let row: Option<(String, i64)> =
        sqlx::query_as("SELECT body, revision FROM sync_papers WHERE municipality = $1 AND contact = $2")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .fetch_optional(connection)
            .await?;
    row.map(|(body, revision)| Ok((read_json("sync_papers", &body)?, Revision(counter("sync_papers", revision)?))))
        .transpose()
}
