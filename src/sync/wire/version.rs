//! Which versions of the protocol are understood.

/// The version of the protocol that this build speaks. A change that an older reader cannot ignore raises it. So does a new
/// kind of row: an older app keeps such a row as nothing, and must read it once it has been updated.
///
/// | version | since it |
/// |---|---|
/// | 1 | sessions, timesheets, assignments, receipts |
/// | 2 | requests for supervision, reports, plans, messages to the office |
/// | 3 | what the municipality has noted of the contact |
/// | 4 | the office's letters to the contact |
/// | 5 | sign-off by the recipient's side |
pub const PROTO: u16 = 5;
/// How many versions back are understood, so that a phone that was not opened for long can still send.
const KEPT: u16 = 2;
/// The oldest version that this build understands.
pub const OLDEST_PROTO: u16 = oldest(PROTO);

/// Whether this build understands what an app of protocol version `proto` says.
#[must_use]
pub const fn is_understood(proto: u16) -> bool {
    understands(PROTO, proto)
}

const fn understands(newest: u16, proto: u16) -> bool {
    oldest(newest) <= proto && proto <= newest
}

/// Versions are counted from 1.
const fn oldest(newest: u16) -> u16 {
    if newest > KEPT { newest - KEPT } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::sample;
    use crate::wire::{PullResponse, PushRequest, WireProblem};
    use crate::{Entity, Op};
    use serde_json::Value;

    /// What an app of each earlier version sent, and what a server of that version answered. They stay as they are: where a
    /// version is raised, the messages of the one before are added.
    const GOLDEN: [(u16, &str, &str); PROTO as usize - 1] = [
        (1, include_str!("golden/push-1.json"), include_str!("golden/pull-1.json")),
        (2, include_str!("golden/push-2.json"), include_str!("golden/pull-2.json")),
        (3, include_str!("golden/push-3.json"), include_str!("golden/pull-3.json")),
        (4, include_str!("golden/push-4.json"), include_str!("golden/pull-4.json")),
    ];

    #[test]
    fn f25_the_last_two_versions_are_understood_and_none_before_nor_after() {
        for newest in 1..=9_u16 {
            let understood: Vec<u16> = (0..=newest + 5).filter(|proto| understands(newest, *proto)).collect();
            let expected: Vec<u16> = (newest.saturating_sub(2).max(1)..=newest).collect();
            assert_eq!(understood, expected, "version {newest}");
        }
    }

    #[test]
    fn f25_what_an_older_app_sends_is_read_as_it_was_written() {
        for (version, push, _) in GOLDEN {
            assert_eq!(push.matches(&format!("\"proto\":{version},")).count(), push.matches("\"proto\"").count());
            let read = PushRequest::from_bytes(push.as_bytes());
            if !is_understood(version) {
                assert_eq!(read, Err(WireProblem::Version(version)));
                continue;
            }
            let (read, written): (_, Value) = (read.unwrap(), serde_json::from_str(push).unwrap());
            assert!(!read.ops.is_empty() && read.ops.iter().all(|op| op.change().is_ok()), "version {version}");
            assert_eq!(serde_json::to_value(&read).unwrap(), written, "version {version}");
        }
    }

    #[test]
    fn f25_what_an_older_server_tells_is_known_to_this_app() {
        for (version, _, pull) in GOLDEN {
            let page: PullResponse = serde_json::from_str(pull).unwrap();
            assert!(!page.rows.is_empty());
            assert!(page.rows.iter().all(|row| row.entity != Entity::Unknown), "version {version}");
        }
    }

    #[test]
    fn f25_an_operation_keeps_the_version_in_which_it_was_written() {
        let (version, push, _) = GOLDEN.into_iter().find(|(version, ..)| is_understood(*version)).unwrap();
        let ops: Vec<Op> = PushRequest::from_bytes(push.as_bytes()).unwrap().ops;
        let request = PushRequest {
            proto: PROTO,
            device: sample::meta().identity.device,
            epoch: sample::meta().position.epoch,
            ops,
        };
        let sent = PushRequest::from_bytes(&serde_json::to_vec(&request).unwrap()).unwrap();
        assert_eq!(sent.proto, PROTO);
        assert!(sent.ops.iter().all(|op| op.proto() == version && op.change().is_ok()));
    }
}
