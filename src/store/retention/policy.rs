//! How long a municipality keeps things, as it has said.

use crate::ledger::text::{json, read_json};
use crate::{MunicipalityScope, Store, StoreProblem};
use domain::retention::Retention;
use sqlx::SqliteConnection;

impl Store {
    /// How long the municipality keeps what it was told; what is usual where it has not said.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn retention(&self, scope: MunicipalityScope) -> Result<Retention, StoreProblem> {
        of(&mut *self.read().await?, scope).await
    }

    /// Takes over how long the municipality keeps things from now on. What has gone does not come back.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn put_retention(&self, scope: MunicipalityScope, said: &Retention) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        write(&mut tx, scope, said).await?;
        Ok(tx.commit().await?)
    }
}

pub(crate) async fn of(connection: &mut SqliteConnection, scope: MunicipalityScope) -> Result<Retention, StoreProblem> {
    let said: Option<Option<String>> = sqlx::query_scalar("SELECT retention FROM municipality WHERE id = $1")
        .bind(scope.id().to_string())
        .fetch_optional(connection)
        .await?;
    said.flatten().map_or_else(|| Ok(Retention::default()), |said| read_json("municipality", &said))
}

pub(crate) async fn write(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    said: &Retention,
) -> Result<(), StoreProblem> {
    sqlx::query("UPDATE municipality SET retention = $2 WHERE id = $1")
        .bind(scope.id().to_string())
        .bind(json("municipality", said)?)
        .execute(tx)
        .await?;
    Ok(())
}
