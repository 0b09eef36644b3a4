//! Contacts and officers, by the names that the municipality knows them by.

use crate::ledger::text::read;
use crate::papers::tell;
use crate::rights::{ManagePhones, May};
use crate::{MunicipalityScope, Store, StoreProblem};
use domain::id::{ContactId, OfficerId};
use sqlx::SqliteConnection;

/// Someone who does the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Their id.
    pub id: ContactId,
    /// Their name.
    pub name: String,
}

/// Someone at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// Their id.
    pub id: OfficerId,
    /// Their name.
    pub name: String,
}

impl Store {
    /// The municipality's contacts, by name.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn contacts(&self, scope: MunicipalityScope) -> Result<Vec<Contact>, StoreProblem> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT id, name FROM contact WHERE municipality = $1 ORDER BY name, id")
                .bind(scope.id().to_string())
                .fetch_all(&mut *self.read().await?)
                .await?;
        rows.into_iter().map(|(id, name)| Ok(Contact { id: read("contact", &id)?, name })).collect()
    }

    /// Adds a contact, or renames them.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn put_contact(&self, scope: MunicipalityScope, contact: &Contact) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        write_contact(&mut tx, scope, contact).await?;
        Ok(tx.commit().await?)
    }

    /// The municipality's officers, by name.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn officers(&self, scope: MunicipalityScope) -> Result<Vec<Officer>, StoreProblem> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT id, name FROM officer WHERE municipality = $1 ORDER BY name, id")
                .bind(scope.id().to_string())
                .fetch_all(&mut *self.read().await?)
                .await?;
        rows.into_iter().map(|(id, name)| Ok(Officer { id: read("officer", &id)?, name })).collect()
    }

    /// The officers' names, for whoever looks after phones and the log.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn officer_names(&self, may: &May<ManagePhones>) -> Result<Vec<Officer>, StoreProblem> {
        self.officers(may.scope()).await
    }

    /// Adds an officer, or renames them.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn put_officer(&self, scope: MunicipalityScope, officer: &Officer) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        write_officer(&mut tx, scope, officer).await?;
        Ok(tx.commit().await?)
    }
}

pub(super) async fn write_contact(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    contact: &Contact,
) -> Result<(), StoreProblem> {
    let query = "INSERT INTO contact (municipality, id, name) VALUES ($1, $2, $3)
         ON CONFLICT (municipality, id) DO UPDATE SET name = excluded.name";
    write_named(tx, scope, query, (&contact.id.to_string(), &contact.name)).await?;
    tell(tx, scope.contact(contact.id)).await
}

pub(super) async fn write_officer(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    officer: &Officer,
) -> Result<(), StoreProblem> {
    let query = "INSERT INTO officer (municipality, id, name) VALUES ($1, $2, $3)
         ON CONFLICT (municipality, id) DO UPDATE SET name = excluded.name";
    write_named(tx, scope, query, (&officer.id.to_string(), &officer.name)).await
}

/// Adds whoever or whatever the municipality calls by a name, or renames it.
pub(super) async fn write_named(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    query: &'static str,
    (id, name): (&str, &str),
) -> Result<(), StoreProblem> {
    sqlx::query(query).bind(scope.id().to_string()).bind(id).bind(name).execute(tx).await?;
    Ok(())
}
