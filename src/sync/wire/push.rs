//! From the phone: operations, oldest first.

use super::{MOST_BYTES, MOST_OPS, WireProblem, is_understood};
use crate::id::{DeviceId, Epoch, OpId};
use crate::op::Op;
use crate::outcome::Outcome;
use serde::{Deserialize, Serialize};

/// `POST /api/v1/sync/push`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PushRequest {
    /// The protocol version of the app that sends.
    pub proto: u16,
    /// The phone that sends. The server trusts only the device of the session, and refuses another.
    pub device: DeviceId,
    /// The history that the phone believes the server to be in.
    pub epoch: Epoch,
    /// In the phone's own order; at most 500 ([`MOST_OPS`]).
    #[cfg_attr(feature = "schema", schemars(length(max = super::MOST_OPS)))]
    pub ops: Vec<Op>,
}

/// The answers, one for each operation that is not `unproved`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PushResponse {
    /// The history that the answers belong to.
    pub epoch: Epoch,
    /// In the order of the operations.
    pub answers: Vec<Answer>,
    /// Operations that ask for a safer sign-in than the phone has. Nothing was done about them, and none is used up: they
    /// wait on the phone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unproved: Vec<OpId>,
}

/// What became of one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// Which.
    pub op: OpId,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

impl PushRequest {
    /// Reads a request.
    ///
    /// # Errors
    /// [`WireProblem`] for the request as a whole; nothing in it may then be carried out.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireProblem> {
        /// Read first: a request of another version may have another shape.
        #[derive(Deserialize)]
        struct Version {
            proto: u16,
        }
        if bytes.len() > MOST_BYTES {
            return Err(WireProblem::TooLarge);
        }
        let shape = |error: serde_json::Error| WireProblem::Shape(error.to_string());
        let Version { proto } = serde_json::from_slice(bytes).map_err(shape)?;
        if !is_understood(proto) {
            return Err(WireProblem::Version(proto));
        }
        let request: Self = serde_json::from_slice(bytes).map_err(shape)?;
        if request.ops.len() > MOST_OPS { Err(WireProblem::TooLarge) } else { Ok(request) }
    }
}
