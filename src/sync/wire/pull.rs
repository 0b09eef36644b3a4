//! To the phone: what changed since it last asked.

use crate::export::ExportTicket;
use crate::id::{DeviceSeq, Epoch, Seq};
use crate::row::Row;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Whether a municipality's phones must have a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PhoneLock {
    /// No phone goes on without one; those that were enrolled before have some days.
    #[default]
    Required,
    /// Each contact decides.
    Offered,
}

/// `GET /api/v1/sync/pull`, as query parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PullRequest {
    /// The protocol version of the app that asks.
    pub proto: u16,
    /// The history that `after` belongs to; `None` on the first pull.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<Epoch>,
    /// Everything up to here is known.
    pub after: Seq,
    /// At most so many rows, an eighth more where nothing is left then; the server gives no more than 500
    /// ([`super::MOST_ROWS`]) and an eighth.
    pub limit: u32,
    /// Asks the server to count the tombstones again, after a pull that would have deleted suspiciously much.
    #[serde(default)]
    pub recount: bool,
}

/// Rows in the order of their last change, and where to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PullResponse {
    /// The history that the rows belong to.
    pub epoch: Epoch,
    /// Entities, tombstones among them.
    pub rows: Vec<Row>,
    /// What to ask `after` next time. Belongs in the same local transaction as the rows.
    pub next: Seq,
    /// Whether there is more now.
    pub has_more: bool,
    /// The highest number that the server has seen from this device. More than the phone knows of means that the
    /// phone has lost its storage.
    pub seen: DeviceSeq,
    /// The server's clock, to warn of a phone's clock that is wrong.
    pub now: DateTime<Utc>,
    /// Answer to `recount`: how many sessions of this contact are deleted in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tombstones: Option<u64>,
    /// With what this phone may seal a file of what it cannot send; to be kept for the day without a network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub export: Option<ExportTicket>,
    /// Whether this phone must have a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_lock: Option<PhoneLock>,
}
