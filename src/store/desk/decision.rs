//! What officers decide. The ledger carries it out; who decided, and when, is kept beside it.

use super::{history, step};
use crate::ledger::{DeskDecision, DeskProblem, act, timesheet};
use crate::people::Officer;
use crate::{MunicipalityScope, Store};
use chrono::{DateTime, Utc};
use domain::id::{OfficerId, TimesheetId};
use domain::policy::{ApprovalProblem, ApprovalRule};
use domain::timesheet::Timesheet;
use sqlx::SqliteConnection;
use sync::decide::DeskAction;
use sync::row::ReckonedDocument;
use sync::{Revision, TimesheetState};

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
    /// Approve the month as it was reckoned, as far as the next step of the rules goes.
    Approve {
        /// The month.
        reckoned: &'a Timesheet,
        /// Who must approve.
        rule: &'a ApprovalRule,
    },
    /// Send it back.
    Return {
        /// What should be changed.
        comment: &'a str,
    },
    /// Take a return back, before the contact has changed anything.
    UndoReturn,
}

impl Store {
    /// Carries out what an officer decided, and keeps who it was. Approving keeps what was approved for ever, with the
    /// last step that the rules want; until then the timesheet waits as before.
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
            Judgement::Approve { reckoned, rule } => {
                if step_before_last(&mut tx, scope, &verdict, (reckoned, rule), now).await? {
                    tx.commit().await.map_err(crate::StoreProblem::from)?;
                    return Ok(());
                }
                (DeskAction::Approve, Some(ReckonedDocument::of(reckoned)))
            }
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

/// Takes the next step where another comes after it. Nothing is done where it is the last.
async fn step_before_last(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    verdict: &Verdict<'_>,
    (reckoned, rule): (&Timesheet, &ApprovalRule),
    now: DateTime<Utc>,
) -> Result<bool, DeskProblem> {
    let amount = reckoned.totals.amount;
    let steps = step::read(tx, scope, verdict.timesheet).await?;
    let taken = step::counting(&steps, verdict.seen, reckoned)?;
    let next = match rule.next_step(amount, &taken, verdict.officer, false) {
        Ok(next) => next,
        // A month so small that the rules want nobody to look at it is approved by whoever does.
        Err(ApprovalProblem::Done) => return Ok(false),
        Err(problem) => return Err(problem.into()),
    };
    if taken.len() + 1 >= rule.steps_for(amount).count() {
        return Ok(false);
    }
    let held = timesheet(tx, scope, verdict.timesheet).await?.ok_or(DeskProblem::NotFound)?;
    if held.revision != verdict.seen || held.row.state != TimesheetState::Submitted {
        return Err(DeskProblem::Stale);
    }
    step::write(tx, scope, verdict, reckoned, (taken.len(), &next.key), now).await?;
    Ok(true)
}
