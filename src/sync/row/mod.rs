//! What the server tells a phone: entities as they stand, each with its place in the server's history.

mod assignment;
mod message;
mod plan;
mod report;
mod sign_off;
mod supervision;
mod timesheet;

pub use assignment::{Activity, AssignmentRow, Duty, Localised, MunicipalityFacts, TermsDocument};
pub use message::{MessageRow, MessageState};
pub use plan::{PlanRow, session_of};
pub use report::{FormsDocument, ReportRow, ReportState};
pub use sign_off::SignOffRow;
pub use supervision::{SupervisionRow, SupervisionState};
pub use timesheet::{LineComment, ReckonedDocument, TimesheetRow, TimesheetState};

use crate::id::{OpId, Revision, Seq, first_uuid_at};
use crate::op::Subject;
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::{AssignmentId, MessageId, SessionId};
use domain::letter::Letters;
use domain::papers::Papers;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// An entity as the server holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Row {
    /// The place of its last change in the server's history.
    pub seq: Seq,
    /// How many times it has changed.
    pub revision: Revision,
    /// The entity.
    #[serde(deserialize_with = "known_or_unknown")]
    pub entity: Entity,
}

/// One entity that only a newer app can read must not keep an older app from all the others.
fn known_or_unknown<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Entity, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    Ok(serde_json::from_str(text.get()).unwrap_or(Entity::Unknown))
}

/// Anything that a phone is told about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "entity", rename_all = "snake_case")]
pub enum Entity {
    /// An assignment with all that its rules need.
    Assignment(Box<AssignmentRow>),
    /// A session, alive or a tombstone.
    Session(SessionRow),
    /// A timesheet.
    Timesheet(Box<TimesheetRow>),
    /// A request for supervision.
    Supervision(Box<SupervisionRow>),
    /// A report.
    Report(Box<ReportRow>),
    /// A plan.
    Plan(Box<PlanRow>),
    /// What somebody on the recipient's side says of a month.
    SignOff(Box<SignOffRow>),
    /// A message to the office.
    Message(Box<MessageRow>),
    /// What the municipality asks the contact for, and has noted.
    Papers(Papers),
    /// The office's letters to the contact.
    Letters(Letters),
    /// Something that this version does not know. A newer version reads everything again from the start.
    #[serde(other)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Unknown,
}

/// A session as the server holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionRow {
    /// The session.
    pub id: SessionId,
    /// The operation that made it as it is.
    pub op: OpId,
    /// Its content.
    pub state: SessionState,
}

/// A session's content, or the mark that it was deleted. Absence never means deletion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// As it stands.
    Live(Box<Session>),
    /// Deleted; the last content is kept on the server, and can be put back.
    Deleted,
}

/// Names an entity on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKey {
    /// An assignment.
    Assignment(AssignmentId),
    /// A message to the office. It goes its own way there, and no operation changes it.
    Message(MessageId),
    /// What the municipality has noted of the contact: one row, which no operation changes.
    Papers,
    /// The office's letters: one row, which no operation changes.
    Letters,
    /// What contacts themselves make.
    Subject(Subject),
}

impl RowKey {
    /// Whether [`LocalStore::glance`](crate::phone::LocalStore::glance) reads it. Assignments always: they are few, and an
    /// old one may be the one that is worked on.
    #[must_use]
    pub fn is_glanced_at(self, since: DateTime<Utc>) -> bool {
        let id = match self {
            // The id of a report says nothing of when it was made, a plan may reach a year ahead, and whether a message has been
            // sent is said first of all; there are few of them.
            Self::Assignment(_)
            | Self::Message(_)
            | Self::Papers
            | Self::Letters
            | Self::Subject(Subject::Report(_) | Subject::Plan(_)) => return true,
            Self::Subject(Subject::Session(id)) => id.uuid(),
            Self::Subject(Subject::Timesheet(id)) => id.uuid(),
            Self::Subject(Subject::Supervision(id)) => id.uuid(),
            Self::Subject(Subject::SignOff(id)) => id.uuid(),
        };
        id >= first_uuid_at(since)
    }
}

impl Entity {
    /// Its name; `None` for what this version does not know.
    #[must_use]
    pub const fn key(&self) -> Option<RowKey> {
        match self {
            Self::Assignment(row) => Some(RowKey::Assignment(row.assignment.id)),
            Self::Session(row) => Some(RowKey::Subject(Subject::Session(row.id))),
            Self::Timesheet(row) => Some(RowKey::Subject(Subject::Timesheet(row.id))),
            Self::Supervision(row) => Some(RowKey::Subject(Subject::Supervision(row.request.id))),
            Self::Report(row) => Some(RowKey::Subject(Subject::Report(row.report.id))),
            Self::Plan(row) => Some(RowKey::Subject(Subject::Plan(row.plan.id))),
            Self::SignOff(row) => Some(RowKey::Subject(Subject::SignOff(row.sign_off.id))),
            Self::Message(row) => Some(RowKey::Message(row.id)),
            Self::Papers(_) => Some(RowKey::Papers),
            Self::Letters(_) => Some(RowKey::Letters),
            Self::Unknown => None,
        }
    }
}

impl SessionRow {
    /// The session, unless it was deleted.
    #[must_use]
    pub fn live(&self) -> Option<&Session> {
        match &self.state {
            SessionState::Live(session) => Some(session),
            SessionState::Deleted => None,
        }
    }
}
