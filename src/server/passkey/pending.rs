//! What has been begun, by whom, until it is finished or too old.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::people::SecretHash;

/// A person finds their key and touches it. Browsers give up at the same time.
pub(crate) const MINUTES: u32 = 5;
const PATIENCE: TimeDelta = TimeDelta::minutes(MINUTES as i64);
/// Kept at most; beyond it all that is there is forgotten, so that memory stays bounded. Whoever is in the middle presses again.
const MOST: usize = 1_000;

/// One thing begun for each browser: beginning anew forgets the one before.
pub(super) struct Pending<T>(Mutex<HashMap<SecretHash, (DateTime<Utc>, T)>>);

impl<T> Default for Pending<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Pending<T> {
    pub(super) fn keep(&self, whose: SecretHash, state: T, now: DateTime<Utc>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (since, _)| now - *since < PATIENCE);
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(whose, (now, state));
    }

    /// Takes it, once.
    pub(super) fn take(&self, whose: SecretHash, now: DateTime<Utc>) -> Option<T> {
        let (since, state) = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&whose)?;
        (now - since < PATIENCE).then_some(state)
    }
}
