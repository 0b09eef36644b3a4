//! What a guess costs.

use super::argon::{MOST_PASSES, argon};
use crate::vault::DataKey;
use core::time::Duration;
use serde::{Deserialize, Serialize};

/// What one guess shall take on the phone that chose the code: half a second, and two fifths more, since the phone has other
/// work while that is found out.
const WANTED: Duration = Duration::from_millis(700);
/// 32 MiB: what an old phone has, and more than the 19 MiB that OWASP's password storage cheat sheet asks for.
const MEMORY: u32 = 32 * 1024;
/// As many passes as that sheet asks for, at least.
const FEWEST_PASSES: u32 = 2;

/// The cost of Argon2id, kept beside what it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// In KiB.
    pub memory: u32,
    /// How often it goes through the memory.
    pub passes: u32,
}

/// The parameters are none that this app would have chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the cost of the code is out of bounds")]
pub struct BadCost;

impl Cost {
    /// By how long this takes, the cost is chosen. Not a single pass, which has to get hold of the memory besides.
    pub const PROBE: Self = Self { memory: MEMORY, passes: 2 };

    /// As many passes as take what a guess shall, where one takes `one`.
    #[must_use]
    pub fn tuned(one: Duration) -> Self {
        let passes = WANTED.as_micros().div_ceil(one.as_micros().max(1));
        let passes = u32::try_from(passes).unwrap_or(u32::MAX).clamp(FEWEST_PASSES, MOST_PASSES);
        Self { memory: MEMORY, passes }
    }

    #[cfg(test)]
    pub(crate) const fn of_a_test() -> Self {
        Self { memory: 8, passes: 1 }
    }
}

/// Stretches a code together with the municipality's part, by Argon2id with that part as its secret.
///
/// # Errors
/// [`BadCost`]
pub fn stretch(code: &[u8], salt: &[u8], share: &[u8], cost: Cost) -> Result<DataKey, BadCost> {
    argon(code, salt, share, cost.memory, cost.passes).map(DataKey::new).ok_or(BadCost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slower_phone_goes_fewer_rounds_and_none_goes_fewer_than_two() {
        let passes = |millis| Cost::tuned(Duration::from_millis(millis)).passes;
        assert_eq!([passes(100), passes(60), passes(250), passes(2_000), passes(0)], [7, 12, 3, 2, 64]);
    }

    #[test]
    fn code_salt_and_share_all_count() {
        let salt = [1; 16];
        let key = |code: &[u8], salt: &[u8], share: &[u8]| stretch(code, salt, share, Cost::of_a_test()).unwrap();
        let ours = key(b"739164", &salt, &[2; 32]);
        assert_eq!(ours.bytes(), key(b"739164", &salt, &[2; 32]).bytes());
        for other in
            [key(b"739165", &salt, &[2; 32]), key(b"739164", &[3; 16], &[2; 32]), key(b"739164", &salt, &[4; 32])]
        {
            assert_ne!(ours.bytes(), other.bytes());
        }
    }

    #[test]
    fn a_row_cannot_ask_for_more_than_a_phone_has() {
        let asked = |memory, passes| stretch(b"739164", &[1; 16], &[2; 32], Cost { memory, passes }).map(|_| ());
        assert_eq!(asked(4 * 1024 * 1024, 2), Err(BadCost));
        assert_eq!(asked(8, 65), Err(BadCost));
        assert_eq!(asked(8, 0), Err(BadCost));
    }
}
