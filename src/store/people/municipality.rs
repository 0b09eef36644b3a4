//! Municipalities and their offices.

use super::person::write_named;
use crate::ledger::text::{instant, read};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{MunicipalityId, OfficeId};
use sqlx::SqliteConnection;
use sync::wire::PhoneLock;

/// How the column says [`PhoneLock::Offered`].
const OFFERED: &str = "offered";

/// A tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Its id.
    pub id: MunicipalityId,
    /// A short name for files and the command line, unique on this server.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Whether its phones must have a code.
    pub phone_lock: PhoneLock,
}

/// A part of a municipality to which timesheets go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// Its name.
    pub name: String,
}

type Columns = (String, String, String, String);

fn municipality((id, key, name, phone_lock): Columns) -> Result<Municipality, StoreProblem> {
    // Whatever else should stand there: the stricter of the two.
    let phone_lock = if phone_lock == OFFERED { PhoneLock::Offered } else { PhoneLock::Required };
    Ok(Municipality { id: read("municipality", &id)?, key, name, phone_lock })
}

impl Store {
    /// Every municipality of this server, by key. For the owner of the machine only.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn municipalities(&self) -> Result<Vec<Municipality>, StoreProblem> {
        let rows = sqlx::query_as("SELECT id, key, name, phone_lock FROM municipality ORDER BY key")
            .fetch_all(&mut *self.read().await?)
            .await?;
        rows.into_iter().map(municipality).collect()
    }

    /// The municipality of the scope.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn municipality(&self, scope: MunicipalityScope) -> Result<Municipality, StoreProblem> {
        let row = sqlx::query_as("SELECT id, key, name, phone_lock FROM municipality WHERE id = $1")
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
        "INSERT INTO municipality (id, key, name, added_at, phone_lock) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, phone_lock = excluded.phone_lock",
    )
    .bind(scope.id().to_string())
    .bind(&new.key)
    .bind(&new.name)
    .bind(instant(now))
    .bind(match new.phone_lock {
        PhoneLock::Required => "required",
        PhoneLock::Offered => OFFERED,
    })
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
