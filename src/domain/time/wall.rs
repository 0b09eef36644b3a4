//! From a wall clock's time to an instant, with the nights when a time is missing or comes twice.

use chrono::{DateTime, Duration, LocalResult, NaiveDateTime, TimeZone, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// An IANA zone name, such as `Europe/Oslo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// The zone of every Norwegian municipality.
    pub const OSLO: Self = Self(chrono_tz::Europe::Oslo);

    /// The zone named `name`, or `None` when the rules do not carry it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What the wall clock shows in this zone at `instant`.
    #[must_use]
    pub fn wall_at(self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.with_timezone(&self.0).naive_local()
    }
}

impl Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = alloc_string(deserializer)?;
        Self::named(&name).ok_or_else(|| {
            serde::de::Error::custom(format_args!("unknown time zone `{name}`; use an IANA name such as Europe/Oslo"))
        })
    }
}

fn alloc_string<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer)
}

/// A wall time and the instant that it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// What the clock on the wall showed.
    pub wall: NaiveDateTime,
    /// The instant.
    pub utc: DateTime<Utc>,
}

/// Which of two equal wall times is meant, on the night when the clock goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// The first, still in summer time.
    First,
    /// The second, already in normal time.
    Second,
}

/// What a wall time means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// Exactly one instant.
    Once(Moment),
    /// Two instants: the clock went back.
    Twice {
        /// Before the clock went back.
        first: Moment,
        /// After the clock went back.
        second: Moment,
    },
    /// None: the clock went forward over it. The two nearest times that exist.
    Missing {
        /// The last whole minute before the gap.
        before: Moment,
        /// The first minute after the gap.
        after: Moment,
    },
}

/// Finds the instant of `wall` in `zone`. Seconds are dropped: the work is counted in minutes.
#[must_use]
pub fn resolve(wall: NaiveDateTime, zone: Zone) -> Resolved {
    let wall = wall.with_second(0).and_then(|w| w.with_nanosecond(0)).unwrap_or(wall);
    let moment = |at: DateTime<chrono_tz::Tz>| Moment { wall: at.naive_local(), utc: at.with_timezone(&Utc) };
    match zone.0.from_local_datetime(&wall) {
        LocalResult::Single(at) => Resolved::Once(moment(at)),
        LocalResult::Ambiguous(first, second) => Resolved::Twice { first: moment(first), second: moment(second) },
        LocalResult::None => {
            // No gap in any zone's history is a day long, so both searches end.
            let nearest = |step: i64| {
                (1..=24 * 60)
                    .find_map(|n| zone.0.from_local_datetime(&(wall + Duration::minutes(n * step))).earliest())
                    .map_or(Moment { wall, utc: wall.and_utc() }, moment)
            };
            Resolved::Missing { before: nearest(-1), after: nearest(1) }
        }
    }
}
