//! What rates go by: birth dates and qualifications. They stay here; a phone's terms say what they come to.

use crate::ledger::text::{json, read, read_json};
use crate::ledger::touch_assignments;
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::NaiveDate;
use domain::id::RecipientId;
use domain::timesheet::{ContactFacts, RecipientFacts};
use sqlx::SqliteConnection;
use std::collections::BTreeMap;

impl Store {
    /// Sets what is known of a contact. Phones get the terms that follow from it with their next pull.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such contact.
    pub async fn put_contact_facts(&self, scope: ContactScope, facts: &ContactFacts) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO contact_facts (municipality, contact, body) VALUES ($1, $2, $3)
             ON CONFLICT (municipality, contact) DO UPDATE SET body = excluded.body",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .bind(json("contact_facts", facts)?)
        .execute(&mut *tx)
        .await?;
        touch_assignments(&mut tx, scope.municipality(), |row| row.contact == scope.id()).await?;
        Ok(tx.commit().await?)
    }

    /// Sets a recipient's birth date. Phones get the terms that follow from it with their next pull.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn put_recipient_facts(
        &self,
        scope: MunicipalityScope,
        facts: &RecipientFacts,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO recipient_facts (municipality, recipient, birth_date) VALUES ($1, $2, $3)
             ON CONFLICT (municipality, recipient) DO UPDATE SET birth_date = excluded.birth_date",
        )
        .bind(scope.id().to_string())
        .bind(facts.recipient.to_string())
        .bind(facts.birth_date.to_string())
        .execute(&mut *tx)
        .await?;
        touch_assignments(&mut tx, scope, |row| {
            row.row.assignment.recipients.iter().any(|recipient| recipient.id == facts.recipient)
        })
        .await?;
        Ok(tx.commit().await?)
    }
}

/// What is known of a contact; nothing, where nothing was entered.
pub(crate) async fn of_contact(
    connection: &mut SqliteConnection,
    scope: ContactScope,
) -> Result<ContactFacts, StoreProblem> {
    let body: Option<String> =
        sqlx::query_scalar("SELECT body FROM contact_facts WHERE municipality = $1 AND contact = $2")
            .bind(scope.municipality().id().to_string())
            .bind(scope.id().to_string())
            .fetch_optional(connection)
            .await?;
    body.map_or_else(|| Ok(ContactFacts::default()), |body| read_json("contact_facts", &body))
}

/// What is known of some recipients.
pub(crate) async fn of_recipients(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    recipients: &[RecipientId],
) -> Result<Vec<RecipientFacts>, StoreProblem> {
    let mut known: BTreeMap<RecipientId, NaiveDate> = BTreeMap::new();
    for recipient in recipients {
        let born: Option<String> =
            sqlx::query_scalar("SELECT birth_date FROM recipient_facts WHERE municipality = $1 AND recipient = $2")
                .bind(scope.id().to_string())
                .bind(recipient.to_string())
                .fetch_optional(&mut *connection)
                .await?;
        if let Some(born) = born {
            known.insert(*recipient, read("recipient_facts", &born)?);
        }
    }
    Ok(known.into_iter().map(|(recipient, birth_date)| RecipientFacts { recipient, birth_date }).collect())
}
