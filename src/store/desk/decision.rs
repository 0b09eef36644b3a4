//! What officers decide. The ledger carries it out; who decided, and when, is kept beside it.

use super::history;
use crate::ledger::{DeskDecision, DeskProblem, act};
use crate::people::Officer;
use crate::{MunicipalityScope, Store};
use chrono::{DateTime, Utc};
use domain::id::{OfficerId, TimesheetId};
use domain::timesheet::Timesheet;
use sync::Revision;
use sync::decide::DeskAction;
use sync::row::ReckonedDocument;

/// Something that an officer decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub decided: Decided,
    /// Who.
    pub officer: Officer,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// Approved.
    Approved {
        /// The hash of what was approved and kept, in hexadecimal.
        sha256: String,
    },
    /// Sent back.
    Returned {
        /// What should be changed.
        comment: String,
    },
    /// Taken back into the queue before the contact had changed anything.
    ReturnUndone,
}

/// A decision to be carried out.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// About which timesheet.
    pub timesheet: TimesheetId,
    /// The revision that the officer looked at.
    pub seen: Revision,
    /// Who decides.
    pub officer: OfficerId,
    /// What.
    pub what: Judgement<'a>,
}

/// What an officer can decide.
#[derive(Debug, Clone, Copy)]
pub enum Judgement<'a> {
    /// Approve the month as it was reckoned.
    Approve(&'a Timesheet),
    /// Send it back.
    Return {
        /// What should be changed.
        comment: &'a str,
    },
    /// Take a return back, before the contact has changed anything.
    UndoReturn,
}

impl Store {
    /// Carries out what an officer decided, and keeps who it was. Approving keeps what was approved for ever.
    ///
    /// # Errors
    /// [`DeskProblem`]; nothing was then changed.
    pub async fn decide(
        &self,
        scope: MunicipalityScope,
        verdict: Verdict<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), DeskProblem> {
        let mut tx = self.write().await?;
        let (action, reckoned) = match verdict.what {
            Judgement::Approve(reckoned) => (DeskAction::Approve, Some(ReckonedDocument::of(reckoned))),
            Judgement::Return { comment } => (DeskAction::Return { comment: comment.to_owned() }, None),
            Judgement::UndoReturn => {
                if history::changed_since_decision(&mut tx, scope, verdict.timesheet).await? {
                    return Err(DeskProblem::Stale);
                }
                (DeskAction::UndoReturn, None)
            }
        };
        let decision = DeskDecision { timesheet: verdict.timesheet, seen: verdict.seen, action, reckoned };
        let decided = act(&mut tx, scope, decision, now).await?;
        history::write(&mut tx, scope, &verdict, decided.revision, now).await?;
        tx.commit().await.map_err(crate::StoreProblem::from)?;
        Ok(())
    }
}
