//! Counts failed attempts with codes. Codes are too long to be guessed; this keeps guessing from costing us anything.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Failed attempts from one address before it has to wait. An office behind one address shares them.
const MOST: u32 = 20;
/// How long it has to wait, and how long an attempt counts.
const WINDOW: TimeDelta = TimeDelta::minutes(1);
/// Addresses remembered at most; beyond it all are forgotten, so that memory stays bounded.
const ADDRESSES: usize = 10_000;

/// Failed attempts by address.
#[derive(Default)]
pub(super) struct Attempts {
    failed: Mutex<HashMap<IpAddr, (DateTime<Utc>, u32)>>,
}

impl Attempts {
    /// Whether this address may try now.
    pub(super) fn may_try(&self, from: IpAddr, now: DateTime<Utc>) -> bool {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.get(&from).is_none_or(|(since, count)| *count < MOST || now - *since >= WINDOW)
    }

    /// Notes a failed attempt.
    pub(super) fn failed(&self, from: IpAddr, now: DateTime<Utc>) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.len() >= ADDRESSES {
            failed.clear();
        }
        let (since, count) = failed.entry(from).or_insert((now, 0));
        if now - *since >= WINDOW {
            (*since, *count) = (now, 0);
        }
        *count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_many_failures_an_address_waits_a_minute_and_others_do_not() {
        let (attempts, now) = (Attempts::default(), DateTime::UNIX_EPOCH);
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse().unwrap());
        for _ in 0..MOST {
            assert!(attempts.may_try(one, now));
            attempts.failed(one, now);
        }
        assert!(!attempts.may_try(one, now));
        assert!(attempts.may_try(other, now));
        assert!(attempts.may_try(one, now + WINDOW));
    }
}
