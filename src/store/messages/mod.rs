//! What contacts tell the office: taken in at once, or not at all.

use crate::ledger::{message, receive_message};
use crate::{ContactScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::message::{Matter, Message};
use sync::Row;
use thiserror::Error;

/// Why a message was not taken in. Nothing of it was kept then.
#[derive(Debug, Error)]
pub enum MessageRefusal {
    /// The contact never had that assignment.
    #[error("the assignment is not the contact's")]
    NotTheirs,
    /// Another message has come with this id. Under a new id it is taken in.
    #[error("another message has this id")]
    IdReuse,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl Store {
    /// Takes a message in: it is on disk, and has its number, when this returns. The same message again is the same one, and
    /// the answer says how far it has come.
    ///
    /// # Errors
    /// [`MessageRefusal`]
    pub async fn receive_message(
        &self,
        scope: ContactScope,
        told: Message,
        now: DateTime<Utc>,
    ) -> Result<Row, MessageRefusal> {
        let mut tx = self.write().await?;
        // Also for an assignment that has ended: a concern does not end with it.
        if !has_assignment(&mut tx, scope, &told).await? {
            return Err(MessageRefusal::NotTheirs);
        }
        let held = match message(&mut tx, scope.municipality(), told.id).await? {
            Some(held) if held.contact == scope.id() && (held.told == told || is_emptied(&held.told, &told)) => held,
            Some(_) => return Err(MessageRefusal::IdReuse),
            None => receive_message(&mut tx, scope, told, now).await?,
        };
        tx.commit().await.map_err(StoreProblem::from)?;
        Ok(held.into_row())
    }
}

/// Whether `held` is what was left of `told` when its time was over.
fn is_emptied(held: &Message, told: &Message) -> bool {
    let (Matter::Concern { told: text } | Matter::Incident { told: text, .. }) = &held.matter;
    text.is_empty() && held.assignment == told.assignment && held.matter.kind() == told.matter.kind()
}

async fn has_assignment(
    connection: &mut sqlx::SqliteConnection,
    scope: ContactScope,
    told: &Message,
) -> Result<bool, StoreProblem> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM sync_assignments WHERE municipality = $1 AND contact = $2 AND assignment = $3)",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(told.assignment.to_string())
    .fetch_one(connection)
    .await?)
}
