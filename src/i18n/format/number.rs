//! Counts, money, distances and durations.

use super::NO_BREAK_SPACE;
use crate::Lang;

/// As typographers write it: wider than a hyphen, and read aloud as "minus".
const MINUS: char = '\u{2212}';

impl Lang {
    const fn decimal_mark(self) -> char {
        self.pick([',', ',', '.'])
    }

    const fn group_mark(self) -> char {
        self.pick([NO_BREAK_SPACE, NO_BREAK_SPACE, ','])
    }

    /// A whole number: `12 345`, in English `12,345`.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let mut text = String::new();
        if number < 0 {
            text.push(MINUS);
        }
        self.push_grouped(&mut text, number.unsigned_abs());
        text
    }

    /// Money in øre with its unit: `1 234,50 kr`, in English `1,234.50 kr`.
    #[must_use]
    pub fn kroner(self, ore: i64) -> String {
        with_unit(self.amount(ore), "kr")
    }

    /// Money in øre, for limits and other sums that are mostly round: `1 500 kr`, but `89,50 kr`.
    #[must_use]
    pub fn kroner_short(self, ore: i64) -> String {
        if ore % 100 == 0 { with_unit(self.number(ore / 100), "kr") } else { self.kroner(ore) }
    }

    /// Money in øre without unit, for columns that name it in their head: `1 234,50`.
    #[must_use]
    pub fn amount(self, ore: i64) -> String {
        self.scaled(ore, 2, 2)
    }

    /// A distance in metres: `10,0 km`. One decimal, more only where they say something: `12,45 km`.
    #[must_use]
    pub fn km(self, metres: i64) -> String {
        with_unit(self.kilometres(metres), "km")
    }

    /// A distance in metres, for limits and other distances that are mostly round: `300 km`, but `12,5 km`.
    #[must_use]
    pub fn km_short(self, metres: i64) -> String {
        if metres % 1_000 == 0 { with_unit(self.number(metres / 1_000), "km") } else { self.km(metres) }
    }

    /// A distance in metres as kilometres without unit: `10,0`.
    #[must_use]
    pub fn kilometres(self, metres: i64) -> String {
        self.scaled(metres, 3, 1)
    }

    /// A duration in minutes: `7 t 30 min`, `2 t`, `45 min`; in English `7 h 30 min`.
    #[must_use]
    pub fn duration(self, minutes: i64) -> String {
        let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
        let mut text = String::new();
        if minutes < 0 {
            text.push(MINUS);
        }
        if hours > 0 {
            self.push_grouped(&mut text, hours);
            text.push(NO_BREAK_SPACE);
            text.push_str(self.pick(["t", "t", "h"]));
        }
        if hours > 0 && rest > 0 {
            text.push(NO_BREAK_SPACE);
        }
        if rest > 0 || hours == 0 {
            text.push_str(&rest.to_string());
            text.push(NO_BREAK_SPACE);
            text.push_str("min");
        }
        text
    }

    /// `value` counted in units of 10^-`scale`, with at least `least` decimals and no idle zero after them.
    fn scaled(self, value: i64, scale: usize, least: usize) -> String {
        let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let shown = fraction.trim_end_matches('0').len().max(least);
        let mut text = String::new();
        if value < 0 {
            text.push(MINUS);
        }
        self.push_groups(&mut text, whole);
        text.push(self.decimal_mark());
        text.push_str(&fraction[..shown]);
        text
    }

    fn push_grouped(self, text: &mut String, number: u64) {
        self.push_groups(text, &number.to_string());
    }

    fn push_groups(self, text: &mut String, digits: &str) {
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.push(self.group_mark());
            }
            text.push(digit);
        }
    }
}

fn with_unit(mut text: String, unit: &str) -> String {
    text.push(NO_BREAK_SPACE);
    text.push_str(unit);
    text
}

#[cfg(test)]
mod tests {
    use crate::Lang::{self, En, Nb, Nn};

    /// Golden texts are written with `_` for the no-break space and `-` for the minus sign.
    fn golden(text: &str) -> String {
        text.replace('_', "\u{a0}").replace('-', "\u{2212}")
    }

    #[test]
    fn money_is_written_as_in_norway() {
        let cases: [(Lang, i64, &str); 11] = [
            (Nb, 123_450, "1_234,50_kr"),
            (Nn, 123_450, "1_234,50_kr"),
            (En, 123_450, "1,234.50_kr"),
            (Nb, 0, "0,00_kr"),
            (Nb, 5, "0,05_kr"),
            (Nb, 100, "1,00_kr"),
            (Nb, -5_000, "-50,00_kr"),
            (Nb, 99_999, "999,99_kr"),
            (Nb, 100_000_000, "1_000_000,00_kr"),
            (Nb, i64::MAX, "92_233_720_368_547_758,07_kr"),
            (En, i64::MIN, "-92,233,720,368,547,758.08_kr"),
        ];
        for (lang, ore, text) in cases {
            assert_eq!(lang.kroner(ore), golden(text));
        }
        assert_eq!(Nb.amount(159_000), golden("1_590,00"));
    }

    #[test]
    fn distances_show_the_decimals_that_say_something() {
        for (lang, metres, text) in [
            (Nb, 10_000, "10,0_km"),
            (Nb, 12_450, "12,45_km"),
            (Nb, 12_345, "12,345_km"),
            (Nb, 100, "0,1_km"),
            (Nb, 50, "0,05_km"),
            (Nn, 2_000_000, "2_000,0_km"),
            (En, 1_234_500, "1,234.5_km"),
            (Nb, -14_000, "-14,0_km"),
            (Nb, 0, "0,0_km"),
        ] {
            assert_eq!(lang.km(metres), golden(text));
        }
        assert_eq!(Nb.kilometres(14_000), "14,0");
    }

    #[test]
    fn round_limits_are_written_without_decimals() {
        assert_eq!(Nb.km_short(300_000), golden("300_km"));
        assert_eq!(Nb.km_short(12_500), golden("12,5_km"));
        assert_eq!(Nb.kroner_short(150_000), golden("1_500_kr"));
        assert_eq!(En.kroner_short(150_000), golden("1,500_kr"));
        assert_eq!(Nn.kroner_short(8_950), golden("89,50_kr"));
        assert_eq!(Nb.kroner_short(-100), golden("-1_kr"));
    }

    #[test]
    fn durations_leave_out_what_is_nothing() {
        for (lang, minutes, text) in [
            (Nb, 450, "7_t_30_min"),
            (Nn, 450, "7_t_30_min"),
            (En, 450, "7_h_30_min"),
            (Nb, 120, "2_t"),
            (Nb, 45, "45_min"),
            (Nb, 0, "0_min"),
            (Nb, -90, "-1_t_30_min"),
            (Nb, 60_000, "1_000_t"),
        ] {
            assert_eq!(lang.duration(minutes), golden(text));
        }
    }

    #[test]
    fn counts_are_grouped_by_three() {
        assert_eq!(Nb.number(1_234_567), golden("1_234_567"));
        assert_eq!(En.number(-1_000), golden("-1,000"));
        assert_eq!(Nb.number(999), "999");
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_the_number_itself(number: i64) {
            let digits = |text: String| text.replace('\u{2212}', "-").replace(['\u{a0}', ',', '.'], "");
            for lang in Lang::ALL {
                assert_eq!(digits(lang.number(number)).parse(), Ok(number));
                assert_eq!(digits(lang.amount(number)).parse(), Ok(number));
            }
        }
    }
}
