//! What is past its time goes: by the municipality's own years, a kind at a time, each in one transaction.
//!
//! Operations' answers never go, so that whatever a phone may still send counts once; what they held does. The sums of
//! approved months stay too, without the contact's words: caps and unused hours of later months are reckoned from them, and
//! their periods stay closed.

mod accounts;
mod dealt_with;
mod doors;
mod erase;
mod letters;
mod log;
mod messages;
mod operations;
mod people;
mod policy;
#[cfg(test)]
mod tests;
mod words;

pub use erase::{Erasable, Erased};
pub use people::Forgotten;
pub(crate) use policy::{of, write};

use crate::audit::{self, Actor, AuditKind};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, NaiveDate, Utc};
use domain::retention::{Retention, Years};
use sqlx::SqliteConnection;

/// What can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PurgeKind {
    /// Sessions, with their history, who confirmed them, what was approved and decided, and the contact's words in the sums that
    /// stay.
    Accounts,
    /// What operations held; their answers stay.
    Operations,
    /// Reports.
    Reports,
    /// Requests for supervision.
    Supervision,
    /// Concerns and incidents.
    Messages,
    /// Contacts who have ended and of whom nothing is left that must be kept, and plans for days that are long past.
    People,
    /// Invitations, links and sessions that let nobody in any more.
    Doors,
    /// Rows of the log of who saw and changed what.
    Log,
}

impl PurgeKind {
    /// In the order in which they go: the log last, so that it can tell of the others.
    pub const ALL: [Self; 8] = [
        Self::Accounts,
        Self::Operations,
        Self::Reports,
        Self::Supervision,
        Self::Messages,
        Self::People,
        Self::Doors,
        Self::Log,
    ];

    /// Its name in the log and at the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Operations => "operations",
            Self::Reports => "reports",
            Self::Supervision => "supervision",
            Self::Messages => "messages",
            Self::People => "people",
            Self::Doors => "doors",
            Self::Log => "log",
        }
    }
}

/// Whether it is done, or only counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purge {
    /// What is past its time goes.
    ForGood,
    /// It is counted, and stays.
    Rehearsed,
}

/// How much went of a kind. Never what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purged {
    /// Of what.
    pub kind: PurgeKind,
    /// Rows.
    pub rows: u64,
}

/// What decides whether something is past its time.
struct Horizon<'a> {
    retention: &'a Retention,
    today: NaiveDate,
    now: DateTime<Utc>,
}

impl Store {
    /// Lets go what is past its time in a municipality, and notes how much. Stopped halfway, it goes on where it was when it
    /// is asked again.
    ///
    /// # Errors
    /// [`StoreProblem`]; of the kind that failed, nothing went.
    pub async fn purge(
        &self,
        scope: MunicipalityScope,
        today: NaiveDate,
        now: DateTime<Utc>,
        how: Purge,
    ) -> Result<Vec<Purged>, StoreProblem> {
        let retention = self.retention(scope).await?;
        let horizon = Horizon { retention: &retention, today, now };
        let mut purged = Vec::new();
        if how == Purge::Rehearsed {
            // All in one: what operations held is past its time only once their sessions have gone. Dropped, never kept.
            let mut tx = self.write().await?;
            for kind in PurgeKind::ALL {
                purged.push(Purged { kind, rows: horizon.let_go(&mut tx, scope, kind).await? });
            }
        } else {
            for kind in PurgeKind::ALL {
                let mut tx = self.write().await?;
                let rows = horizon.let_go(&mut tx, scope, kind).await?;
                // Of itself the log has told already: the row that does must be the next one.
                if rows > 0 && kind != PurgeKind::Log {
                    let told = format!("{} {rows}", kind.name());
                    audit::write(&mut tx, scope, (Actor::Owner, now), (AuditKind::Purged, &told, "")).await?;
                }
                tx.commit().await?;
                purged.push(Purged { kind, rows });
            }
        }
        purged.retain(|purged| purged.rows > 0);
        Ok(purged)
    }
}

impl Horizon<'_> {
    async fn let_go(
        &self,
        tx: &mut SqliteConnection,
        scope: MunicipalityScope,
        kind: PurgeKind,
    ) -> Result<u64, StoreProblem> {
        match kind {
            PurgeKind::Accounts => Ok(accounts::purge(tx, scope, self).await? + words::purge(tx, scope, self).await?),
            PurgeKind::Operations => operations::purge(tx, scope, self).await,
            PurgeKind::Reports => dealt_with::reports(tx, scope, self).await,
            PurgeKind::Supervision => dealt_with::supervision(tx, scope, self).await,
            PurgeKind::Messages => Ok(messages::purge(tx, scope, self).await? + letters::purge(tx, scope, self).await?),
            PurgeKind::People => people::purge(tx, scope, self).await,
            PurgeKind::Doors => doors::purge(tx, scope, self).await,
            PurgeKind::Log => log::purge(tx, scope, self).await,
        }
    }

    /// Lets rows go that nothing could take away before: those before `first`.
    async fn advance(
        &self,
        tx: &mut SqliteConnection,
        scope: MunicipalityScope,
        kind: &str,
        first: &str,
    ) -> Result<(), StoreProblem> {
        sqlx::query(
            "INSERT INTO retention_horizon (municipality, kind, before) VALUES ($1, $2, $3)
             ON CONFLICT (municipality, kind) DO UPDATE SET before = MAX(before, excluded.before)",
        )
        .bind(scope.id().to_string())
        .bind(kind)
        .bind(first)
        .execute(tx)
        .await?;
        Ok(())
    }

    /// The first day of pay that is kept; never less than the law wants, whatever stands in the database.
    fn accounts(&self) -> NaiveDate {
        self.retention.accounts.max(Years::OF_ACCOUNTS).first_kept(self.today)
    }
}
