//! Hours, driving, expenses, who confirmed them, and what was decided about them. Receipts' files go when nothing refers to them any more.

use super::Horizon;
use crate::{MunicipalityScope, StoreProblem};
use sqlx::SqliteConnection;

/// Of a session `s` that is past its time: it lies before the first day that is kept, in no period that goes beyond it, and
/// no correction of its month waits to be paid by a later one. A macro, since every query is one constant text.
macro_rules! past {
    () => {
        "s.municipality = $1 AND s.day < $2 AND NOT EXISTS (
           SELECT 1 FROM sync_timesheets t
           WHERE t.municipality = s.municipality AND t.assignment = s.assignment
             AND s.day BETWEEN t.first_day AND t.last_day
             AND (t.last_day >= $2 OR (json_extract(t.body, '$.revised') AND NOT EXISTS (
               SELECT 1 FROM sync_timesheets later
               WHERE later.municipality = t.municipality AND later.assignment = t.assignment
                 AND later.first_day > t.last_day AND later.state IN ('approved', 'exported', 'paid')))))"
    };
}

/// A month whose sessions are still kept keeps what was approved, too.
macro_rules! of_closed {
    ($table:literal) => {
        concat!(
            "DELETE FROM ",
            $table,
            " WHERE municipality = $1 AND timesheet IN (
               SELECT t.timesheet FROM sync_timesheets t
               WHERE t.municipality = $1 AND t.last_day < $2 AND NOT EXISTS (
                 SELECT 1 FROM sync_sessions s
                 WHERE s.municipality = t.municipality AND s.assignment = t.assignment
                   AND s.day BETWEEN t.first_day AND t.last_day))"
        )
    };
}

/// In this order: what hangs on something goes before it.
const GO: [&str; 8] = [
    concat!(
        "DELETE FROM sync_session_history AS h WHERE h.municipality = $1 AND EXISTS (
           SELECT 1 FROM sync_sessions s WHERE s.session = h.session AND ",
        past!(),
        ")"
    ),
    concat!("DELETE FROM sync_sessions AS s WHERE ", past!()),
    "DELETE FROM sync_sign_offs AS o WHERE o.municipality = $1 AND o.last_day < $2 AND NOT EXISTS (
       SELECT 1 FROM sync_sessions s
       WHERE s.municipality = o.municipality AND s.assignment = o.assignment AND s.day BETWEEN o.first_day AND o.last_day)",
    of_closed!("sync_approved"),
    of_closed!("desk_decision"),
    of_closed!("desk_step"),
    "DELETE FROM desk_aside WHERE municipality = $1 AND decided_at < $2",
    "DELETE FROM sync_quarantine WHERE municipality = $1 AND dealt_with < $2",
];

pub(super) async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    let (municipality, first) = (scope.id().to_string(), horizon.accounts().to_string());
    horizon.advance(tx, scope, "accounts", &first).await?;
    let mut rows = 0;
    for statement in GO {
        rows += sqlx::query(statement).bind(&municipality).bind(&first).execute(&mut *tx).await?.rows_affected();
    }
    Ok(rows)
}
