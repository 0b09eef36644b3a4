//! One quantity of whichever unit a cap, a line or a reason speaks of.

use super::{Metres, Minutes, Ore};
use serde::{Deserialize, Serialize};

/// An amount with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Metres driven.
    Distance(Metres),
    /// Øre.
    Money(Ore),
    /// Minutes.
    Time(Minutes),
    /// A number of times: trips, days.
    Count(i64),
}

impl Measure {
    /// The bare number, in the unit's smallest part.
    #[must_use]
    pub const fn raw(self) -> i64 {
        match self {
            Self::Distance(Metres(n)) | Self::Money(Ore(n)) | Self::Time(Minutes(n)) | Self::Count(n) => n,
        }
    }

    /// Another amount of the same unit.
    #[must_use]
    pub const fn with(self, raw: i64) -> Self {
        match self {
            Self::Distance(_) => Self::Distance(Metres(raw)),
            Self::Money(_) => Self::Money(Ore(raw)),
            Self::Time(_) => Self::Time(Minutes(raw)),
            Self::Count(_) => Self::Count(raw),
        }
    }

    /// Whether the two have the same unit.
    #[must_use]
    pub fn alike(self, other: Self) -> bool {
        core::mem::discriminant(&self) == core::mem::discriminant(&other)
    }
}
