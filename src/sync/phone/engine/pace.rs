//! How long to rest: full jitter, so that a thousand phones do not come back in one second after an outage.

use core::time::Duration;

/// The shortest upper bound of a pause.
const FIRST: Duration = Duration::from_secs(1);
/// The longest.
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// Counts failures in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pace {
    failures: u32,
}

impl Pace {
    /// Whether the last request went well.
    #[must_use]
    pub const fn is_steady(self) -> bool {
        self.failures == 0
    }

    pub(super) const fn succeeded(&mut self) {
        self.failures = 0;
    }

    /// The pause after a failure: anything up to a bound that doubles each time, and not less than the server asked.
    pub(super) fn failed(&mut self, at_least: Option<u32>, dice: u32) -> Duration {
        let bound = FIRST.saturating_mul(2_u32.saturating_pow(self.failures)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        let asked = Duration::from_secs(at_least.map_or(0, u64::from)).min(Duration::from_secs(3_600));
        asked + share(bound, dice)
    }

    /// The rest after a round that went well, spread out as well.
    pub(super) fn rest(self, dice: u32) -> Duration {
        LONGEST / 2 + share(LONGEST / 2, dice)
    }
}

/// `dice` as a share of `whole`.
fn share(whole: Duration, dice: u32) -> Duration {
    let millis = u64::try_from(whole.as_millis()).unwrap_or(u64::MAX);
    Duration::from_millis((millis.saturating_mul(u64::from(dice))) >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_five_minutes_and_are_spread_over_the_whole_range() {
        let mut pace = Pace::default();
        let longest: Vec<_> = (0..12).map(|_| pace.failed(None, u32::MAX).as_secs_f64().round()).collect();
        assert_eq!(longest, [1., 2., 4., 8., 16., 32., 64., 128., 256., 300., 300., 300.]);
        assert_eq!(pace.failed(None, 0), Duration::ZERO);
        pace.succeeded();
        assert_eq!(pace.failed(None, 1 << 31), Duration::from_millis(500));
    }

    #[test]
    fn a_pause_is_never_shorter_than_the_server_asked() {
        assert_eq!(Pace::default().failed(Some(30), 0), Duration::from_secs(30));
    }
}
