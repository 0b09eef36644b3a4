//! What the server's ledger holds about one operation and its subject.

use crate::id::{BlobHash, ContentHash, OpId, Revision, Seq};
use crate::op::{Base, Change, Op};
use crate::outcome::Outcome;
use crate::row::{AssignmentRow, PlanRow, ReportRow, SessionRow, SignOffRow, SupervisionRow, TimesheetRow};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::AssignmentId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that a decision rests on, read in the transaction that will write it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    /// The place in history that the decision will get.
    pub next_seq: Seq,
    /// The answer that this operation id was given before.
    pub seen: Option<Seen>,
    /// Since when the operation waits in the backlog.
    pub held_since: Option<DateTime<Utc>>,
    /// What the author had been looking at.
    pub base: BaseState,
    /// Operations that this one refers to ([`super::refers_to`]) and that have not been judged.
    pub missing: BTreeSet<OpId>,
    /// Attachments that this one needs ([`super::needs`]) and that have not arrived whole.
    pub missing_blobs: BTreeSet<BlobHash>,
    /// The subject's id is in use by another contact.
    pub foreign: bool,
    /// The session that the operation is about, as it stands.
    pub session: Option<StoredSession>,
    /// The timesheet that the operation is about: of that id, or of that assignment and period. Also of a sign-off.
    pub timesheet: Option<StoredTimesheet>,
    /// The request for supervision that the operation is about, as it stands.
    pub supervision: Option<StoredSupervision>,
    /// The report that the operation is about, as it stands.
    pub report: Option<StoredReport>,
    /// The plan that the operation is about, as it stands.
    pub plan: Option<StoredPlan>,
    /// What the same signer has said of the month, as it stands.
    pub sign_off: Option<StoredSignOff>,
    /// The contact's assignments, shared by all that is decided of one request: each is large.
    pub assignments: Arc<BTreeMap<AssignmentId, AssignmentRow>>,
    /// The contact's timesheets that may hold one of the dates in question.
    pub timesheets: Vec<TimesheetRow>,
    /// For a submission or a report: the sessions of the assignment in its days that are not deleted.
    pub period: Vec<Session>,
}

/// An answer given before.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The hash that the operation had.
    pub sha256: ContentHash,
    /// The answer.
    pub outcome: Outcome,
}

/// What the author of an operation had been looking at.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum BaseState {
    /// Nothing: the subject was new.
    #[default]
    Nothing,
    /// The result of an operation that has not come or not been judged.
    Missing(OpId),
    /// What this operation had asked for; `None` where it deleted.
    Known {
        /// The operation.
        op: OpId,
        /// Its content.
        content: Option<Box<Session>>,
    },
}

/// One step of the way back to the state that an operation was made on top of.
#[derive(Debug, Clone, PartialEq)]
pub enum BaseStep {
    /// Found.
    Found(BaseState),
    /// The operation there was refused: its author's next edit stands where it stood.
    Further(Base),
}

/// Follows `base` one step, given what is stored under the operation that it names.
#[must_use]
pub fn base_step(base: Base, stored: Option<(&Op, &Outcome)>) -> BaseStep {
    let Base::After(id) = base else { return BaseStep::Found(BaseState::Nothing) };
    match stored {
        None | Some((_, Outcome::Held { .. })) => BaseStep::Found(BaseState::Missing(id)),
        Some((op, outcome)) if outcome.is_refusal() => BaseStep::Further(op.base()),
        Some((op, _)) => {
            let content = match op.change() {
                Ok(Change::PutSession { session }) => Some(Box::new(session)),
                _ => None,
            };
            BaseStep::Found(BaseState::Known { op: id, content })
        }
    }
}

/// A session as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSession {
    /// How often it has changed.
    pub revision: Revision,
    /// As phones are told.
    pub row: SessionRow,
    /// Its content; of a deleted session, the last.
    pub content: Session,
}

/// A timesheet as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredTimesheet {
    /// How often it has changed.
    pub revision: Revision,
    /// As phones are told.
    pub row: TimesheetRow,
    /// What it was last sent in with.
    pub manifest: crate::manifest::Manifest,
}

/// A request for supervision as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSupervision {
    /// How often it has changed.
    pub revision: Revision,
    /// As phones are told.
    pub row: SupervisionRow,
}

/// A report as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredReport {
    /// How often it has changed.
    pub revision: Revision,
    /// As phones are told.
    pub row: ReportRow,
}

/// A plan as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredPlan {
    /// How often it has changed.
    pub revision: Revision,
    /// As phones are told.
    pub row: PlanRow,
}

/// A sign-off as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSignOff {
    /// How often it has changed.
    pub revision: Revision,
    /// As phones are told.
    pub row: SignOffRow,
}
