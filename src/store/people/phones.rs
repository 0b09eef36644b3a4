//! A contact's phones, as whoever looks after them sees them.

use super::Contact;
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::rights::{Deed, ManagePhones, May, sight};
use crate::{ContactScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::ContactId;
use sqlx::SqliteConnection;
use sync::DeviceId;

/// A phone that is or was enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// Its id.
    pub id: DeviceId,
    /// What its owner calls it.
    pub name: String,
    /// When it was enrolled.
    pub enrolled_at: DateTime<Utc>,
    /// Since when it is let in no more.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Store {
    /// A contact's own phones, the newest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn own_phones(&self, scope: ContactScope) -> Result<Vec<Phone>, StoreProblem> {
        phones_of(&mut *self.read().await?, scope).await
    }

    /// Shuts out one of a contact's own phones, such as one that was lost, from another of them: its session ends at once,
    /// and it is told to throw its key away when it next asks. Whether there was such a phone; shutting it out again
    /// does no harm.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn shut_out_own(
        &self,
        scope: ContactScope,
        (by, lost): (DeviceId, DeviceId),
        now: DateTime<Utc>,
    ) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let known = end(&mut tx, scope, lost, now).await?;
        if known {
            let (actor, object) = ((Actor::Phone(by), now), lost.to_string());
            audit::write(&mut tx, scope.municipality(), actor, (AuditKind::ShutOut, &object, "")).await?;
        }
        tx.commit().await?;
        Ok(known)
    }

    /// The contacts whom the officer may see, by name, with their phones.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn phones(&self, may: &May<ManagePhones>) -> Result<Vec<(Contact, Vec<Phone>)>, StoreProblem> {
        let mut tx = self.write().await?;
        let contacts = contacts_in_sight(&mut tx, may).await?;
        let mut all = Vec::with_capacity(contacts.len());
        for contact in contacts {
            let phones = phones_of(&mut tx, may.scope().contact(contact.id)).await?;
            all.push((contact, phones));
        }
        audit::note(&mut tx, may, AuditKind::SawPhones, "").await?;
        tx.commit().await?;
        Ok(all)
    }

    /// Shuts out a phone of a contact whom the officer may see, as [`Store::shut_out_own`] does. Whether there was one.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn shut_out_phone(
        &self,
        may: &May<ManagePhones>,
        (contact, device): (ContactId, DeviceId),
    ) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let seen = sight::contact(&mut tx, may, contact).await?;
        let known = seen && end(&mut tx, may.scope().contact(contact), device, may.at()).await?;
        if known {
            audit::note(&mut tx, may, AuditKind::ShutOut, device).await?;
        }
        tx.commit().await?;
        Ok(known)
    }
}

/// The contacts whom the officer may see with a role that the deed asks for, by name.
pub(crate) async fn contacts_in_sight<D: Deed>(
    connection: &mut SqliteConnection,
    may: &May<D>,
) -> Result<Vec<Contact>, StoreProblem> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, name FROM contact WHERE municipality = $1 AND EXISTS (SELECT 1 FROM desk_contact_sight s
           WHERE s.municipality = contact.municipality AND s.contact = contact.id AND s.officer = $2
             AND s.role IN (SELECT value FROM json_each($3)))
         ORDER BY name, id",
    )
    .bind(may.scope().id().to_string())
    .bind(may.officer().to_string())
    .bind(D::ROLES_JSON)
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|(id, name)| Ok(Contact { id: read("contact", &id)?, name })).collect()
}

/// Ends a phone's session, if the contact has such a phone, and has it told to throw its key away.
async fn end(
    tx: &mut SqliteConnection,
    scope: ContactScope,
    device: DeviceId,
    now: DateTime<Utc>,
) -> Result<bool, StoreProblem> {
    let done = sqlx::query(
        "UPDATE device SET revoked_at = COALESCE(revoked_at, $4), wipe = 1
         WHERE municipality = $1 AND contact = $2 AND id = $3",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .bind(device.to_string())
    .bind(instant(now))
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

pub(crate) async fn phones_of(
    connection: &mut SqliteConnection,
    scope: ContactScope,
) -> Result<Vec<Phone>, StoreProblem> {
    let rows: Vec<(String, String, String, Option<String>)> = sqlx::query_as(
        "SELECT id, name, enrolled_at, revoked_at FROM device WHERE municipality = $1 AND contact = $2
         ORDER BY enrolled_at DESC, id",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|(id, name, enrolled_at, ended_at)| {
            let ended_at = ended_at.map(|at| read("device", &at)).transpose()?;
            Ok(Phone { id: read("device", &id)?, name, enrolled_at: read("device", &enrolled_at)?, ended_at })
        })
        .collect()
}
