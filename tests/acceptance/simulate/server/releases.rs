//! Servers and apps of different releases. There is one version of the protocol so far, so that of every release that a
//! server understands is written as the one there is, and that of every other as one that the wire does not know.

use super::Server;
use crate::simulate::plan::UNDERSTOOD;
use serde_json::{Value, json};
use sync::wire::{OLDEST_PROTO, PROTO};

impl Server {
    /// What the app of a release writes as its version of the protocol, as seen from this server.
    pub(super) const fn proto_of(&self, release: u16) -> u16 {
        if release > self.release {
            PROTO + 1
        } else if self.release - release > UNDERSTOOD {
            OLDEST_PROTO - 1
        } else {
            PROTO
        }
    }
}

/// A page of rows as a newer server would write it: with a field and a kind of row that the phone's app does not know.
pub(super) fn with_later_things(page: &[u8]) -> Vec<u8> {
    let mut page: Value = serde_json::from_slice(page).unwrap_or_default();
    page["colour"] = json!("blue");
    for row in page["rows"].as_array_mut().into_iter().flatten() {
        if row["entity"]["entity"] == "timesheet" {
            row["entity"]["entity"] = json!("timesheet_of_later");
        }
    }
    page.to_string().into_bytes()
}
