//! Letters of the office: to one contact, or to all whom an officer follows up. Phones are told with their next pull; one that is
//! taken back goes from them in the same way.

#[cfg(test)]
mod tests;

use crate::audit::{self, AuditKind};
use crate::ledger::text::{instant, read};
use crate::ledger::write_letters;
use crate::people::{Contact, contacts_in_sight};
use crate::rights::{Deed, FollowUp, May, sight};
use crate::{ContactScope, Store, StoreProblem};
use domain::id::{ContactId, LetterId};
use domain::letter::{Letter, LetterText, Letters};
use sqlx::SqliteConnection;
use thiserror::Error;

/// So many of the newest are listed at the desk.
const LISTED: u32 = 100;

/// To whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// One contact.
    One(ContactId),
    /// All contacts whom the officer follows up when it is sent. Who comes later does not get it.
    All,
}

/// A letter as the desk lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentLetter {
    /// What was sent.
    pub letter: Letter,
    /// Who sent it.
    pub officer: String,
    /// To whom, by name, of those whom the officer who asks follows up.
    pub to: Vec<String>,
    /// Whether that officer may take it back: they follow up all who got it.
    pub may_take_back: bool,
}

/// Why a letter was not sent. Nobody got it then.
#[derive(Debug, Error)]
pub enum LetterRefusal {
    /// The officer follows up no such contact.
    #[error("there is no such contact for this officer")]
    NoSuchContact,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl Store {
    /// The contacts whom the officer follows up, by name.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn correspondents(&self, may: &May<FollowUp>) -> Result<Vec<Contact>, StoreProblem> {
        contacts_in_sight(&mut *self.read().await?, may).await
    }

    /// Sends a letter. How many got it. The same id again sends nothing more.
    ///
    /// # Errors
    /// [`LetterRefusal`]
    pub async fn send_letter(
        &self,
        may: &May<FollowUp>,
        (id, to): (LetterId, Addressee),
        what: &LetterText,
    ) -> Result<usize, LetterRefusal> {
        let mut tx = self.write().await?;
        let to: Vec<ContactId> = match to {
            Addressee::All => contacts_in_sight(&mut tx, may).await?.into_iter().map(|contact| contact.id).collect(),
            Addressee::One(contact) if sight::contact(&mut tx, may, contact).await? => vec![contact],
            Addressee::One(_) => Vec::new(),
        };
        if to.is_empty() {
            return Err(LetterRefusal::NoSuchContact);
        }
        let new = sqlx::query(
            "INSERT INTO desk_letter (municipality, letter, officer, sent_at, subject, text)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        )
        .bind(may.scope().id().to_string())
        .bind(id.to_string())
        .bind(may.officer().to_string())
        .bind(instant(may.at()))
        .bind(what.subject())
        .bind(what.text())
        .execute(&mut *tx)
        .await
        .map_err(StoreProblem::from)?;
        if new.rows_affected() == 0 {
            return Ok(to.len());
        }
        for contact in &to {
            address(&mut tx, may.scope().contact(*contact), id).await?;
            tell(&mut tx, may.scope().contact(*contact)).await?;
        }
        audit::note(&mut tx, may, AuditKind::SentLetter, id).await?;
        tx.commit().await.map_err(StoreProblem::from)?;
        Ok(to.len())
    }

    /// The letters to contacts whom the officer follows up, the newest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn sent_letters(&self, may: &May<FollowUp>) -> Result<Vec<SentLetter>, StoreProblem> {
        let mut tx = self.write().await?;
        let rows: Vec<(String, String, String, String, String, String, bool)> = sqlx::query_as(
            "WITH seen AS (SELECT t.letter, c.name FROM desk_letter_to t
                 JOIN contact c ON c.municipality = t.municipality AND c.id = t.contact
                 WHERE t.municipality = $1 AND EXISTS (SELECT 1 FROM desk_contact_sight s
                     WHERE s.municipality = t.municipality AND s.contact = t.contact AND s.officer = $2
                       AND s.role IN (SELECT value FROM json_each($3))))
             SELECT l.letter, l.sent_at, l.subject, l.text, COALESCE(o.name, ''),
                 (SELECT json_group_array(name) FROM (SELECT name FROM seen WHERE letter = l.letter ORDER BY name)),
                 (SELECT COUNT(*) FROM desk_letter_to t WHERE t.municipality = l.municipality AND t.letter = l.letter)
                     = (SELECT COUNT(*) FROM seen WHERE letter = l.letter)
             FROM desk_letter l LEFT JOIN officer o ON o.municipality = l.municipality AND o.id = l.officer
             WHERE l.municipality = $1 AND l.letter IN (SELECT letter FROM seen)
             ORDER BY l.sent_at DESC, l.letter DESC LIMIT $4",
        )
        .bind(may.scope().id().to_string())
        .bind(may.officer().to_string())
        .bind(FollowUp::ROLES_JSON)
        .bind(LISTED)
        .fetch_all(&mut *tx)
        .await?;
        audit::note(&mut tx, may, AuditKind::SawLetters, "").await?;
        tx.commit().await?;
        let sent = |(id, at, subject, text, officer, to, may_take_back): (String, _, _, _, _, String, _)| {
            Ok(SentLetter {
                letter: letter((id, at, subject, text))?,
                officer,
                to: crate::ledger::text::read_json("desk_letter_to", &to)?,
                may_take_back,
            })
        };
        rows.into_iter().map(sent).collect()
    }

    /// Takes a letter back from all who got it, if the officer follows up all of them. Whether there was such a letter.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn take_letter_back(&self, may: &May<FollowUp>, id: LetterId) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let to = addressees(&mut tx, may, id).await?;
        let mut all = !to.is_empty();
        for contact in &to {
            all = all && sight::contact(&mut tx, may, *contact).await?;
        }
        if all {
            let_go(&mut tx, may.scope(), &id.to_string()).await?;
            for contact in to {
                tell(&mut tx, may.scope().contact(contact)).await?;
            }
            audit::note(&mut tx, may, AuditKind::TookLetterBack, id).await?;
            tx.commit().await?;
        }
        Ok(all)
    }
}

async fn address(tx: &mut SqliteConnection, scope: ContactScope, id: LetterId) -> Result<(), StoreProblem> {
    sqlx::query("INSERT INTO desk_letter_to (municipality, letter, contact) VALUES ($1, $2, $3)")
        .bind(scope.municipality().id().to_string())
        .bind(id.to_string())
        .bind(scope.id().to_string())
        .execute(tx)
        .await?;
    Ok(())
}

async fn addressees(
    tx: &mut SqliteConnection,
    may: &May<FollowUp>,
    id: LetterId,
) -> Result<Vec<ContactId>, StoreProblem> {
    let ids: Vec<String> =
        sqlx::query_scalar("SELECT contact FROM desk_letter_to WHERE municipality = $1 AND letter = $2")
            .bind(may.scope().id().to_string())
            .bind(id.to_string())
            .fetch_all(tx)
            .await?;
    ids.iter().map(|id| read("desk_letter_to", id)).collect()
}

/// Lets a letter go; its contacts are to be told.
pub(crate) async fn let_go(
    tx: &mut SqliteConnection,
    scope: crate::MunicipalityScope,
    id: &str,
) -> Result<(), StoreProblem> {
    for statement in [
        "DELETE FROM desk_letter_to WHERE municipality = $1 AND letter = $2",
        "DELETE FROM desk_letter WHERE municipality = $1 AND letter = $2",
    ] {
        sqlx::query(statement).bind(scope.id().to_string()).bind(id).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Tells a contact's phones which letters there are now.
pub(crate) async fn tell(tx: &mut SqliteConnection, scope: ContactScope) -> Result<(), StoreProblem> {
    let letters = letters(tx, scope).await?;
    write_letters(tx, scope, &letters).await
}

/// What a contact has got and nobody has taken back.
pub(crate) async fn letters(connection: &mut SqliteConnection, scope: ContactScope) -> Result<Letters, StoreProblem> {
    let rows: Vec<(String, String, String, String)> = sqlx::query_as(
        "SELECT l.letter, l.sent_at, l.subject, l.text FROM desk_letter l
         JOIN desk_letter_to t ON t.municipality = l.municipality AND t.letter = l.letter
         WHERE l.municipality = $1 AND t.contact = $2",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .fetch_all(connection)
    .await?;
    Ok(Letters::of(rows.into_iter().map(letter).collect::<Result<_, _>>()?))
}

fn letter((id, at, subject, text): (String, String, String, String)) -> Result<Letter, StoreProblem> {
    Ok(Letter { id: read("desk_letter", &id)?, sent_at: read("desk_letter", &at)?, subject, text })
}
