//! What the ledger holds of requests for supervision, read as it lies there.

use super::super::Violation;
use super::Server;
use domain::id::SupervisionId;
use store::{ContactScope, StoreProblem};
use sync::{Revision, SupervisionRow};

impl Server {
    /// A contact's requests, each with its revision.
    pub(in super::super) async fn supervisions(
        &self,
        scope: ContactScope,
    ) -> Result<Vec<(SupervisionId, (Revision, SupervisionRow))>, Violation> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT body, revision FROM sync_supervisions WHERE municipality = $1 AND contact = $2 ORDER BY supervision",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .fetch_all(&mut *self.store.read().await?)
        .await
        .map_err(StoreProblem::from)?;
        let read = |(body, revision): (String, i64)| {
            let unreadable = |why: String| Violation::of("the ledger can be read", why);
            let row: SupervisionRow = serde_json::from_str(&body).map_err(|error| unreadable(error.to_string()))?;
            let revision = u64::try_from(revision).map_err(|error| unreadable(error.to_string()))?;
            Ok((row.request.id, (Revision(revision), row)))
        };
        rows.into_iter().map(read).collect()
    }
}
