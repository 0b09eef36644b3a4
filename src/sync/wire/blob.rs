//! Attachments: named by their content, sent piece by piece, so that a cut connection costs one piece.

use crate::id::BlobHash;
use serde::{Deserialize, Serialize};

/// The most bytes in one piece.
pub const PART_BYTES: usize = 192 * 1024;
/// The most bytes in one attachment.
pub const LARGEST_BLOB: u64 = 10 * 1024 * 1024;
/// The most attachments in one offer.
pub const MOST_OFFERED: usize = 100;

/// `POST /api/v1/blobs/offer`: what the phone has; the server says how far each has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlobOffer {
    /// The protocol version of the app that asks.
    pub proto: u16,
    /// Each by the SHA-256 of its bytes; at most 100 ([`MOST_OFFERED`]).
    #[cfg_attr(feature = "schema", schemars(length(max = MOST_OFFERED)))]
    pub blobs: Vec<BlobHash>,
}

/// The answer to an offer, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlobStates {
    /// One for each.
    pub blobs: Vec<BlobState>,
}

/// How far an attachment has come; also the answer to each piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlobState {
    /// Which.
    pub blob: BlobHash,
    /// How far.
    #[serde(flatten)]
    pub stage: BlobStage,
}

/// How far an attachment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum BlobStage {
    /// The server has it whole, on disk, and has checked it.
    Held,
    /// The server lacks it from this byte on.
    Missing {
        /// Where the next piece begins. Equal to the whole length when only the check is left: send an empty piece.
        offset: u64,
    },
}

/// `PUT /api/v1/blobs/{sha256}`, as query parameters; the body is the piece. The server decides where a piece goes on:
/// one that begins elsewhere is not taken, and the answer says where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlobPart {
    /// Where the piece begins.
    pub offset: u64,
    /// Bytes of the whole; at most 10 MiB ([`LARGEST_BLOB`]).
    pub total: u64,
}
