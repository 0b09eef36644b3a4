//! A message with arguments, put together when it is shown.

use crate::Lang;
use std::borrow::Cow;

/// A part of a message, as the build wrote it down.
pub(crate) enum Piece {
    /// Said as it stands.
    Text(&'static str),
    /// The argument at this position.
    Argument(usize),
    /// The same with its first letter upper-case.
    Capital(usize),
    /// The first variant that fits, or `other`.
    Choice { argument: usize, variants: &'static [(Case, &'static [Self])], other: &'static [Self] },
}

/// When a variant fits.
pub(crate) enum Case {
    /// One of something, in all our languages.
    One,
    /// This number.
    Exactly(i64),
}

/// What fills a message.
pub(crate) enum Argument<'a> {
    Text(&'a str),
    Number(i64),
}

/// A whole number of any width, as an argument of a message.
pub trait Count: Copy {
    /// The number; one beyond `i64` is cut off at its end.
    fn count(self) -> i64;
}

macro_rules! count {
    ($($integer:ty)+) => {$(
        impl Count for $integer {
            fn count(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )+};
}

count!(u8 u16 u32 u64 usize i16 i32 i64);

impl Case {
    const fn fits(&self, number: i64) -> bool {
        match self {
            Self::One => number.unsigned_abs() == 1,
            Self::Exactly(this) => *this == number,
        }
    }
}

impl Lang {
    pub(crate) fn fill(self, texts: [&'static [Piece]; 3], arguments: &[Argument<'_>]) -> String {
        let mut text = String::new();
        self.push(&mut text, self.pick(texts), arguments);
        text
    }

    fn push(self, text: &mut String, pieces: &'static [Piece], arguments: &[Argument<'_>]) {
        for piece in pieces {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Argument(position) => {
                    if let Some(argument) = arguments.get(*position) {
                        text.push_str(&self.written(argument));
                    }
                }
                Piece::Capital(position) => {
                    if let Some(argument) = arguments.get(*position) {
                        let words = self.written(argument);
                        let mut letters = words.chars();
                        text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                        text.push_str(letters.as_str());
                    }
                }
                Piece::Choice { argument, variants, other } => {
                    let fits = |argument: &Argument<'_>| match argument {
                        Argument::Number(number) => variants.iter().find(|(case, _)| case.fits(*number)),
                        Argument::Text(_) => None,
                    };
                    let chosen = arguments.get(*argument).and_then(fits).map_or(*other, |(_, pieces)| *pieces);
                    self.push(text, chosen, arguments);
                }
            }
        }
    }

    fn written<'a>(self, argument: &Argument<'a>) -> Cow<'a, str> {
        match argument {
            Argument::Text(words) => Cow::Borrowed(words),
            Argument::Number(number) => Cow::Owned(self.number(*number)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Lang::{En, Nb, Nn};
    use crate::args::MeasureOf;

    #[test]
    fn none_one_and_many_are_told_apart() {
        assert_eq!(Nb.sync_unsent(0_u8), "Alt er sendt");
        assert_eq!(Nb.units_days_ago(1_usize), "for 1 dag siden");
        assert_eq!(Nn.units_days_ago(2_i64), "for 2 dagar sidan");
        assert_eq!(En.units_in_days(1_u32), "in 1 day");
    }

    #[test]
    fn numbers_in_texts_are_written_as_in_the_language() {
        assert_eq!(Nb.units_days_ago(2_000_u16), "for 2\u{a0}000 dager siden");
        assert_eq!(En.units_days_ago(2_000_u64), "2,000 days ago");
    }

    #[test]
    fn a_month_opens_a_sentence_with_a_capital_letter() {
        assert_eq!(Nb.month_title("mars 2026"), "Mars 2026");
        assert_eq!(Nb.month_title("21. des. – 20. jan. 2026"), "21. des. – 20. jan. 2026");
        assert_eq!(Nn.today_returned_title("august 2026"), "August 2026 er send tilbake");
    }

    #[test]
    fn arguments_of_one_kind_are_named() {
        let amounts = MeasureOf { cap: "10,0 km", used: "7,5 km" };
        assert_eq!(Nb.measure_of(amounts), "7,5 km av 10,0 km");
        assert_eq!(Nb.month_check_sessions(2_usize, "3 t"), "2 samvær, 3 t");
    }
}
