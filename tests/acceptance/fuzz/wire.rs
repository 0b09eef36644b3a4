//! Every message of the protocol, read from the same bytes.

use serde::{Serialize, de::DeserializeOwned};
use sync::phone::{Draft, Meta, OpRecord};
use sync::{DigestResponse, Op, Outcome, PullRequest, PullResponse, PushRequest, PushResponse, Row, TransportProblem};

pub(super) fn run(bytes: &[u8]) {
    if let Ok(request) = PushRequest::from_bytes(bytes) {
        for op in &request.ops {
            let _ = op.change();
        }
        again(&request);
    }
    read::<PushResponse>(bytes);
    read::<PullRequest>(bytes);
    read::<PullResponse>(bytes);
    read::<DigestResponse>(bytes);
    read::<Outcome>(bytes);
    read::<Row>(bytes);
    read::<Op>(bytes);
    read::<OpRecord>(bytes);
    read::<Meta>(bytes);
    read::<Draft>(bytes);
    for status in [200, 401, 409, 413, 426, 429, 503] {
        let _ = TransportProblem::classify(status, "application/problem+json", Some(1), bytes).course();
    }
}

fn read<T: DeserializeOwned + Serialize>(bytes: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<T>(bytes) {
        again(&value);
    }
}

/// What was understood can be written, and what was written means the same.
fn again<T: DeserializeOwned + Serialize>(value: &T) {
    let written = serde_json::to_string(value).expect("written");
    let read: T = serde_json::from_str(&written).unwrap_or_else(|problem| panic!("{problem}: {written}"));
    assert_eq!(serde_json::to_string(&read).expect("written again"), written);
}
