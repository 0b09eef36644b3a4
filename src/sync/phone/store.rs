//! The port to the phone's disk.

use super::{Local, Meta, OpRecord};
use crate::id::{BlobHash, OpId};
use crate::row::{Row, RowKey};
use chrono::{DateTime, Utc};
use core::future::Future;
use domain::entry::SessionDraft;
use domain::id::AssignmentId;
use domain::message::MessageDraft;
use domain::plan::PlanDraft;
use domain::report::ReportDraft;
use domain::sign_off::SignOffDraft;
use domain::supervision::SupervisionDraft;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;
use uuid::Uuid;

/// What must reach the disk together, or not at all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LocalWrite {
    /// Who and where the phone was when this was made of what it held. Where another window has moved it on since, nothing
    /// is written ([`LocalProblem::Overtaken`]). What a person writes rests on nothing and has none.
    pub seen: Option<Box<Meta>>,
    /// Who and where the phone is.
    pub meta: Option<Meta>,
    /// What the server said.
    pub put_rows: Vec<Row>,
    /// What no longer holds after the server was restored.
    pub drop_rows: Vec<RowKey>,
    /// New operations, and old ones with a new status.
    pub put_ops: Vec<OpRecord>,
    /// Operations that were carried out long ago.
    pub drop_ops: Vec<OpId>,
    /// A half-written form.
    pub put_draft: Option<Draft>,
    /// Forms that have become operations, or were let go.
    pub drop_drafts: Vec<DraftKey>,
    /// Receipts.
    pub put_blobs: Vec<Blob>,
    /// Receipts that the server has.
    pub drop_blobs: Vec<BlobHash>,
}

/// Names a half-written form: the id of what it will become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DraftKey(pub Uuid);

/// A half-written form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its name.
    pub key: DraftKey,
    /// What is written so far.
    pub form: DraftForm,
    /// When it was last written to.
    pub saved_at: DateTime<Utc>,
    /// Receipts that were put on the disk with it, those that were taken away again included.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub brought: BTreeSet<BlobHash>,
}

/// What a draft is a draft of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum DraftForm {
    /// A session.
    Session {
        /// As typed.
        draft: SessionDraft,
    },
    /// A request for supervision.
    Supervision {
        /// As typed.
        draft: SupervisionDraft,
    },
    /// A report.
    Report {
        /// As typed.
        draft: ReportDraft,
    },
    /// A plan.
    Plan {
        /// As typed.
        draft: PlanDraft,
    },
    /// A sign-off.
    SignOff {
        /// As drawn and chosen.
        draft: SignOffDraft,
    },
    /// A message to the office. It stays until the office has read what was sent.
    Message {
        /// As typed.
        draft: MessageDraft,
    },
    /// A clock that was set going when a meeting began: only a hint for the form of the session, and no form yet.
    Clock {
        /// Its id.
        id: Uuid,
        /// On which assignment.
        assignment: AssignmentId,
        /// Since when, by the phone's clock.
        since: DateTime<Utc>,
    },
}

impl DraftForm {
    /// Its name: the id of what it will become.
    #[must_use]
    pub const fn key(&self) -> DraftKey {
        DraftKey(match self {
            Self::Session { draft } => draft.id.uuid(),
            Self::Supervision { draft } => draft.id.uuid(),
            Self::Report { draft } => draft.id.uuid(),
            Self::Plan { draft } => draft.id.uuid(),
            Self::SignOff { draft } => draft.id.uuid(),
            Self::Message { draft } => draft.id.uuid(),
            Self::Clock { id, .. } => *id,
        })
    }
}

/// An attachment's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Their hash.
    pub hash: BlobHash,
    /// As they will be sent.
    pub bytes: Vec<u8>,
}

/// Why the disk did not do what it was asked. In every case the screen keeps what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LocalProblem {
    /// No room. Nothing of the write was kept.
    #[error("no room on the phone")]
    Full,
    /// The browser lost its connection to the disk, and opening it anew did not help. Try again; then reload.
    #[error("the browser lost its storage: {0}")]
    Lost(String),
    /// There is no storage here: a private window, or a mode that forbids it.
    #[error("this browser gives no storage: {0}")]
    Forbidden(String),
    /// Another window has moved the phone on, and what was to be written rests on what it held before. Load, and make it
    /// anew.
    #[error("another window has written meanwhile")]
    Overtaken,
    /// A newer version of the app has written here.
    #[error("a newer version of the app has been used on this phone")]
    Newer,
    /// A record cannot be read or opened. It stays where it is.
    #[error("a record cannot be read: {0}")]
    Unreadable(String),
}

impl LocalProblem {
    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(self, Self::Full | Self::Lost(_) | Self::Overtaken)
    }
}

/// The phone's disk. Adapters encrypt; values here are plain and typed.
pub trait LocalStore {
    /// Everything small: who we are, what the server said, all operations. No drafts, no attachments.
    ///
    /// # Errors
    /// [`LocalProblem`]; nothing is ever wiped because it could not be read.
    fn load(&self) -> impl Future<Output = Result<Local, LocalProblem>>;

    /// What a first screen needs, however much there is: who we are, all operations, all assignments, and of all else what
    /// was made since `since`, by the clocks of the phones that made it. Only to be shown until [`Self::load`] has ended:
    /// nothing can be written that rests on it.
    ///
    /// # Errors
    /// [`LocalProblem`].
    fn glance(&self, since: DateTime<Utc>) -> impl Future<Output = Result<Local, LocalProblem>>;

    /// Writes all of it in one transaction, and returns when it is on disk (strict durability).
    ///
    /// # Errors
    /// [`LocalProblem`]; nothing of it was written then.
    fn commit(&self, write: LocalWrite) -> impl Future<Output = Result<(), LocalProblem>>;

    /// All half-written forms, newest first.
    ///
    /// # Errors
    /// [`LocalProblem`].
    fn drafts(&self) -> impl Future<Output = Result<Vec<Draft>, LocalProblem>>;

    /// An attachment's bytes.
    ///
    /// # Errors
    /// [`LocalProblem`].
    fn blob(&self, hash: BlobHash) -> impl Future<Output = Result<Option<Vec<u8>>, LocalProblem>>;
}
