//! The Norwegian calendar: public holidays, their eves, working days.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A public holiday (lov om helligdager; lov om 1 og 17 mai). Sundays are not listed unless they have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Holiday {
    NewYear,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    LabourDay,
    ConstitutionDay,
    Ascension,
    WhitSunday,
    WhitMonday,
    ChristmasDay,
    BoxingDay,
}

/// A day before a holiday on which holiday begins by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eve {
    /// The Wednesday before Maundy Thursday.
    MaundyThursday,
    /// Easter Saturday.
    Easter,
    /// The Saturday before Whit Sunday.
    Whitsun,
    /// 24 December.
    Christmas,
    /// 31 December.
    NewYear,
}

/// Easter Sunday of a year in the Gregorian calendar (Oudin, 1940).
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    let leap = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15).rem_euclid(30);
    let epact = leap - (leap / 28) * (1 - (29 / (leap + 1)) * ((21 - golden) / 11));
    let weekday = (year + year.div_euclid(4) + epact + 2 - century + century / 4).rem_euclid(7);
    let march = epact - weekday;
    let month = 3 + (march + 40) / 44;
    let day = march + 28 - 31 * (month / 4);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

fn from_easter(date: NaiveDate) -> Option<i64> {
    Some(date.signed_duration_since(easter(date.year())?).num_days())
}

/// The public holiday that `date` is. Where two fall on one day (17 May 2027), the movable one is named.
#[must_use]
pub fn public_holiday(date: NaiveDate) -> Option<Holiday> {
    match from_easter(date)? {
        -3 => return Some(Holiday::MaundyThursday),
        -2 => return Some(Holiday::GoodFriday),
        0 => return Some(Holiday::EasterSunday),
        1 => return Some(Holiday::EasterMonday),
        39 => return Some(Holiday::Ascension),
        49 => return Some(Holiday::WhitSunday),
        50 => return Some(Holiday::WhitMonday),
        _ => {}
    }
    match (date.month(), date.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (5, 1) => Some(Holiday::LabourDay),
        (5, 17) => Some(Holiday::ConstitutionDay),
        (12, 25) => Some(Holiday::ChristmasDay),
        (12, 26) => Some(Holiday::BoxingDay),
        _ => None,
    }
}

/// The eve that `date` is.
#[must_use]
pub fn eve(date: NaiveDate) -> Option<Eve> {
    match (from_easter(date)?, date.month(), date.day()) {
        (-4, ..) => Some(Eve::MaundyThursday),
        (-1, ..) => Some(Eve::Easter),
        (48, ..) => Some(Eve::Whitsun),
        (_, 12, 24) => Some(Eve::Christmas),
        (_, 12, 31) => Some(Eve::NewYear),
        _ => None,
    }
}

/// Whether offices are open: not a Saturday, Sunday or public holiday.
#[must_use]
pub fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && public_holiday(date).is_none()
}

/// The nearest working day at or before `date`.
#[must_use]
pub fn working_day_before(date: NaiveDate) -> NaiveDate {
    nearest(date, NaiveDate::checked_sub_days)
}

/// The nearest working day at or after `date`.
#[must_use]
pub fn working_day_after(date: NaiveDate) -> NaiveDate {
    nearest(date, NaiveDate::checked_add_days)
}

fn nearest(date: NaiveDate, step: fn(NaiveDate, Days) -> Option<NaiveDate>) -> NaiveDate {
    // Easter, with a weekend beside it, is the longest row of days off: five.
    (0..14).filter_map(|n| step(date, Days::new(n))).find(|day| is_working_day(*day)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::YEARS;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for date in [
            "1990-04-15",
            "1994-04-03",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
        ] {
            assert_eq!(easter(day(date).year()), Some(day(date)));
        }
    }

    #[test]
    fn every_easter_of_the_calendar_is_a_sunday_between_its_bounds() {
        for year in YEARS {
            let easter = easter(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sun, "{year}");
            assert!(easter >= NaiveDate::from_ymd_opt(year, 3, 22).unwrap(), "{year}");
            assert!(easter <= NaiveDate::from_ymd_opt(year, 4, 25).unwrap(), "{year}");
        }
    }

    #[test]
    fn every_year_has_twelve_holidays_less_those_that_fall_together() {
        for year in YEARS {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let count = first.iter_days().take_while(|d| d.year() == year).filter(|d| public_holiday(*d).is_some());
            assert!((11..=12).contains(&count.count()), "{year}");
        }
        assert_eq!(public_holiday(day("2027-05-17")), Some(Holiday::WhitMonday));
        assert_eq!(public_holiday(day("2026-05-14")), Some(Holiday::Ascension));
        assert_eq!(public_holiday(day("2026-05-15")), None);
    }

    #[test]
    fn a_day_off_gives_way_to_the_nearest_working_day() {
        assert_eq!(working_day_before(day("2026-04-06")), day("2026-04-01"));
        assert_eq!(working_day_after(day("2026-04-02")), day("2026-04-07"));
        assert_eq!(working_day_after(day("2026-05-17")), day("2026-05-18"));
        assert_eq!(working_day_before(day("2026-03-12")), day("2026-03-12"));
    }
}
