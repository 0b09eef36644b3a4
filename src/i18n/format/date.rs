//! Days, months and times of day.

use super::NO_BREAK_SPACE;
use crate::Lang;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

const MONTHS: [[&str; 12]; 3] = [
    [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

const SHORT_MONTHS: [[&str; 12]; 3] = [
    ["jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."],
    ["jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."],
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
];

const WEEKDAYS: [[&str; 7]; 3] = [
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

const SHORT_WEEKDAYS: [[&str; 7]; 3] = [
    ["man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."],
    ["mån.", "tys.", "ons.", "tor.", "fre.", "lau.", "sun."],
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
];

/// So many days ago are said as a number; what is longer ago is said as a date.
const NEAR: i64 = 6;

impl Lang {
    /// `21.11.2026`, as on Norwegian forms; in English too, so that the screen and the paper look alike.
    #[must_use]
    pub fn date(self, day: NaiveDate) -> String {
        format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
    }

    /// `lørdag 21. november`, for days of which the year is plain.
    #[must_use]
    pub fn long_date(self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday(day.weekday()), self.day_and(day, &MONTHS))
    }

    /// `21. nov.`, for narrow places.
    #[must_use]
    pub fn short_date(self, day: NaiveDate) -> String {
        self.day_and(day, &SHORT_MONTHS)
    }

    /// `lørdag`.
    #[must_use]
    pub const fn weekday(self, weekday: Weekday) -> &'static str {
        self.pick(WEEKDAYS)[weekday as usize]
    }

    /// `lør.`
    #[must_use]
    pub const fn short_weekday(self, weekday: Weekday) -> &'static str {
        self.pick(SHORT_WEEKDAYS)[weekday as usize]
    }

    /// The month that the day is in: `mars 2026`.
    #[must_use]
    pub fn month(self, day: NaiveDate) -> String {
        format!("{} {}", self.pick(MONTHS)[day.month0() as usize], day.year())
    }

    /// `18:30`.
    #[must_use]
    pub fn time(self, time: NaiveTime) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// `18:30–21:00`.
    #[must_use]
    pub fn times(self, start: NaiveTime, end: NaiveTime) -> String {
        format!("{}–{}", self.time(start), self.time(end))
    }

    /// `i dag`, `i går`, `i morgen`, `for 2 dager siden`, `om 2 dager`; beyond six days the date.
    #[must_use]
    pub fn relative_day(self, day: NaiveDate, today: NaiveDate) -> String {
        match (day - today).num_days() {
            0 => self.units_today().to_owned(),
            -1 => self.units_yesterday().to_owned(),
            1 => self.units_tomorrow().to_owned(),
            days if (-NEAR..0).contains(&days) => self.units_days_ago(-days),
            days if (0..=NEAR).contains(&days) => self.units_in_days(days),
            _ => self.date(day),
        }
    }

    pub(super) fn day_and(self, day: NaiveDate, months: &[[&str; 12]; 3]) -> String {
        let month = months[self as usize][day.month0() as usize];
        format!("{}{}{NO_BREAK_SPACE}{month}", day.day(), self.pick([".", ".", ""]))
    }
}

#[cfg(test)]
mod tests {
    use crate::Lang::{En, Nb, Nn};
    use chrono::{Datelike, NaiveDate, NaiveTime};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_are_written_as_in_norway() {
        let saturday = day(2026, 11, 21);
        for (lang, numbers, long, short, weekday) in [
            (Nb, "21.11.2026", "lørdag 21.\u{a0}november", "21.\u{a0}nov.", "lør."),
            (Nn, "21.11.2026", "laurdag 21.\u{a0}november", "21.\u{a0}nov.", "lau."),
            (En, "21.11.2026", "Saturday 21\u{a0}November", "21\u{a0}Nov", "Sat"),
        ] {
            assert_eq!(lang.date(saturday), numbers);
            assert_eq!(lang.long_date(saturday), long);
            assert_eq!(lang.short_date(saturday), short);
            assert_eq!(lang.short_weekday(saturday.weekday()), weekday);
        }
        assert_eq!(Nb.date(day(2026, 3, 1)), "01.03.2026");
        assert_eq!(Nn.long_date(day(2026, 3, 1)), "sundag 1.\u{a0}mars");
        assert_eq!(Nb.month(day(2026, 3, 31)), "mars 2026");
        assert_eq!(En.month(day(2026, 5, 1)), "May 2026");
    }

    #[test]
    fn times_have_two_digits_and_a_colon() {
        let (start, end) = (NaiveTime::from_hms_opt(8, 5, 59).unwrap(), NaiveTime::from_hms_opt(21, 0, 0).unwrap());
        assert_eq!(Nb.time(start), "08:05");
        assert_eq!(Nb.times(start, end), "08:05–21:00");
    }

    #[test]
    fn near_days_are_said_in_words() {
        let today = day(2026, 11, 21);
        for (other, nb, nn, en) in [
            (day(2026, 11, 21), "i dag", "i dag", "today"),
            (day(2026, 11, 20), "i går", "i går", "yesterday"),
            (day(2026, 11, 22), "i morgen", "i morgon", "tomorrow"),
            (day(2026, 11, 19), "for 2 dager siden", "for 2 dagar sidan", "2 days ago"),
            (day(2026, 11, 15), "for 6 dager siden", "for 6 dagar sidan", "6 days ago"),
            (day(2026, 11, 24), "om 3 dager", "om 3 dagar", "in 3 days"),
            (day(2026, 11, 14), "14.11.2026", "14.11.2026", "14.11.2026"),
            (day(2026, 11, 28), "28.11.2026", "28.11.2026", "28.11.2026"),
        ] {
            assert_eq!(Nb.relative_day(other, today), nb);
            assert_eq!(Nn.relative_day(other, today), nn);
            assert_eq!(En.relative_day(other, today), en);
        }
    }
}
