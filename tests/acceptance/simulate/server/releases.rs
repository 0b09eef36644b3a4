//! Servers and apps of different releases, each of which raises the protocol's version by one.

use crate::simulate::plan::UNDERSTOOD;
use serde_json::{Value, json};
use sync::wire::{OLDEST_PROTO, PROTO};

/// What the app of a release writes as its version of the protocol, as a server of another release reads it: the newest
/// version is the server's own. Where there are not as many versions yet as releases are understood, the oldest stands
/// for all of them.
pub(super) const fn proto_of(app: u16, server: u16) -> u16 {
    if app > server {
        PROTO + 1
    } else if server - app > UNDERSTOOD {
        OLDEST_PROTO - 1
    } else if PROTO - OLDEST_PROTO < server - app {
        OLDEST_PROTO
    } else {
        PROTO - (server - app)
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

#[cfg(test)]
mod tests {
    use super::*;
    use sync::wire::is_understood;

    #[test]
    fn f25_a_server_understands_the_releases_before_it_and_no_other() {
        let server = 6;
        let understood: Vec<u16> = (1..=server + 2).filter(|app| is_understood(proto_of(*app, server))).collect();
        assert_eq!(understood, [server - 2, server - 1, server]);
        assert_eq!([proto_of(server, server), proto_of(server - 1, server)], [PROTO, PROTO - 1]);
    }
}
