//! What the ledger holds of plans, read as it lies there.

use super::super::Violation;
use super::Server;
use domain::id::PlanId;
use store::{ContactScope, StoreProblem};
use sync::{PlanRow, Revision};

impl Server {
    /// A contact's plans, each with its revision.
    pub(in super::super) async fn plans(
        &self,
        scope: ContactScope,
    ) -> Result<Vec<(PlanId, (Revision, PlanRow))>, Violation> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT body, revision FROM sync_plans WHERE municipality = $1 AND contact = $2 ORDER BY plan",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .fetch_all(&mut *self.store.read().await?)
        .await
        .map_err(StoreProblem::from)?;
        let read = |(body, revision): (String, i64)| {
            let unreadable = |why: String| Violation::of("the ledger can be read", why);
            let row: PlanRow = serde_json::from_str(&body).map_err(|error| unreadable(error.to_string()))?;
            let revision = u64::try_from(revision).map_err(|error| unreadable(error.to_string()))?;
            Ok((row.plan.id, (Revision(revision), row)))
        };
        rows.into_iter().map(read).collect()
    }
}
