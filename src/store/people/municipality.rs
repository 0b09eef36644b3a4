//! Municipalities and their offices.

use super::person::write_named;
use crate::ledger::text::{instant, read};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{MunicipalityId, OfficeId};
use sqlx::SqliteConnection;

/// A tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Its id.
    pub id: MunicipalityId,
    /// A short name for files and the command line, unique on this server.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// A part of a municipality to which timesheets go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// Its name.
    pub name: String,
}

fn municipality((id, key, name): (String, String, String)) -> Result<Municipality, StoreProblem> {
    Ok(Municipality { id: read("municipality", &id)?, key, name })
}

impl Store {
    /// Every municipality of this server, by key. For the owner of the machine only.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn municipalities(&self) -> Result<Vec<Municipality>, StoreProblem> {
        let rows = sqlx::query_as("SELECT id, key, name FROM municipality ORDER BY key")
            .fetch_all(&mut *self.read().await?)
            .await?;
        rows.into_iter().map(municipality).collect()
    }

    /// The municipality of the scope.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn municipality(&self, scope: MunicipalityScope) -> Result<Municipality, StoreProblem> {
        let row = sqlx::query_as("SELECT id, key, name FROM municipality WHERE id = $1")
            .bind(scope.id().to_string())
            .fetch_one(&mut *self.read().await?)
            .await?;
        municipality(row)
    }

    /// Adds a municipality, or gives the one with this id a new key and name.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when another municipality has the key.
    pub async fn put_municipality(&self, new: &Municipality, now: DateTime<Utc>) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        write(&mut tx, MunicipalityScope::new(new.id), new, now).await?;
        Ok(tx.commit().await?)
    }

    /// The municipality's offices, by name.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn offices(&self, scope: MunicipalityScope) -> Result<Vec<Office>, StoreProblem> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT id, name FROM office WHERE municipality = $1 ORDER BY name, id")
                .bind(scope.id().to_string())
                .fetch_all(&mut *self.read().await?)
                .await?;
        rows.into_iter().map(|(id, name)| Ok(Office { id: read("office", &id)?, name })).collect()
    }

    /// Adds an office, or renames it.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn put_office(&self, scope: MunicipalityScope, office: &Office) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        write_office(&mut tx, scope, office).await?;
        Ok(tx.commit().await?)
    }
}

pub(super) async fn write(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    new: &Municipality,
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO municipality (id, key, name, added_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name",
    )
    .bind(scope.id().to_string())
    .bind(&new.key)
    .bind(&new.name)
    .bind(instant(now))
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn write_office(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    office: &Office,
) -> Result<(), StoreProblem> {
    let query = "INSERT INTO office (municipality, id, name) VALUES ($1, $2, $3)
         ON CONFLICT (municipality, id) DO UPDATE SET name = excluded.name";
    write_named(tx, scope, query, (&office.id.to_string(), &office.name)).await
}
