//! Counts what somebody may not do without end: failed attempts with codes and at providers, and requests of whoever is in.
//!
//! Codes are too long to be guessed; this keeps guessing from costing us
//! anything. At a provider the person is known, if not to us: they are counted besides, wherever they come from. So is who leaves
//! for one, since only so many can be on their way.

use chrono::{DateTime, TimeDelta, Utc};
use domain::id::OfficerId;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use store::people::SecretHash;
use sync::DeviceId;

/// Failed attempts from one address or account before it has to wait. An office behind one address shares them.
const MOST: u32 = 20;
/// Sign-ins that are begun from one address before it has to wait. A whole office may come to work at once.
const MOST_LEAVING: u32 = 60;
/// Requests of one phone. A phone that brings ten years of receipts asks a few times a second.
const MOST_OF_PHONE: u32 = 1_200;
/// Requests of one officer. Nobody reads ten pages a second.
const MOST_OF_OFFICER: u32 = 600;
/// How long it has to wait, and how long an attempt counts.
const WINDOW: TimeDelta = TimeDelta::minutes(1);
/// Remembered at most; beyond it all are forgotten, so that memory stays bounded.
const REMEMBERED: usize = 10_000;

/// Who has tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Tries {
    /// Whoever is at this address.
    Address(IpAddr),
    /// Somebody at a provider, by the hash of what it calls them.
    Account(SecretHash),
    /// Whoever at this address leaves for a provider. Most come back, so these count by themselves.
    Leaving(IpAddr),
    /// A phone that is signed in, whatever it asks.
    Phone(DeviceId),
    /// An officer who is signed in, whatever they ask.
    Officer(OfficerId),
}

impl Tries {
    const fn most(self) -> u32 {
        match self {
            Self::Address(_) | Self::Account(_) => MOST,
            Self::Leaving(_) => MOST_LEAVING,
            Self::Phone(_) => MOST_OF_PHONE,
            Self::Officer(_) => MOST_OF_OFFICER,
        }
    }
}

impl From<IpAddr> for Tries {
    fn from(address: IpAddr) -> Self {
        Self::Address(address)
    }
}

/// Failed attempts.
#[derive(Default)]
pub(super) struct Attempts {
    failed: Mutex<HashMap<Tries, (DateTime<Utc>, u32)>>,
}

impl Attempts {
    /// Whether this address or account may try now.
    pub(super) fn may_try(&self, from: impl Into<Tries>, now: DateTime<Utc>) -> bool {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let from = from.into();
        failed.get(&from).is_none_or(|(since, count)| *count < from.most() || now - *since >= WINDOW)
    }

    /// Counts a request of whoever is signed in, and says whether it may be answered.
    pub(super) fn count(&self, who: Tries, now: DateTime<Utc>) -> bool {
        let may = self.may_try(who, now);
        if may {
            self.failed(who, now);
        }
        may
    }

    /// Notes a failed attempt, or a sign-in that is begun.
    pub(super) fn failed(&self, from: impl Into<Tries>, now: DateTime<Utc>) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.len() >= REMEMBERED {
            failed.clear();
        }
        let (since, count) = failed.entry(from.into()).or_insert((now, 0));
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
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse::<IpAddr>().unwrap());
        for _ in 0..MOST {
            assert!(attempts.may_try(one, now));
            attempts.failed(one, now);
        }
        assert!(!attempts.may_try(one, now));
        assert!(attempts.may_try(other, now));
        assert!(attempts.may_try(one, now + WINDOW));
    }
}
