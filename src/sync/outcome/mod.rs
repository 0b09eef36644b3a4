//! The server's answer to one operation. Stored with the effect and given again whenever the operation comes again.

use crate::id::{BlobHash, OpId, Revision, Seq};
use crate::row::{Entity, TimesheetState};
use serde::{Deserialize, Serialize};

/// What became of an operation. Every one of these is an answer: the request as a whole succeeded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Done, now.
    Applied(Receipt),
    /// Done before; this is what came of it then.
    Duplicate(Receipt),
    /// Someone else changed the same field in between. Nothing was changed; a person must choose.
    Conflict {
        /// What the server holds instead; `None` where it holds nothing under that id.
        server_state: Option<Box<Entity>>,
    },
    /// The period is closed. Nothing was changed; the operation is kept in quarantine.
    Locked {
        /// How far the period's timesheet has come.
        state: TimesheetState,
    },
    /// Against a rule. Nothing was changed; the operation is kept in quarantine.
    Rejected {
        /// Which rule.
        code: RefusalCode,
        /// Where in the body, as a JSON pointer, when one place is to blame.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
    },
    /// Waits for operations or attachments that have not come yet. Not final: it is judged when they come.
    Held {
        /// Operations that it waits for.
        missing: Vec<OpId>,
        /// Attachments that it waits for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        blobs: Vec<BlobHash>,
    },
}

/// Proof that an operation was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "OutcomeReceipt"))]
pub struct Receipt {
    /// The subject's revision that it made.
    pub revision: Revision,
    /// Its place in the server's history.
    pub seq: Seq,
    /// The state after it, where that is not simply what the operation asked for (merged with another phone's change,
    /// or a timesheet, whose state the server writes).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Box<Entity>>,
}

/// Why an operation was refused. A person sees a sentence for each; the way out is an edit, a call, or letting it go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// Another content came under the same operation id.
    IdReuse,
    /// The content does not have the hash that it came with.
    Damaged,
    /// Not a change that this server knows.
    UnknownChange,
    /// The assignment is not this contact's, or has been taken away.
    NotYourAssignment,
    /// The subject belongs to another contact.
    NotYours,
    /// The date is before the agreement begins or after it ends.
    OutsideAgreement,
    /// A value is outside the bounds of what can be written down.
    OutOfBounds,
    /// An activity or recipient that the assignment does not have.
    UnknownChoice,
    /// A question of a report that must be answered is not.
    NotAnswered,
    /// There is no such subject.
    NoSuchSubject,
    /// The period is not one of the assignment's.
    NotAPeriod,
    /// The server holds something else than the manifest says.
    ManifestDiffers,
    /// The timesheet is not in a state that allows it.
    WrongState,
    /// The period already has a timesheet under another id.
    TimesheetExists,
    /// A reason that this version does not know.
    #[serde(other)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Other,
}

impl Outcome {
    /// Whether nothing more will come of the operation by itself.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Held { .. })
    }

    /// Whether it was carried out.
    #[must_use]
    pub const fn receipt(&self) -> Option<&Receipt> {
        match self {
            Self::Applied(receipt) | Self::Duplicate(receipt) => Some(receipt),
            _ => None,
        }
    }

    /// Whether a person has to deal with it.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::Conflict { .. } | Self::Locked { .. } | Self::Rejected { .. })
    }
}
