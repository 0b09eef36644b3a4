//! What operations held. Their ids, hashes and answers stay for ever: a phone may come back with one after years, and it
//! must count once.

use super::Horizon;
use crate::ledger::text::instant;
use crate::{MunicipalityScope, StoreProblem};
use chrono::NaiveTime;
use sqlx::SqliteConnection;

/// Takes out of an operation what it held and the receipts that it named, and what stood against it out of its answer. A macro, since every query is one
/// constant text.
macro_rules! empty {
    ($where:literal) => {
        concat!(
            "UPDATE sync_ops AS o SET message = json_remove(json_set(o.message, '$.body', NULL), '$.attach'),
               outcome = json_remove(o.outcome, '$.server_state')
             WHERE o.municipality = $1 AND json_extract(o.outcome, '$.outcome') <> 'held'
               AND json_type(o.message, '$.body') <> 'null' AND ",
            $where
        )
    };
}

pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let first = horizon.accounts().and_time(NaiveTime::MIN).and_utc();
    // What a session is made of that is still kept stays: a late edit is merged with it. So does what waits for a person.
    let query = empty!(
        "o.received_at < $2
         AND NOT EXISTS (SELECT 1 FROM sync_session_history h WHERE h.municipality = o.municipality AND h.op = o.op)
         AND NOT EXISTS (SELECT 1 FROM sync_quarantine q WHERE q.municipality = o.municipality
                         AND q.contact = o.contact AND q.op = o.op AND q.dealt_with IS NULL)"
    );
    let done = sqlx::query(query).bind(scope.id().to_string()).bind(instant(first)).execute(tx).await?;
    Ok(done.rows_affected())
}

/// The same for whatever names the thing `id`, whenever it came.
pub(super) async fn empty_those_of(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    (contact, id): (&str, &str),
) -> Result<(), StoreProblem> {
    let query = empty!("o.contact = $2 AND instr(json_extract(o.message, '$.body'), $3) > 0");
    sqlx::query(query).bind(scope.id().to_string()).bind(contact).bind(id).execute(tx).await?;
    Ok(())
}
