//! What officers decide. The ledger carries it out; who decided, and when, is kept beside it.

use super::{history, step};
use crate::audit::{self, AuditKind};
use crate::ledger::{DeskDecision, DeskProblem, DeskTimesheet, act, timesheet};
use crate::people::Officer;
use crate::rights::{ApproveTimesheets, Deed, May, ReturnTimesheets, Role, sight};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{OfficerId, TimesheetId};
use domain::policy::{ApprovalProblem, ApprovalRule};
use domain::timesheet::Timesheet;
use sqlx::SqliteConnection;
use sync::decide::DeskAction;
use sync::row::{LineComment, ReckonedDocument};
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
        /// The same of single sessions.
        lines: Vec<LineComment>,
    },
    /// Taken back into the queue before the contact had changed anything.
    ReturnUndone,
}

/// An approval to be carried out.
#[derive(Debug, Clone, Copy)]
pub struct Approval<'a> {
    /// Of which timesheet.
    pub timesheet: TimesheetId,
    /// The revision that the officer looked at.
    pub seen: Revision,
    /// The month as it was reckoned.
    pub reckoned: &'a Timesheet,
    /// Who must approve.
    pub rule: &'a ApprovalRule,
}

/// A decision to be carried out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict<'a> {
    /// About which timesheet.
    pub(super) timesheet: TimesheetId,
    /// The revision that the officer looked at.
    pub(super) seen: Revision,
    /// Who decides.
    pub(super) officer: OfficerId,
    /// What.
    pub(super) what: Judgement<'a>,
}

/// What an officer can decide.
#[derive(Debug, Clone, Copy)]
pub(super) enum Judgement<'a> {
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
        /// The same of single sessions.
        lines: &'a [LineComment],
    },
    /// Take a return back, before the contact has changed anything.
    UndoReturn,
}

impl Store {
    /// Takes a step of approval for the month as the officer saw it, and keeps who it was. What was approved is kept for
    /// ever, with the last step that the rules want; until then the timesheet waits as before.
    ///
    /// # Errors
    /// [`DeskProblem`]; nothing was then changed.
    pub async fn approve(&self, may: &May<ApproveTimesheets>, approval: Approval<'_>) -> Result<(), DeskProblem> {
        let Approval { timesheet, seen, reckoned, rule } = approval;
        self.decide(may, (timesheet, seen), Judgement::Approve { reckoned, rule }).await
    }

    /// Sends a timesheet back with what should be changed.
    ///
    /// # Errors
    /// [`DeskProblem`]; nothing was then changed.
    pub async fn give_back(
        &self,
        may: &May<ReturnTimesheets>,
        seen: (TimesheetId, Revision),
        (comment, lines): (&str, &[LineComment]),
    ) -> Result<(), DeskProblem> {
        self.decide(may, seen, Judgement::Return { comment, lines }).await
    }

    /// Takes a return back, before the contact has changed anything.
    ///
    /// # Errors
    /// [`DeskProblem`]; nothing was then changed.
    pub async fn undo_return(
        &self,
        may: &May<ReturnTimesheets>,
        seen: (TimesheetId, Revision),
    ) -> Result<(), DeskProblem> {
        self.decide(may, seen, Judgement::UndoReturn).await
    }

    async fn decide<D: Deed>(
        &self,
        may: &May<D>,
        (id, seen): (TimesheetId, Revision),
        what: Judgement<'_>,
    ) -> Result<(), DeskProblem> {
        let (scope, now) = (may.scope(), may.at());
        let verdict = Verdict { timesheet: id, seen, officer: may.officer(), what };
        let mut tx = self.write().await?;
        let held = timesheet(&mut tx, scope, id).await?.ok_or(DeskProblem::NotFound)?;
        if !sight::assignment(&mut tx, may, held.row.assignment).await? {
            return Err(DeskProblem::NotFound);
        }
        if sight::is_party(&mut tx, may, held.contact).await? {
            return Err(ApprovalProblem::Partial.into());
        }
        let kind = match what {
            Judgement::Approve { .. } => AuditKind::Approved,
            Judgement::Return { .. } => AuditKind::Returned,
            Judgement::UndoReturn => AuditKind::ReturnUndone,
        };
        let (action, reckoned) = match verdict.what {
            Judgement::Approve { reckoned, rule } => {
                let roles = sight::roles(&mut tx, may, held.row.assignment).await?;
                if step_before_last(&mut tx, scope, &verdict, (&held, &roles), (reckoned, rule), now).await? {
                    audit::note(&mut tx, may, kind, id).await?;
                    tx.commit().await.map_err(StoreProblem::from)?;
                    return Ok(());
                }
                (DeskAction::Approve, Some(ReckonedDocument::of(reckoned)))
            }
            Judgement::Return { comment, lines } => {
                (DeskAction::Return { comment: comment.to_owned(), lines: lines.to_vec() }, None)
            }
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
        audit::note(&mut tx, may, kind, id).await?;
        tx.commit().await.map_err(StoreProblem::from)?;
        Ok(())
    }
}

/// Takes the next step where another comes after it. Nothing is done where it is the last. Whose a step is, its role says.
async fn step_before_last(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    verdict: &Verdict<'_>,
    (held, roles): (&DeskTimesheet, &[Role]),
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
    if !roles.contains(&Role::of_step(&next.key)) {
        return Err(DeskProblem::AnothersStep);
    }
    if taken.len() + 1 >= rule.steps_for(amount).count() {
        return Ok(false);
    }
    if held.revision != verdict.seen || held.row.state != TimesheetState::Submitted {
        return Err(DeskProblem::Stale);
    }
    step::write(tx, scope, verdict, reckoned, (taken.len(), &next.key), now).await?;
    Ok(true)
}
