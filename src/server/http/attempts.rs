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
/// Remembered at most, so that memory stays bounded: beyond it those go whose minute is over, and all if none is.
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

    /// Under which it is counted. Of IPv6 everybody has at least 2⁶⁴ addresses, which are one line here.
    fn counted(self) -> Self {
        match self {
            Self::Address(address) => Self::Address(line(address)),
            Self::Leaving(address) => Self::Leaving(line(address)),
            other => other,
        }
    }
}

fn line(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6([a, b, c, d, 0, 0, 0, 0].into())
        }
        four => four,
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
        let from = from.into().counted();
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
            failed.retain(|_, (since, _)| now - *since < WINDOW);
        }
        if failed.len() >= REMEMBERED {
            failed.clear();
        }
        let (since, count) = failed.entry(from.into().counted()).or_insert((now, 0));
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

    #[test]
    fn addresses_of_one_line_are_counted_together_and_those_of_two_lines_are_not() {
        let (attempts, now) = (Attempts::default(), DateTime::UNIX_EPOCH);
        let at = |text: &str| text.parse::<IpAddr>().unwrap();
        for n in 0..MOST {
            attempts.failed(at(&format!("2001:db8:1:2::{n:x}")), now);
        }
        assert!(!attempts.may_try(at("2001:db8:1:2:ffff::1"), now));
        assert!(attempts.may_try(at("2001:db8:1:3::1"), now));
        for _ in 0..MOST {
            attempts.failed(at("::ffff:192.0.2.1"), now);
        }
        assert!(!attempts.may_try(at("192.0.2.1"), now), "written as IPv6 it is the same");
    }

    #[test]
    fn many_strangers_do_not_make_it_forget_who_has_to_wait() {
        let (attempts, now) = (Attempts::default(), DateTime::UNIX_EPOCH);
        let stranger = |n: usize| IpAddr::from(u32::try_from(n).unwrap().to_be_bytes());
        let phone = Tries::Phone(DeviceId::new(uuid::Uuid::from_u128(1)));
        (0..MOST_OF_PHONE).for_each(|_| attempts.failed(phone, now));
        (1..REMEMBERED).for_each(|n| attempts.failed(stranger(n), now - WINDOW));
        attempts.failed(stranger(0), now);
        assert!(!attempts.may_try(phone, now));
    }
}
