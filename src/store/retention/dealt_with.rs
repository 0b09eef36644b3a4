//! Reports that have been read or taken back, and requests for supervision that somebody has dealt with.

use super::{Horizon, operations};
use crate::{MunicipalityScope, StoreProblem};
use domain::retention::Years;
use sqlx::SqliteConnection;

/// Where they lie, which of them are past their time, and what goes with each.
struct Kind {
    past: &'static str,
    whose: &'static str,
    go: [&'static str; 2],
}

const REPORTS: Kind = Kind {
    past: "SELECT report, contact FROM sync_reports WHERE municipality = $1 AND sent_at < $2
             AND state IN ('read', 'withdrawn')",
    whose: "SELECT contact FROM sync_reports WHERE municipality = $1 AND report = $2",
    go: [
        "DELETE FROM desk_report WHERE municipality = $1 AND report = $2",
        "DELETE FROM sync_reports WHERE municipality = $1 AND report = $2",
    ],
};

const SUPERVISION: Kind = Kind {
    past: "SELECT supervision, contact FROM sync_supervisions WHERE municipality = $1 AND asked_at < $2
             AND state IN ('answered', 'planned', 'held', 'withdrawn')",
    whose: "SELECT contact FROM sync_supervisions WHERE municipality = $1 AND supervision = $2",
    go: [
        "DELETE FROM desk_supervision WHERE municipality = $1 AND supervision = $2",
        "DELETE FROM sync_supervisions WHERE municipality = $1 AND supervision = $2",
    ],
};

pub(super) async fn reports(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    purge(tx, scope, horizon, (&REPORTS, horizon.retention.reports)).await
}

pub(super) async fn supervision(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
) -> Result<u64, StoreProblem> {
    purge(tx, scope, horizon, (&SUPERVISION, horizon.retention.supervision)).await
}

async fn purge(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    horizon: &Horizon<'_>,
    (kind, years): (&Kind, Option<Years>),
) -> Result<u64, StoreProblem> {
    let Some(years) = years else { return Ok(0) };
    let municipality = scope.id().to_string();
    let past: Vec<(String, String)> = sqlx::query_as(kind.past)
        .bind(&municipality)
        .bind(years.first_kept(horizon.today).to_string())
        .fetch_all(&mut *tx)
        .await?;
    for (id, contact) in &past {
        let_go(tx, scope, (kind, contact, id)).await?;
    }
    Ok(past.len() as u64)
}

/// One report, in whatever state. Says whether there was such.
pub(super) async fn erase_report(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    id: &str,
) -> Result<bool, StoreProblem> {
    erase(tx, scope, (&REPORTS, id)).await
}

/// The same of a request for supervision.
pub(super) async fn erase_supervision(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    id: &str,
) -> Result<bool, StoreProblem> {
    erase(tx, scope, (&SUPERVISION, id)).await
}

async fn erase(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    (kind, id): (&Kind, &str),
) -> Result<bool, StoreProblem> {
    let whose: Option<String> =
        sqlx::query_scalar(kind.whose).bind(scope.id().to_string()).bind(id).fetch_optional(&mut *tx).await?;
    let Some(contact) = whose else { return Ok(false) };
    let_go(tx, scope, (kind, &contact, id)).await?;
    Ok(true)
}

async fn let_go(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    (kind, contact, id): (&Kind, &str, &str),
) -> Result<(), StoreProblem> {
    for statement in kind.go {
        sqlx::query(statement).bind(scope.id().to_string()).bind(id).execute(&mut *tx).await?;
    }
    operations::empty_those_of(tx, scope, (contact, id)).await
}
