//! Stretches of days: a calendar month goes by its name, any other by its first and last day.

use crate::Lang;
use chrono::{Datelike, NaiveDate};

impl Lang {
    /// `mars 2026` for a whole calendar month, else `21. des. – 20. jan. 2026`; both days belong to the period.
    #[must_use]
    pub fn period(self, first: NaiveDate, last: NaiveDate) -> String {
        let same_month = first.year() == last.year() && first.month() == last.month();
        if same_month && first.day() == 1 && last.succ_opt().is_none_or(|next| next.day() == 1) {
            self.month(first)
        } else {
            format!("{} – {} {}", self.short_date(first), self.short_date(last), last.year())
        }
    }

    /// The days that a cap lasts: as [`Lang::period`], but `2026` for a whole year and `03.03.2026` for a day.
    #[must_use]
    pub fn days(self, first: NaiveDate, last: NaiveDate) -> String {
        let whole_year = first.year() == last.year() && first.ordinal() == 1 && (last.month(), last.day()) == (12, 31);
        match (whole_year, first == last) {
            (true, _) => first.year().to_string(),
            (_, true) => self.date(first),
            _ => self.period(first, last),
        }
    }

    /// `mars 2026` for the key `2026-03`; `None` for what is not such a key.
    #[must_use]
    pub fn month_of_key(self, key: &str) -> Option<String> {
        let (year, month) = key.split_once('-')?;
        let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)?;
        (key.len() == 7).then(|| self.month(day))
    }
}

#[cfg(test)]
mod tests {
    use crate::Lang::{En, Nb, Nn};
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_calendar_month_goes_by_its_name() {
        assert_eq!(Nb.period(day(2026, 3, 1), day(2026, 3, 31)), "mars 2026");
        assert_eq!(Nb.period(day(2028, 2, 1), day(2028, 2, 29)), "februar 2028");
        assert_eq!(En.period(day(2026, 12, 1), day(2026, 12, 31)), "December 2026");
        assert_eq!(Nn.month_of_key("2026-03").as_deref(), Some("mars 2026"));
        for no_key in ["2026-13", "2026-3", "mars", "", "2026-03-01"] {
            assert_eq!(Nn.month_of_key(no_key), None, "{no_key}");
        }
    }

    #[test]
    fn a_whole_year_goes_by_its_number_and_a_day_by_its_date() {
        assert_eq!(Nb.days(day(2026, 1, 1), day(2026, 12, 31)), "2026");
        assert_eq!(En.days(day(2026, 3, 3), day(2026, 3, 3)), "03.03.2026");
        assert_eq!(Nn.days(day(2026, 3, 1), day(2026, 3, 31)), "mars 2026");
        assert_eq!(Nb.days(day(2025, 1, 1), day(2026, 12, 31)), "1._jan. – 31._des. 2026".replace('_', "\u{a0}"));
    }

    #[test]
    fn any_other_period_goes_by_its_ends() {
        for (lang, first, last, text) in [
            (Nb, day(2025, 12, 21), day(2026, 1, 20), "21._des. – 20._jan. 2026"),
            (Nn, day(2026, 2, 21), day(2026, 3, 20), "21._feb. – 20._mars 2026"),
            (En, day(2026, 2, 21), day(2026, 3, 20), "21_Feb – 20_Mar 2026"),
            (Nb, day(2026, 2, 1), day(2026, 2, 27), "1._feb. – 27._feb. 2026"),
        ] {
            assert_eq!(lang.period(first, last), text.replace('_', "\u{a0}"));
        }
    }
}
