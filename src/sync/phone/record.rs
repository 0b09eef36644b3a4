//! An operation on the phone, and how far it has come.

use crate::id::{OpId, Revision, Seq};
use crate::op::{Op, Subject};
use crate::outcome::{Outcome, RefusalCode};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An operation as the phone keeps it. The operation itself is never altered; only the status is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpRecord {
    /// The operation.
    pub op: Op,
    /// What it changes.
    pub subject: Subject,
    /// How far it has come.
    pub status: OpStatus,
}

/// How far an operation has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum OpStatus {
    /// Not answered for good.
    Waiting {
        /// What the server waits for before it can judge, when it has said so.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        held_for: Vec<OpId>,
    },
    /// Carried out. Kept for a while: a server restored from a backup will ask for it again.
    Done {
        /// Its place in the server's history.
        seq: Seq,
        /// The revision that it made.
        revision: Revision,
        /// When the phone learnt of it: by its own clock at first, by the server's from the next rows on.
        at: DateTime<Utc>,
    },
    /// Refused by the server. Shown until a person has dealt with it.
    Refused {
        /// The server's answer.
        outcome: Box<Outcome>,
        /// Edited anew, or let go.
        dealt_with: bool,
    },
    /// Cannot be sent at all. Shown until a person has dealt with it.
    Parked {
        /// Why.
        reason: ParkReason,
        /// Edited anew, or let go.
        dealt_with: bool,
    },
}

/// Why an operation cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParkReason {
    /// Larger than the server takes, alone.
    TooLarge,
    /// The server does not understand a request with it.
    NotUnderstood,
}

impl OpRecord {
    /// A new operation, to be sent.
    #[must_use]
    pub const fn waiting(op: Op, subject: Subject) -> Self {
        Self { op, subject, status: OpStatus::Waiting { held_for: Vec::new() } }
    }

    /// Whether it is still to be answered.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        matches!(self.status, OpStatus::Waiting { .. })
    }

    /// Whether the municipality does not have it: not answered for good, or impossible to send.
    #[must_use]
    pub const fn is_only_here(&self) -> bool {
        self.is_waiting() || matches!(self.status, OpStatus::Parked { dealt_with: false, .. })
    }

    /// Whether a person must do something about it.
    #[must_use]
    pub const fn needs_a_person(&self) -> bool {
        matches!(self.status, OpStatus::Refused { dealt_with: false, .. } | OpStatus::Parked { dealt_with: false, .. })
    }

    /// Why it was not carried out, where it was not.
    #[must_use]
    pub fn refusal(&self) -> Option<RefusalCode> {
        match &self.status {
            OpStatus::Refused { outcome, .. } => Some(match outcome.as_ref() {
                Outcome::Rejected { code, .. } => *code,
                _ => RefusalCode::Other,
            }),
            OpStatus::Parked { .. } => Some(RefusalCode::Other),
            _ => None,
        }
    }

    /// Whether a person has put something else in its place, or let it go.
    #[must_use]
    pub const fn is_let_go(&self) -> bool {
        matches!(self.status, OpStatus::Refused { dealt_with: true, .. } | OpStatus::Parked { dealt_with: true, .. })
    }

    /// The same operation, marked as dealt with by a person; unchanged when there was nothing to deal with.
    #[must_use]
    pub fn dealt_with(mut self) -> Self {
        if let OpStatus::Refused { dealt_with, .. } | OpStatus::Parked { dealt_with, .. } = &mut self.status {
            *dealt_with = true;
        }
        self
    }
}
