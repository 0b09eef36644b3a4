//! Taking back a return, while the contact has not sent in again or taken the timesheet back.

use super::decision::{Step, write_decision};
use super::{Decided, DecisionProblem};
use crate::{MunicipalityScope, Store};
use chrono::{DateTime, Utc};
use domain::id::{OfficerId, TimesheetId};
use sync::{Revision, TimesheetState};

impl Store {
    /// Puts a returned timesheet back among those that wait. `seen` is the revision that the officer saw.
    ///
    /// Only as long as its sessions still are what was sent in: what the contact has changed since was never sent.
    ///
    /// # Errors
    /// [`DecisionProblem`]; nothing was then changed.
    pub async fn undo_return(
        &self,
        scope: MunicipalityScope,
        (timesheet, seen): (TimesheetId, Revision),
        officer: OfficerId,
        now: DateTime<Utc>,
    ) -> Result<(), DecisionProblem> {
        let step = Step { timesheet, seen, officer, decided: &Decided::ReturnUndone, now };
        let (mut tx, mut row) = self.begin_decision(scope, &step).await?;
        if !matches!(row.state, TimesheetState::Returned { .. }) {
            return Err(DecisionProblem::Changed);
        }
        let changed_since: bool = sqlx::query_scalar(
            "SELECT EXISTS (
                 SELECT 1 FROM sync_sessions s
                 JOIN sync_timesheets t ON t.municipality = s.municipality AND t.assignment = s.assignment
                 WHERE t.municipality = $1 AND t.timesheet = $2
                   AND s.day BETWEEN t.first_day AND t.last_day AND s.seq > t.seq)",
        )
        .bind(scope.id().to_string())
        .bind(timesheet.to_string())
        .fetch_one(&mut *tx)
        .await?;
        if changed_since {
            return Err(DecisionProblem::Changed);
        }
        row.state = TimesheetState::Submitted;
        write_decision(&mut tx, scope, &step, &row).await?;
        tx.commit().await?;
        Ok(())
    }
}
