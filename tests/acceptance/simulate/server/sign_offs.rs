//! What the ledger holds of sign-offs, read as it lies there.

use super::super::Violation;
use super::Server;
use domain::id::SignOffId;
use store::{ContactScope, StoreProblem};
use sync::{Revision, SignOffRow};

impl Server {
    /// A contact's sign-offs, each with its revision.
    pub(in super::super) async fn sign_offs(
        &self,
        scope: ContactScope,
    ) -> Result<Vec<(SignOffId, (Revision, SignOffRow))>, Violation> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT body, revision FROM sync_sign_offs WHERE municipality = $1 AND contact = $2 ORDER BY sign_off",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .fetch_all(&mut *self.store.read().await?)
        .await
        .map_err(StoreProblem::from)?;
        let read = |(body, revision): (String, i64)| {
            let unreadable = |why: String| Violation::of("the ledger can be read", why);
            let row: SignOffRow = serde_json::from_str(&body).map_err(|error| unreadable(error.to_string()))?;
            let revision = u64::try_from(revision).map_err(|error| unreadable(error.to_string()))?;
            Ok((row.sign_off.id, (Revision(revision), row)))
        };
        rows.into_iter().map(read).collect()
    }
}
