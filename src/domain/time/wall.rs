//! From a wall clock's time to an instant, with the nights when a time is missing or comes twice.

use chrono::{DateTime, Datelike, Duration, LocalResult, NaiveDateTime, TimeZone, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// An IANA zone name, such as `Europe/Oslo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
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
        let shift = beyond_table(instant.year());
        (instant - shift).with_timezone(&self.0).naive_local() + shift
    }
}

/// How far to look back for the clock changes of `year`. The zone table ends with 2099; 2094 has the same days of the
/// week as 2100, the last year of the calendar, and its clocks change on the same days.
fn beyond_table(year: i32) -> Duration {
    /// From 1 January 2094 to 1 January 2100.
    const SIX_YEARS: i64 = 2191;
    if year > 2099 { Duration::days(SIX_YEARS) } else { Duration::zero() }
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    let shift = beyond_table(wall.year());
    let wall = wall - shift;
    let moment = |at: DateTime<chrono_tz::Tz>| Moment { wall: at.naive_local() + shift, utc: at.to_utc() + shift };
    match zone.0.from_local_datetime(&wall) {
        LocalResult::Single(at) => Resolved::Once(moment(at)),
        LocalResult::Ambiguous(first, second) => Resolved::Twice { first: moment(first), second: moment(second) },
        LocalResult::None => {
            // No gap in any zone's history is a day long, so both searches end.
            let nearest = |step: i64| {
                (1..=24 * 60)
                    .find_map(|n| zone.0.from_local_datetime(&(wall + Duration::minutes(n * step))).earliest())
                    .map_or(Moment { wall: wall + shift, utc: wall.and_utc() + shift }, moment)
            };
            Resolved::Missing { before: nearest(-1), after: nearest(1) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::YEARS;
    use chrono::{NaiveDate, Weekday};

    fn night(year: i32, month: u32, day: u32) -> Resolved {
        resolve(NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(2, 30, 0).unwrap(), Zone::OSLO)
    }

    fn last_sunday(year: i32, month: u32) -> u32 {
        let sunday =
            |day: u32| NaiveDate::from_ymd_opt(year, month, day).is_some_and(|day| day.weekday() == Weekday::Sun);
        (24..=31).rev().find(|day| sunday(*day)).unwrap()
    }

    #[test]
    fn the_clock_changes_in_every_year_of_the_calendar_the_first_and_the_last_too() {
        for year in YEARS {
            assert!(matches!(night(year, 3, last_sunday(year, 3)), Resolved::Missing { .. }), "{year}");
            // Until 1995 summer time ended with September.
            let autumn = if year < 1996 { 9 } else { 10 };
            let Resolved::Twice { first, second } = night(year, autumn, last_sunday(year, autumn)) else {
                panic!("{year}")
            };
            assert_eq!((first.wall, second.utc - first.utc), (second.wall, Duration::hours(1)), "{year}");
        }
    }

    #[test]
    fn every_hour_around_the_edges_of_the_table_comes_back_to_its_wall_time() {
        for (from, days) in [("1990-01-01", 370), ("2099-12-20", 400)] {
            let first = from.parse::<NaiveDate>().unwrap().and_time(chrono::NaiveTime::MIN);
            for wall in (0..days * 24).map(|hour| first + Duration::hours(hour)) {
                if let Resolved::Once(moment) = resolve(wall, Zone::OSLO) {
                    assert_eq!((moment.wall, Zone::OSLO.wall_at(moment.utc)), (wall, wall));
                    let offset = wall.and_utc() - moment.utc;
                    match wall.month() {
                        4..=8 => assert_eq!(offset, Duration::hours(2), "{wall}"),
                        11 | 12 | 1 | 2 => assert_eq!(offset, Duration::hours(1), "{wall}"),
                        _ => {}
                    }
                }
            }
        }
    }
}
