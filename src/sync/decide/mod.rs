//! The server's half: one operation and what the ledger holds about it in, one decision out.
//!
//! The caller loads the ledger, decides, and writes effect and answer in one transaction; then it decides again whatever
//! was held for this operation.

mod bounds;
mod desk;
mod late;
mod ledger;
mod merge;
mod message;
mod plan;
mod proof;
mod report;
mod session;
mod sign_off;
mod supervision;
mod timesheet;

pub use bounds::{OutOfBounds, within_bounds};
pub use desk::{DeskAction, WrongState, after_desk};
pub use late::{NotTakenUp, TakenUp, take_up};
pub use ledger::{
    BaseState, BaseStep, Ledger, Seen, StoredPlan, StoredReport, StoredSession, StoredSignOff, StoredSupervision,
    StoredTimesheet, base_step,
};
pub use message::{MessageAction, after_message};
pub use proof::unproved;
pub use report::{ReportAction, after_reading, report_id};
pub use sign_off::sign_off_id;
pub use supervision::{SupervisionAction, after_answer};

use crate::id::{BlobHash, OpId, Revision, Seq};
use crate::manifest::Manifest;
use crate::op::{BodyProblem, Change, Op, photos};
use crate::outcome::{Outcome, Receipt, RefusalCode};
use crate::row::{Entity, PlanRow, ReportRow, SessionRow, SignOffRow, SupervisionRow, TimesheetRow};
use chrono::{DateTime, TimeDelta, Utc};
use domain::entry::Session;
use std::collections::BTreeSet;

/// How long an operation waits for one that it was made on top of. After that it is judged as if nobody knew what its
/// author had been looking at: it creates, or it is shown as a conflict; it never overwrites.
pub const PATIENCE: TimeDelta = TimeDelta::days(5);

/// What to do about an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The answer.
    pub outcome: Outcome,
    /// What changes.
    pub effect: Option<Effect>,
    /// What is remembered.
    pub keep: Keep,
}

/// What changes when an operation is carried out.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A session is as it says from now on.
    PutSession {
        /// Its place in the server's history.
        seq: Seq,
        /// Its revision.
        revision: Revision,
        /// As phones are told.
        row: SessionRow,
        /// Its content; of a deleted session, the last.
        content: Box<Session>,
    },
    /// A timesheet is as it says from now on.
    PutTimesheet {
        /// Its place in the server's history.
        seq: Seq,
        /// Its revision.
        revision: Revision,
        /// As phones are told.
        row: Box<TimesheetRow>,
        /// What it was sent in with.
        manifest: Box<Manifest>,
    },
    /// A request for supervision is as it says from now on.
    PutSupervision {
        /// Its place in the server's history.
        seq: Seq,
        /// Its revision.
        revision: Revision,
        /// As phones are told.
        row: Box<SupervisionRow>,
    },
    /// A report is as it says from now on.
    PutReport {
        /// Its place in the server's history.
        seq: Seq,
        /// Its revision.
        revision: Revision,
        /// As phones are told.
        row: Box<ReportRow>,
    },
    /// A plan is as it says from now on.
    PutPlan {
        /// Its place in the server's history.
        seq: Seq,
        /// Its revision.
        revision: Revision,
        /// As phones are told.
        row: Box<PlanRow>,
    },
    /// A sign-off is as it says from now on.
    PutSignOff {
        /// Its place in the server's history.
        seq: Seq,
        /// Its revision.
        revision: Revision,
        /// As phones are told.
        row: Box<SignOffRow>,
    },
}

/// What is remembered of an operation besides its effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Nothing: it has been answered before.
    Nothing,
    /// The operation and its answer, for ever.
    Answer,
    /// The same, and the operation goes to quarantine until a person has dealt with it.
    AnswerAndQuarantine,
    /// Only to quarantine: its id is not used up, or belongs to another operation.
    Quarantine,
    /// The operation waits in the backlog.
    Backlog,
}

/// Decides about one operation. `now` is the server's clock; it is used for what people read and for [`PATIENCE`].
#[must_use]
pub fn decide(ledger: &Ledger, op: &Op, now: DateTime<Utc>) -> Decision {
    match &ledger.seen {
        Some(seen) if seen.sha256 != op.sha256() => {
            return Decision { keep: Keep::Quarantine, ..rejected(RefusalCode::IdReuse, None) };
        }
        Some(Seen { outcome, .. }) if outcome.is_final() => {
            let outcome = match outcome.clone() {
                Outcome::Applied(receipt) => Outcome::Duplicate(receipt),
                other => other,
            };
            return Decision { outcome, effect: None, keep: Keep::Nothing };
        }
        _ => {}
    }
    let change = match op.change() {
        Ok(change) => change,
        Err(BodyProblem::Damaged) => {
            return Decision { keep: Keep::Quarantine, ..rejected(RefusalCode::Damaged, None) };
        }
        Err(BodyProblem::Unknown(_)) => return rejected(RefusalCode::UnknownChange, None),
    };
    let patient = ledger.held_since.is_none_or(|since| now - since < PATIENCE);
    let mut missing = ledger.missing.clone();
    if let BaseState::Missing(op) = ledger.base {
        missing.insert(op);
    }
    if patient && !(missing.is_empty() && ledger.missing_blobs.is_empty()) {
        let blobs = ledger.missing_blobs.iter().copied().collect();
        let outcome = Outcome::Held { missing: missing.into_iter().collect(), blobs };
        return Decision { outcome, effect: None, keep: Keep::Backlog };
    }
    match change {
        Change::PutSession { session } => session::put(ledger, op.id(), session),
        Change::DeleteSession { session } => session::delete(ledger, op.id(), session),
        Change::SubmitTimesheet { timesheet, assignment, period, manifest } => {
            let pressed_at = op.made_at();
            let asked = timesheet::Submission { id: timesheet, assignment, period, manifest, pressed_at };
            timesheet::submit(ledger, op.id(), asked, now)
        }
        Change::WithdrawTimesheet { timesheet } => timesheet::withdraw(ledger, op.id(), timesheet),
        Change::AskSupervision { request } => supervision::ask(ledger, op.id(), request, now),
        Change::WithdrawSupervision { supervision } => supervision::withdraw(ledger, op.id(), supervision),
        Change::SendReport { report } => report::send(ledger, op.id(), report, now),
        Change::WithdrawReport { report } => report::withdraw(ledger, op.id(), report),
        Change::PutPlan { plan } => plan::put(ledger, op.id(), plan),
        Change::DropPlan { plan } => plan::let_go(ledger, op.id(), plan),
        Change::SignOff { sign_off } => sign_off::put(ledger, op.id(), sign_off, op.made_at().min(now)),
    }
}

/// What the operation refers to, besides what it was made on top of: it cannot be judged before these.
#[must_use]
pub fn refers_to(change: &Change) -> Vec<OpId> {
    match change {
        Change::SubmitTimesheet { manifest, .. } => manifest.lines.iter().map(|line| line.op).collect(),
        _ => Vec::new(),
    }
}

/// The attachments that must have arrived before a period is accepted: those that the contact saw, and those of the
/// sessions that the server holds for it.
#[must_use]
pub fn needs(change: &Change, period: &[Session]) -> BTreeSet<BlobHash> {
    match change {
        Change::SubmitTimesheet { manifest, .. } => {
            let seen = manifest.lines.iter().flat_map(|line| line.photos.iter().copied());
            seen.chain(period.iter().flat_map(photos)).collect()
        }
        _ => BTreeSet::new(),
    }
}

fn rejected(code: RefusalCode, field: Option<&str>) -> Decision {
    refused(Outcome::Rejected { code, field: field.map(str::to_owned) })
}

const fn refused(outcome: Outcome) -> Decision {
    Decision { outcome, effect: None, keep: Keep::AnswerAndQuarantine }
}

fn applied(seq: Seq, revision: Revision, state: Option<Entity>, effect: Option<Effect>) -> Decision {
    let receipt = Receipt { revision, seq, state: state.map(Box::new) };
    Decision { outcome: Outcome::Applied(receipt), effect, keep: Keep::Answer }
}
