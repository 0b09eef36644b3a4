//! The log of who saw and changed what: written in the transaction that shows or changes it, never changed, and each row tied
//! to the one before by a hash.
//!
//! It holds ids, a kind and a time; no names, no words, no amounts. What phones ask for is not repeated here: the ledger
//! keeps every operation for ever. What the chain cannot show is a log whose end was cut off, or that was written anew from
//! some row on by someone who owns the file: [`Head`] is there to be noted elsewhere and compared.

mod chain;
mod kind;
mod read;
#[cfg(test)]
mod tests;

pub use chain::{Broken, Head};
pub use kind::AuditKind;
pub use read::{AuditRow, Who};

use crate::ledger::text::{column, counter, instant};
use crate::rights::{Deed, May, Rights};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chain::Row;
use chrono::{DateTime, Utc};
use core::fmt::Display;
use sqlx::SqliteConnection;
use sync::DeviceId;

/// Who did it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Actor {
    /// An officer at the desk.
    Officer(domain::id::OfficerId),
    /// A contact's phone.
    Phone(DeviceId),
    /// Whoever owns the machine, on its command line.
    Owner,
}

impl Actor {
    fn columns(self) -> (&'static str, String) {
        match self {
            Self::Officer(id) => ("officer", id.to_string()),
            Self::Phone(id) => ("phone", id.to_string()),
            Self::Owner => ("owner", String::new()),
        }
    }
}

/// Notes what an officer does, in the transaction that does it.
pub(crate) async fn note<D: Deed>(
    tx: &mut SqliteConnection,
    may: &May<D>,
    kind: AuditKind,
    object: impl Display,
) -> Result<(), StoreProblem> {
    let object = object.to_string();
    write(tx, may.scope(), (Actor::Officer(may.officer()), may.at()), (kind, &object, "")).await
}

/// Notes what somebody did, in the transaction that does it.
pub(crate) async fn write(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    (actor, at): (Actor, DateTime<Utc>),
    (kind, object, route): (AuditKind, &str, &str),
) -> Result<(), StoreProblem> {
    let municipality = scope.id().to_string();
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT number, hash FROM audit_log WHERE municipality = $1 ORDER BY number DESC LIMIT 1")
            .bind(&municipality)
            .fetch_optional(&mut *tx)
            .await?;
    let (number, before) = match last {
        Some((number, hash)) => (counter("audit_log", number)? + 1, hash),
        None => (1, String::new()),
    };
    let (actor_kind, actor) = actor.columns();
    let at = instant(at);
    let row = Row { number, at: &at, actor_kind, actor: &actor, kind: kind.name(), object, route };
    let hash = row.hash(&municipality, &before);
    sqlx::query(
        "INSERT INTO audit_log (municipality, number, at, actor_kind, actor, kind, object, route, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&municipality)
    .bind(column(number))
    .bind(&at)
    .bind(actor_kind)
    .bind(&actor)
    .bind(kind.name())
    .bind(object)
    .bind(route)
    .bind(hash)
    .execute(tx)
    .await?;
    Ok(())
}

impl Store {
    /// Notes that an officer was denied something: `route` is the method and the address with names in the place of ids,
    /// `object` the id that stood there.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn note_denied(&self, rights: &Rights, route: &str, object: &str) -> Result<(), StoreProblem> {
        let actor = (Actor::Officer(rights.officer().id), rights.at());
        let mut tx = self.write().await?;
        write(&mut tx, rights.scope(), actor, (AuditKind::Denied, object, route)).await?;
        Ok(tx.commit().await?)
    }

    /// Notes that a phone was denied something.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn note_denied_phone(
        &self,
        scope: ContactScope,
        (device, now): (DeviceId, DateTime<Utc>),
        (route, object): (&str, &str),
    ) -> Result<(), StoreProblem> {
        let actor = (Actor::Phone(device), now);
        let mut tx = self.write().await?;
        write(&mut tx, scope.municipality(), actor, (AuditKind::Denied, object, route)).await?;
        Ok(tx.commit().await?)
    }
}
