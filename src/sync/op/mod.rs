//! Operations: what a phone wants changed, written once and never altered.

mod canonical;
mod change;
mod reading;

pub use canonical::canonical_json;
pub(crate) use canonical::to_json;
pub(crate) use change::photos;
pub use change::{Change, Subject};

use crate::id::{BlobHash, ContentHash, DeviceId, DeviceSeq, Epoch, OpId};
use chrono::{DateTime, Utc};
use reading::Reading;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

/// A change that a phone asks for. Immutable: it is sent as it was made, however often, whatever the app's version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Op {
    id: OpId,
    device: DeviceId,
    number: DeviceSeq,
    base: Base,
    #[cfg_attr(feature = "schema", schemars(with = "Change"))]
    body: Value,
    sha256: ContentHash,
    made_at: DateTime<Utc>,
    build: String,
    proto: u16,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attach: Vec<BlobHash>,
    #[serde(skip)]
    reading: Reading,
}

/// What the person was looking at when the change was made.
///
/// Named by operation and not by revision: ids survive a restored backup, and an edit made offline on top of an
/// unsent one has no revision to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Nothing: the change creates its subject.
    Nothing,
    /// The state that this operation had made.
    After(OpId),
}

/// What an operation carries besides its content; made by the caller, who has a clock and randomness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// A fresh UUIDv7.
    pub id: OpId,
    /// The phone's clock. Shown to people; orders nothing.
    pub made_at: DateTime<Utc>,
    /// The app's build.
    pub build: String,
}

/// Why an operation's body is not a change.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BodyProblem {
    /// The hash is not that of the content.
    #[error("the content does not have the hash that it came with")]
    Damaged,
    /// Not a change that this version knows, or a value out of bounds.
    #[error("not a known change: {0}")]
    Unknown(String),
}

impl Op {
    /// Writes an operation down.
    #[must_use]
    pub fn new(stamp: Stamp, device: DeviceId, number: DeviceSeq, base: Base, change: &Change) -> Self {
        let body = change.to_json();
        Self {
            id: stamp.id,
            device,
            number,
            base,
            sha256: hash(base, &canonical_json(&body)),
            attach: change.attachments(),
            body,
            made_at: stamp.made_at,
            build: stamp.build,
            proto: crate::wire::PROTO,
            reading: Reading::default(),
        }
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> OpId {
        self.id
    }

    /// The phone that made it.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// Its place in the phone's own order.
    #[must_use]
    pub const fn number(&self) -> DeviceSeq {
        self.number
    }

    /// What it was made on top of.
    #[must_use]
    pub const fn base(&self) -> Base {
        self.base
    }

    /// The change as JSON, with fields that this version may not know.
    #[must_use]
    pub const fn body(&self) -> &Value {
        &self.body
    }

    /// The hash that it came with.
    #[must_use]
    pub const fn sha256(&self) -> ContentHash {
        self.sha256
    }

    /// The phone's clock when it was made.
    #[must_use]
    pub const fn made_at(&self) -> DateTime<Utc> {
        self.made_at
    }

    /// The app's build that made it.
    #[must_use]
    pub fn build(&self) -> &str {
        &self.build
    }

    /// The protocol version it was made in.
    #[must_use]
    pub const fn proto(&self) -> u16 {
        self.proto
    }

    /// Attachments that the change refers to.
    #[must_use]
    pub fn attachments(&self) -> &[BlobHash] {
        &self.attach
    }

    /// The change, checked against the hash.
    ///
    /// # Errors
    /// [`BodyProblem`] when the content is damaged, or not a change that this version knows.
    pub fn change(&self) -> Result<Change, BodyProblem> {
        self.reading.once(|| self.read())
    }

    fn read(&self) -> Result<Change, BodyProblem> {
        let text = canonical_json(&self.body);
        if hash(self.base, &text) != self.sha256 {
            return Err(BodyProblem::Damaged);
        }
        serde_json::from_str(&text).map_err(|error| BodyProblem::Unknown(error.to_string()))
    }
}

/// Covers base and body: both decide the outcome, so neither may change under one id.
fn hash(base: Base, body: &str) -> ContentHash {
    let base = match base {
        Base::Nothing => String::new(),
        Base::After(op) => op.to_string(),
    };
    ContentHash::of(format!("{base}\n{body}").as_bytes())
}

/// Where a phone stands with the server's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rewind {
    /// The history that the server is in now.
    pub epoch: Epoch,
    /// The last change that the old and the new history share.
    pub common: crate::id::Seq,
}
