//! Sending a timesheet back to the contact.

use super::decision::{Step, write_decision};
use super::{Decided, DecisionProblem};
use crate::{MunicipalityScope, Store};
use chrono::{DateTime, Utc};
use domain::id::{OfficerId, TimesheetId};
use sync::{Revision, TimesheetState};

impl Store {
    /// Sends a submitted timesheet back, with what should be changed. `seen` is the revision that the officer saw.
    ///
    /// # Errors
    /// [`DecisionProblem`]; nothing was then changed.
    pub async fn return_timesheet(
        &self,
        scope: MunicipalityScope,
        (timesheet, seen): (TimesheetId, Revision),
        comment: &str,
        officer: OfficerId,
        now: DateTime<Utc>,
    ) -> Result<(), DecisionProblem> {
        let decided = Decided::Returned { comment: comment.to_owned() };
        let step = Step { timesheet, seen, officer, decided: &decided, now };
        let (mut tx, mut row) = self.begin_decision(scope, &step).await?;
        if row.state != TimesheetState::Submitted {
            return Err(DecisionProblem::Changed);
        }
        row.state = TimesheetState::Returned { comment: comment.to_owned() };
        write_decision(&mut tx, scope, &step, &row).await?;
        tx.commit().await?;
        Ok(())
    }
}
