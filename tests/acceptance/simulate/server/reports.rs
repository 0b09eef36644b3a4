//! What the ledger holds of reports, read as it lies there.

use super::super::Violation;
use super::Server;
use domain::id::ReportId;
use store::{ContactScope, StoreProblem};
use sync::{ReportRow, Revision};

impl Server {
    /// A contact's reports, each with its revision.
    pub(in super::super) async fn reports(
        &self,
        scope: ContactScope,
    ) -> Result<Vec<(ReportId, (Revision, ReportRow))>, Violation> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT body, revision FROM sync_reports WHERE municipality = $1 AND contact = $2 ORDER BY report",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .fetch_all(&mut *self.store.read().await?)
        .await
        .map_err(StoreProblem::from)?;
        let read = |(body, revision): (String, i64)| {
            let unreadable = |why: String| Violation::of("the ledger can be read", why);
            let row: ReportRow = serde_json::from_str(&body).map_err(|error| unreadable(error.to_string()))?;
            let revision = u64::try_from(revision).map_err(|error| unreadable(error.to_string()))?;
            Ok((row.report.id, (Revision(revision), row)))
        };
        rows.into_iter().map(read).collect()
    }
}
