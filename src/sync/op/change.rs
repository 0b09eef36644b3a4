//! What can be asked for.

use crate::id::BlobHash;
use crate::manifest::Manifest;
use crate::phone::DraftKey;
use domain::entry::{Receipt, Session};
use domain::id::{AssignmentId, PlanId, ReportId, SessionId, SignOffId, SupervisionId, TimesheetId};
use domain::plan::Plan;
use domain::report::Report;
use domain::sign_off::SignOff;
use domain::supervision::SupervisionRequest;
use domain::time::PayPeriod;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A change that a contact can make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// Writes a session, new or edited, as a whole.
    PutSession {
        /// The session as the contact wants it.
        session: Session,
    },
    /// Takes a session away. It stays as a tombstone and can be put back.
    DeleteSession {
        /// Which.
        session: SessionId,
    },
    /// Sends in the timesheet of one assignment and period.
    SubmitTimesheet {
        /// Its id: the existing one where the period has been sent in before.
        timesheet: TimesheetId,
        /// Whose hours.
        assignment: AssignmentId,
        /// Which period.
        period: PayPeriod,
        /// What the contact saw when sending it in.
        manifest: Manifest,
    },
    /// Takes a submitted timesheet back, before the municipality has decided.
    WithdrawTimesheet {
        /// Which.
        timesheet: TimesheetId,
    },
    /// Asks for supervision.
    AskSupervision {
        /// What is asked for.
        request: SupervisionRequest,
    },
    /// Takes a request for supervision back, before it is held.
    WithdrawSupervision {
        /// Which.
        supervision: SupervisionId,
    },
    /// Sends a report, or sends it anew after it came back.
    SendReport {
        /// The report.
        report: Report,
    },
    /// Takes a report back, before it is read.
    WithdrawReport {
        /// Which.
        report: ReportId,
    },
    /// Plans, or changes a plan, as a whole.
    PutPlan {
        /// The plan as the contact wants it.
        plan: Plan,
    },
    /// Takes a plan away. It can be put back.
    DropPlan {
        /// Which.
        plan: PlanId,
    },
    /// Says what somebody on the recipient's side says of a month. It takes the place of what the same signer said before.
    SignOff {
        /// What was said, and of what.
        sign_off: SignOff,
    },
}

/// What a change changes. Order is kept per subject; different subjects are independent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A session.
    Session(SessionId),
    /// A timesheet.
    Timesheet(TimesheetId),
    /// A request for supervision.
    Supervision(SupervisionId),
    /// A report.
    Report(ReportId),
    /// A plan.
    Plan(PlanId),
    /// A sign-off.
    SignOff(SignOffId),
}

impl Change {
    /// What it changes.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        match self {
            Self::PutSession { session } => Subject::Session(session.id),
            Self::DeleteSession { session } => Subject::Session(*session),
            Self::SubmitTimesheet { timesheet, .. } | Self::WithdrawTimesheet { timesheet } => {
                Subject::Timesheet(*timesheet)
            }
            Self::AskSupervision { request } => Subject::Supervision(request.id),
            Self::WithdrawSupervision { supervision } => Subject::Supervision(*supervision),
            Self::SendReport { report } => Subject::Report(report.id),
            Self::WithdrawReport { report } => Subject::Report(*report),
            Self::PutPlan { plan } => Subject::Plan(plan.id),
            Self::DropPlan { plan } => Subject::Plan(*plan),
            Self::SignOff { sign_off } => Subject::SignOff(sign_off.id),
        }
    }

    /// The half-written form that it ends: what it was made from, or what would change something that is gone.
    #[must_use]
    pub const fn ends(&self) -> Option<DraftKey> {
        match self {
            Self::PutSession { session } => Some(DraftKey(session.id.uuid())),
            Self::DeleteSession { session } => Some(DraftKey(session.uuid())),
            Self::AskSupervision { request } => Some(DraftKey(request.id.uuid())),
            Self::SendReport { report } => Some(DraftKey(report.id.uuid())),
            Self::PutPlan { plan } => Some(DraftKey(plan.id.uuid())),
            Self::SignOff { sign_off } => Some(DraftKey(sign_off.id.uuid())),
            Self::SubmitTimesheet { .. }
            | Self::WithdrawTimesheet { .. }
            | Self::WithdrawSupervision { .. }
            | Self::WithdrawReport { .. }
            | Self::DropPlan { .. } => None,
        }
    }

    /// Receipts that it refers to. A hash that is not one is left to the server's check of the content.
    #[must_use]
    pub fn attachments(&self) -> Vec<BlobHash> {
        match self {
            Self::PutSession { session } => photos(session).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn to_json(&self) -> Value {
        super::to_json(self)
    }
}

/// The photos of a session's receipts, in order.
pub(crate) fn photos(session: &Session) -> impl Iterator<Item = BlobHash> + '_ {
    session.expenses.iter().flat_map(|expense| match &expense.receipt {
        Receipt::Attached { photos } => photos.iter().filter_map(|photo| photo.0.parse().ok()).collect(),
        _ => Vec::new(),
    })
}
