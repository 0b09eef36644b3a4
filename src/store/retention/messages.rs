//! Concerns and incidents that have been read. Number, kind and time stay: what comes in a second time, from a phone that
//! never heard the receipt, is still known, and no number is given twice.

use super::Horizon;
use crate::{MunicipalityScope, StoreProblem};
use sqlx::SqliteConnection;

/// A macro, since every query is one constant text.
macro_rules! past {
    () => {
        "municipality = $1 AND state IN ('read', 'answered') AND json_extract(body, '$.received_at') < $2
         AND json_extract(told, '$.matter.told') <> ''"
    };
}

/// Who answered goes before what tells that it is past its time.
const GO: &str = concat!(
    "DELETE FROM desk_message WHERE municipality = $1 AND message IN (SELECT message FROM sync_messages WHERE ",
    past!(),
    ")"
);

/// That it was read or answered is left, and when.
macro_rules! empty {
    ($where:expr) => {
        concat!(
            "UPDATE sync_messages SET body = json_replace(body, '$.state.message', ''),
               told = json_remove(json_set(told, '$.matter.told', ''), '$.matter.harm', '$.matter.done', '$.matter.informed')
             WHERE ",
            $where
        )
    };
}

const EMPTY: &str = empty!(past!());
const EMPTY_ONE: &str = empty!("municipality = $1 AND message = $2 AND json_extract(told, '$.matter.told') <> ''");

pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let Some(years) = horizon.retention.messages else { return Ok(0) };
    let (municipality, first) = (scope.id().to_string(), years.first_kept(horizon.today).to_string());
    sqlx::query(GO).bind(&municipality).bind(&first).execute(&mut *tx).await?;
    let emptied = sqlx::query(EMPTY).bind(&municipality).bind(&first).execute(tx).await?;
    Ok(emptied.rows_affected())
}

/// One of them, read or not. Says whether there was anything in it.
pub(super) async fn erase(tx: &mut SqliteConnection, scope: MunicipalityScope, id: &str) -> Result<bool, StoreProblem> {
    let municipality = scope.id().to_string();
    sqlx::query("DELETE FROM desk_message WHERE municipality = $1 AND message = $2")
        .bind(&municipality)
        .bind(id)
        .execute(&mut *tx)
        .await?;
    let emptied = sqlx::query(EMPTY_ONE).bind(&municipality).bind(id).execute(tx).await?;
    Ok(emptied.rows_affected() > 0)
}
