//! The code that a contact chooses.

use chrono::NaiveDate;
use zeroize::Zeroizing;

const SHORTEST: usize = 6;
const LONGEST: usize = 32;
/// Fewer different digits than this are tried first.
const DIFFERENT: usize = 3;

/// Six digits or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(Zeroizing<Vec<u8>>);

/// Why a code cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakCode {
    /// Fewer than six digits, or more than 32.
    #[error("6 to 32 digits are needed")]
    Length,
    /// Something else than digits.
    #[error("only digits can be used")]
    NotDigits,
    /// Two different digits at most, or a part that is repeated: 111111, 121212, 123123.
    #[error("it repeats itself")]
    Repeats,
    /// One step up or down all the way: 123456, 987654.
    #[error("it counts up or down")]
    Counts,
    /// A day that can be written so: 170584, 17051984, 19840517.
    #[error("it is a date")]
    Date,
}

impl Code {
    /// What was typed to open the lock. What cannot be a code is told without counting as a try.
    ///
    /// # Errors
    /// [`WeakCode::Length`], [`WeakCode::NotDigits`].
    pub fn typed(text: &str) -> Result<Self, WeakCode> {
        let digits: Zeroizing<Vec<u8>> =
            Zeroizing::new(text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect());
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(WeakCode::NotDigits);
        }
        if !(SHORTEST..=LONGEST).contains(&digits.len()) {
            return Err(WeakCode::Length);
        }
        Ok(Self(digits))
    }

    /// What was typed to be the code from now on.
    ///
    /// # Errors
    /// [`WeakCode`]
    pub fn chosen(text: &str) -> Result<Self, WeakCode> {
        let code = Self::typed(text)?;
        let digits = code.bytes();
        if repeats(digits) {
            return Err(WeakCode::Repeats);
        }
        if counts(digits) {
            return Err(WeakCode::Counts);
        }
        if is_date(digits) {
            return Err(WeakCode::Date);
        }
        Ok(code)
    }

    /// The digits.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

fn repeats(digits: &[u8]) -> bool {
    let different: std::collections::BTreeSet<_> = digits.iter().collect();
    let again = |part: usize| digits.iter().zip(&digits[part..]).all(|(digit, later)| digit == later);
    different.len() < DIFFERENT || (1..=digits.len() / 2).any(again)
}

fn counts(digits: &[u8]) -> bool {
    let all = |step: u8| digits.windows(2).all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0');
    all(1) || all(9)
}

fn is_date(digits: &[u8]) -> bool {
    let Ok(text) = core::str::from_utf8(digits) else { return false };
    let (forms, century): (&[&str], _) = match digits.len() {
        6 => (&["%d%m%Y", "%Y%m%d"], "20"),
        8 => (&["%d%m%Y", "%Y%m%d"], ""),
        _ => return false,
    };
    // A year of two digits stands last or first; 2000 had every day that any year has.
    let written = if century.is_empty() {
        vec![text.to_owned()]
    } else {
        vec![format!("{}2000", &text[..4]), format!("2000{}", &text[2..])]
    };
    let lived = |date: NaiveDate| (1900..2100).contains(&chrono::Datelike::year(&date));
    written.iter().any(|text| forms.iter().any(|form| NaiveDate::parse_from_str(text, form).is_ok_and(lived)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_tried_first_are_refused_with_the_reason() {
        for (code, why) in [
            ("12345", WeakCode::Length),
            ("", WeakCode::Length),
            ("38a921", WeakCode::NotDigits),
            ("111111", WeakCode::Repeats),
            ("121212", WeakCode::Repeats),
            ("112112", WeakCode::Repeats),
            ("483483", WeakCode::Repeats),
            ("7777778", WeakCode::Repeats),
            ("123456", WeakCode::Counts),
            ("890123", WeakCode::Counts),
            ("987654", WeakCode::Counts),
            ("170584", WeakCode::Date),
            ("840517", WeakCode::Date),
            ("290200", WeakCode::Date),
            ("17051984", WeakCode::Date),
            ("19840517", WeakCode::Date),
        ] {
            assert_eq!(Code::chosen(code).map(|_| ()), Err(why), "{code}");
        }
    }

    #[test]
    fn any_other_is_taken_and_spaces_do_not_matter() {
        for code in ["739164", "482 917", "905883", "0068427193"] {
            assert!(Code::chosen(code).is_ok(), "{code}");
        }
        assert_eq!(Code::typed("482 917"), Code::typed("482917"));
        assert!(Code::typed("123456").is_ok(), "an app that refuses fewer codes may have taken it");
    }
}
