//! Messages from contacts: the list of them, and what officers do with them.

use super::AnswerProblem;
use crate::audit::{self, AuditKind};
use crate::ledger::text::{counter, read, read_json};
use crate::ledger::{handle_message, message};
use crate::people::Contact;
use crate::rights::sight::in_sight;
use crate::rights::{Deed, FollowUp, May, sight};
use crate::{Store, StoreProblem};
use domain::id::MessageId;
use domain::message::Message;
use sync::decide::{MessageAction, after_message};
use sync::{AssignmentRow, MessageRow, Revision};

/// A message, as an officer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldTheOffice {
    /// Who wrote it.
    pub contact: Contact,
    /// About which assignment.
    pub assignment: AssignmentRow,
    /// What they told.
    pub told: Message,
    /// Its number, and how far it has come.
    pub row: MessageRow,
    /// To be given back with what is done, so that nobody answers something else than they saw.
    pub revision: Revision,
}

/// What an officer does with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageReading {
    /// Which.
    pub message: MessageId,
    /// The revision that was looked at.
    pub seen: Revision,
    /// What to do.
    pub action: MessageAction,
}

/// Rows in one answer: more than an officer looks through.
const MOST: i64 = 500;

type Columns = (String, String, i64, String, String, String);

/// Who told what, about which assignment. A macro, since every query is one constant text.
macro_rules! told {
    ($where:literal, $officer:literal, $roles:literal $(, $rest:literal)?) => {
        concat!(
            "SELECT m.told, m.body, m.revision, contact.id, contact.name, a.body FROM sync_messages m \
             JOIN contact ON contact.municipality = m.municipality AND contact.id = m.contact \
             JOIN sync_assignments a ON a.municipality = m.municipality AND a.assignment = m.assignment ",
            $where,
            // What is past its time has been emptied.
            " AND json_extract(m.told, '$.matter.told') <> '' AND ",
            in_sight!("m", $officer, $roles)
            $(, $rest)?
        )
    };
}

impl Store {
    /// The municipality's messages that the officer may see: those without an answer first, then the newest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn messages(&self, may: &May<FollowUp>) -> Result<Vec<ToldTheOffice>, StoreProblem> {
        let mut tx = self.write().await?;
        let query =
            told!("WHERE m.municipality = $1", "$3", "$4", " ORDER BY m.state = 'answered', m.number DESC LIMIT $2");
        let rows: Vec<Columns> = sqlx::query_as(query)
            .bind(may.scope().id().to_string())
            .bind(MOST)
            .bind(may.officer().to_string())
            .bind(FollowUp::ROLES_JSON)
            .fetch_all(&mut *tx)
            .await?;
        audit::note(&mut tx, may, AuditKind::SawMessages, "").await?;
        tx.commit().await?;
        rows.into_iter().map(read_columns).collect()
    }

    /// One message; `None` where there is none with that id that the officer may see.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn message(&self, may: &May<FollowUp>, id: MessageId) -> Result<Option<ToldTheOffice>, StoreProblem> {
        let mut tx = self.write().await?;
        let row: Option<Columns> = sqlx::query_as(told!("WHERE m.municipality = $1 AND m.message = $2", "$3", "$4"))
            .bind(may.scope().id().to_string())
            .bind(id.to_string())
            .bind(may.officer().to_string())
            .bind(FollowUp::ROLES_JSON)
            .fetch_optional(&mut *tx)
            .await?;
        if row.is_some() {
            audit::note(&mut tx, may, AuditKind::SawMessage, id).await?;
        }
        tx.commit().await?;
        row.map(read_columns).transpose()
    }

    /// Keeps what an officer did with a message, and tells the contact's phones of it with the next pull.
    ///
    /// # Errors
    /// [`AnswerProblem`]
    pub async fn handle_message(&self, may: &May<FollowUp>, reading: MessageReading) -> Result<(), AnswerProblem> {
        let (scope, now) = (may.scope(), may.at());
        let mut tx = self.write().await?;
        let held = message(&mut tx, scope, reading.message).await?.ok_or(AnswerProblem::NotFound)?;
        if !sight::assignment(&mut tx, may, held.told.assignment).await? {
            return Err(AnswerProblem::NotFound);
        }
        if sight::is_party(&mut tx, may, held.contact).await? {
            return Err(AnswerProblem::Partial);
        }
        if held.revision != reading.seen {
            return Err(AnswerProblem::MovedOn);
        }
        let state = after_message(&held.row.state, reading.action, now).ok_or(AnswerProblem::MovedOn)?;
        handle_message(&mut tx, scope, &held, state, (may.officer(), now)).await?;
        audit::note(&mut tx, may, AuditKind::HandledMessage, reading.message).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn read_columns((told, body, revision, contact, name, assignment): Columns) -> Result<ToldTheOffice, StoreProblem> {
    Ok(ToldTheOffice {
        contact: Contact { id: read("contact", &contact)?, name },
        assignment: read_json("sync_assignments", &assignment)?,
        told: read_json("sync_messages", &told)?,
        row: read_json("sync_messages", &body)?,
        revision: Revision(counter("sync_messages", revision)?),
    })
}
