//! Numbers as people write them: "12,5 km", "1 234,50", "1.234,50", "kr 20,-".

use super::{Metres, Minutes, Ore};
use thiserror::Error;

/// Why a text is not the number asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NumberProblem {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// Something other than a number was written.
    #[error("not a number")]
    NotANumber,
    /// Below zero.
    #[error("negative")]
    Negative,
    /// More decimals than the unit has.
    #[error("more than {0} decimals")]
    TooFine(u32),
    /// Larger than can be kept.
    #[error("too large")]
    TooLarge,
}

/// Reads kilometres with up to three decimals (metres).
///
/// # Errors
/// [`NumberProblem`] says what is wrong with the text.
pub fn parse_kilometres(text: &str) -> Result<Metres, NumberProblem> {
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_suffix("km").unwrap_or(&lower);
    parse_scaled(bare, 3).map(Metres)
}

/// Reads kroner with up to two decimals (øre).
///
/// # Errors
/// [`NumberProblem`] says what is wrong with the text.
pub fn parse_kroner(text: &str) -> Result<Ore, NumberProblem> {
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_prefix("kr").unwrap_or(&lower);
    let bare = bare.trim_end().strip_suffix("kr").unwrap_or(bare);
    let bare = bare.trim().trim_start_matches('.').trim_end_matches(",-").trim_end_matches(".-");
    parse_scaled(bare, 2).map(Ore)
}

/// Reads time as "16 h", "2 h 30 min", "90 min" or "2,5 t"; a bare number counts hours.
///
/// # Errors
/// [`NumberProblem`] says what is wrong with the text; less than a minute is [`NumberProblem::NotANumber`].
pub fn parse_hours(text: &str) -> Result<Minutes, NumberProblem> {
    let lower = text.trim().to_lowercase();
    let (hours, minutes) = match lower.strip_suffix("min") {
        Some(rest) => rest.rsplit_once(['h', 't']).unwrap_or(("", rest)),
        None => (lower.strip_suffix(['h', 't']).unwrap_or(&lower), ""),
    };
    if hours.trim().is_empty() && minutes.trim().is_empty() {
        return Err(NumberProblem::Empty);
    }
    let part = |text: &str| if text.trim().is_empty() { Ok(0) } else { parse_scaled(text.trim(), 3) };
    let (hours, minutes) = (part(hours)?, part(minutes)?);
    let thousandths =
        hours.checked_mul(60).and_then(|hours| hours.checked_add(minutes)).ok_or(NumberProblem::TooLarge)?;
    if thousandths % 1000 == 0 { Ok(Minutes(thousandths / 1000)) } else { Err(NumberProblem::NotANumber) }
}

/// The last of `,` and `.` is the decimal mark when at most `decimals` digits follow it and it stands alone, or when
/// the other mark groups thousands before it. `1.234` with three digits after a lone dot is read as one thousand two
/// hundred and thirty-four for kroner and as 1.234 km for kilometres, since metres have three decimals.
fn parse_scaled(text: &str, decimals: u32) -> Result<i64, NumberProblem> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}').collect();
    if compact.is_empty() {
        return Err(NumberProblem::Empty);
    }
    let (negative, digits) = match compact.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, compact.as_str()),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.') {
        return Err(NumberProblem::NotANumber);
    }
    let (whole, fraction) = split_decimal(digits, decimals)?;
    if negative {
        return Err(NumberProblem::Negative);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals as usize {
        return Err(NumberProblem::TooFine(decimals));
    }
    let mut value: i64 = 0;
    let padding = decimals as usize - fraction.len();
    let padded =
        whole.chars().filter(char::is_ascii_digit).chain(fraction.chars()).chain(core::iter::repeat_n('0', padding));
    for digit in padded {
        let digit = i64::from(digit.to_digit(10).ok_or(NumberProblem::NotANumber)?);
        value = value.checked_mul(10).and_then(|v| v.checked_add(digit)).ok_or(NumberProblem::TooLarge)?;
    }
    Ok(value)
}

/// Splits into whole part (may hold grouping marks) and fraction.
fn split_decimal(digits: &str, decimals: u32) -> Result<(&str, &str), NumberProblem> {
    let Some(last) = digits.rfind([',', '.']) else {
        return Ok((digits, ""));
    };
    let (whole, fraction) = (&digits[..last], &digits[last + 1..]);
    let mark = digits.as_bytes()[last];
    let grouping = if mark == b',' { '.' } else { ',' };
    let repeated = whole.bytes().any(|b| b == mark);
    let groups_of_three = |text: &str, mark: char| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap_or("");
        (1..=3).contains(&first.len()) && parts.all(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
    };
    if repeated {
        // "1.234.567": every mark groups thousands.
        return if groups_of_three(digits, char::from(mark)) {
            Ok((digits, ""))
        } else {
            Err(NumberProblem::NotANumber)
        };
    }
    if mark == b'.' && fraction.len() == 3 && decimals < 3 && !whole.contains(grouping) && groups_of_three(digits, '.')
    {
        return Ok((digits, ""));
    }
    if whole.contains(grouping) && !groups_of_three(whole, grouping) {
        return Err(NumberProblem::NotANumber);
    }
    if whole.is_empty() && fraction.is_empty() {
        return Err(NumberProblem::NotANumber);
    }
    Ok((whole, fraction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_kilometres_as_people_write_them() {
        for (text, metres) in
            [("12,5 km", 12_500), ("12.5", 12_500), ("300", 300_000), ("0,05", 50), (" 1 234,5 ", 1_234_500)]
        {
            assert_eq!(parse_kilometres(text), Ok(Metres(metres)), "{text}");
        }
    }

    #[test]
    fn reads_kroner_as_people_write_them() {
        for (text, ore) in
            [("1.234,50", 123_450), ("1 234,50 kr", 123_450), ("kr 20,-", 2_000), ("1.234", 123_400), ("0,5", 50)]
        {
            assert_eq!(parse_kroner(text), Ok(Ore(ore)), "{text}");
        }
    }

    #[test]
    fn reads_hours_as_people_write_them() {
        for (text, minutes) in [("16 h", 960), ("2 h 30 min", 150), ("90 min", 90), ("2,5 t", 150), ("12", 720)] {
            assert_eq!(parse_hours(text), Ok(Minutes(minutes)), "{text}");
        }
        assert_eq!(parse_hours("min"), Err(NumberProblem::Empty));
        assert_eq!(parse_hours("0.001 h"), Err(NumberProblem::NotANumber));
        assert_eq!(parse_hours("2 h x min"), Err(NumberProblem::NotANumber));
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(parse_kilometres("-1"), Err(NumberProblem::Negative));
        assert_eq!(parse_kilometres(""), Err(NumberProblem::Empty));
        assert_eq!(parse_kilometres("NaN"), Err(NumberProblem::NotANumber));
        assert_eq!(parse_kroner("1,234"), Err(NumberProblem::TooFine(2)));
        assert_eq!(parse_kroner("99999999999999999999"), Err(NumberProblem::TooLarge));
        assert_eq!(parse_kilometres("1,2,3"), Err(NumberProblem::NotANumber));
    }
}
