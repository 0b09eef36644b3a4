//! What the lock goes by, all in one place.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Wrong codes after which the key is wiped. What is sealed stays, and what was not sent is sealed for the municipality too.
pub const TRIES: u8 = 5;
/// How long the municipality's part is kept for use without a network, since it was last given out. A phone that was shut
/// out and hears of it forgets its part at once; one that hears of nothing stays open to its code for so long.
pub const SHARE_KEPT: TimeDelta = TimeDelta::days(14);
/// How long a phone that was enrolled by an app without a lock may go on without a code.
pub const GRACE: TimeDelta = TimeDelta::days(7);
/// Minutes in the background after which the app locks; the second is the one to begin with.
pub const HIDDEN: [u32; 3] = [1, 5, 15];
/// Minutes without a touch after which it locks; the second is the one to begin with.
pub const IDLE: [u32; 3] = [5, 15, 30];

/// When the app locks by itself, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutoLock {
    /// In the background.
    pub hidden: u32,
    /// Without a touch.
    pub idle: u32,
}

impl Default for AutoLock {
    fn default() -> Self {
        Self { hidden: HIDDEN[1], idle: IDLE[1] }
    }
}

impl AutoLock {
    /// What was remembered, where it is one of the choices.
    #[must_use]
    pub fn or_usual(self) -> Self {
        let usual = Self::default();
        Self {
            hidden: if HIDDEN.contains(&self.hidden) { self.hidden } else { usual.hidden },
            idle: if IDLE.contains(&self.idle) { self.idle } else { usual.idle },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_can_choose_never() {
        let never = AutoLock { hidden: 0, idle: u32::MAX };
        assert_eq!(never.or_usual(), AutoLock { hidden: 5, idle: 15 });
        assert_eq!(AutoLock { hidden: 1, idle: 30 }.or_usual(), AutoLock { hidden: 1, idle: 30 });
    }
}
