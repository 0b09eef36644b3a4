//! The sync ledger: the port, and its adapter for SQLite.

mod sqlite;
#[cfg(test)]
mod tests;

pub(crate) use sqlite::{
    Standing, StandingReport, act, answer_supervision, handle_message, message, papers, read_report, receive_message,
    release_blob, report, supervision, take_up_late, text, timesheet, touch_assignments, write_assignment,
    write_letters, write_papers,
};

use crate::{ContactScope, MunicipalityScope, StoreProblem};
use chrono::{DateTime, Utc};
use core::future::Future;
use domain::entry::Session;
use domain::id::{ContactId, TimesheetId};
use domain::policy::ApprovalProblem;
use sync::decide::{DeskAction, WrongState};
use sync::op::Rewind;
use sync::row::ReckonedDocument;
use sync::wire::Month;
use sync::{
    AssignmentRow, DeviceId, DigestResponse, Epoch, OpId, Outcome, PullRequest, PullResponse, PushRequest,
    PushResponse, Revision, Seq, TimesheetRow,
};
use thiserror::Error;

/// Why a push or a pull was not answered. Nothing was carried out.
#[derive(Debug, Error)]
pub enum LedgerProblem {
    /// The phone speaks of another history of this database. Answer 409 with this, and it will go on by itself.
    #[error("the phone is in another history of this database")]
    EpochChanged(Rewind),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

/// Why the desk's action was not carried out.
#[derive(Debug, Error)]
pub enum DeskProblem {
    /// There is no such timesheet in this municipality.
    #[error("no such timesheet")]
    NotFound,
    /// Someone, or the contact, has changed it since it was looked at.
    #[error("the timesheet has been changed since")]
    Stale,
    /// It is not in a state that allows the action.
    #[error(transparent)]
    WrongState(#[from] WrongState),
    /// The rules want another officer for it.
    #[error(transparent)]
    Approval(#[from] ApprovalProblem),
    /// The next step of approval belongs to a role that the officer does not have there.
    #[error("the next step belongs to another role")]
    AnothersStep,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

/// A timesheet as the desk sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskTimesheet {
    /// Whose.
    pub contact: ContactId,
    /// To be given back with an action, so that nobody decides about something else than they saw.
    pub revision: Revision,
    /// The timesheet.
    pub row: TimesheetRow,
}

/// What the desk decides about a timesheet.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskDecision {
    /// Which.
    pub timesheet: TimesheetId,
    /// The revision that was looked at.
    pub seen: Revision,
    /// What to do.
    pub action: DeskAction,
    /// With [`DeskAction::Approve`]: the month as reckoned, which later months carry over from.
    pub reckoned: Option<ReckonedDocument>,
}

/// The ledger of what phones ask for and what stands.
pub trait LedgerRepository {
    /// Judges operations in their order; effects and answers are on disk when this returns.
    ///
    /// # Errors
    /// [`LedgerProblem`] for the request as a whole; no operation was used up.
    fn push(
        &self,
        scope: ContactScope,
        request: &PushRequest,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<PushResponse, LedgerProblem>> + Send;

    /// What is new for a contact, in the order of its commits.
    ///
    /// # Errors
    /// [`LedgerProblem`].
    fn pull(
        &self,
        scope: ContactScope,
        device: DeviceId,
        request: PullRequest,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<PullResponse, LedgerProblem>> + Send;

    /// What became of an operation; `None` when it never came, or came damaged.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn answer(
        &self,
        scope: ContactScope,
        op: OpId,
    ) -> impl Future<Output = Result<Option<Outcome>, StoreProblem>> + Send;

    /// Count and hash of a contact's month.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn digest(
        &self,
        scope: ContactScope,
        month: Month,
    ) -> impl Future<Output = Result<DigestResponse, StoreProblem>> + Send;

    /// The history that the database is in.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn epoch(&self) -> impl Future<Output = Result<Epoch, StoreProblem>> + Send;

    /// Begins a new history. To be called once whenever a backup has been put in place of the database.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn begin_history(
        &self,
        epoch: Epoch,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Rewind, StoreProblem>> + Send;

    /// Gives a contact an assignment, new or changed. Unchanged ones are left alone.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn put_assignment(
        &self,
        scope: ContactScope,
        row: &AssignmentRow,
    ) -> impl Future<Output = Result<Seq, StoreProblem>> + Send;

    /// A contact's assignments.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn assignments(&self, scope: ContactScope)
    -> impl Future<Output = Result<Vec<AssignmentRow>, StoreProblem>> + Send;

    /// A contact's sessions that are not deleted, of all assignments and months, by day.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn sessions(&self, scope: ContactScope) -> impl Future<Output = Result<Vec<Session>, StoreProblem>> + Send;

    /// A municipality's timesheets, newest first.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn timesheets(
        &self,
        scope: MunicipalityScope,
    ) -> impl Future<Output = Result<Vec<DeskTimesheet>, StoreProblem>> + Send;

    /// One timesheet.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn timesheet(
        &self,
        scope: MunicipalityScope,
        id: TimesheetId,
    ) -> impl Future<Output = Result<Option<DeskTimesheet>, StoreProblem>> + Send;

    /// Carries out what the desk decided, and tells the contact's phones with the next pull. Approving also keeps the
    /// period's sessions as they are, for ever.
    ///
    /// # Errors
    /// [`DeskProblem`]; nothing was changed then.
    fn act(
        &self,
        scope: MunicipalityScope,
        decision: DeskDecision,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<DeskTimesheet, DeskProblem>> + Send;

    /// What was approved, exactly as it was kept.
    ///
    /// # Errors
    /// [`StoreProblem`].
    fn approved(
        &self,
        scope: MunicipalityScope,
        id: TimesheetId,
    ) -> impl Future<Output = Result<Option<String>, StoreProblem>> + Send;
}
