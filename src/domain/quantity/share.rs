//! Parts of a whole: fractions that a rule names, and splits that always sum.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A fraction, written `"12 %"`, `"12.5 %"` or `"4/3"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    /// Above the line; not negative.
    numerator: i64,
    /// Below the line; positive.
    denominator: i64,
}

impl Share {
    /// The fraction, or `None` when it is negative or its lower part is not positive.
    #[must_use]
    pub const fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if numerator >= 0 && denominator > 0 { Some(Self { numerator, denominator }) } else { None }
    }

    /// `amount` times the fraction, half rounded away from zero.
    #[must_use]
    pub fn of(self, amount: i64) -> i64 {
        rounded(i128::from(amount) * i128::from(self.numerator), i128::from(self.denominator))
    }

    fn read(text: &str) -> Option<Self> {
        if let Some((above, below)) = text.split_once('/') {
            return Self::new(above.trim().parse().ok()?, below.trim().parse().ok()?);
        }
        let percent = text.trim().strip_suffix('%')?.trim().replace(',', ".");
        let (whole, decimals) = percent.split_once('.').unwrap_or((&percent, ""));
        if decimals.len() > 4 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let scale = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        let fraction: i64 = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
        Self::new(whole.parse::<i64>().ok()?.checked_mul(scale)?.checked_add(fraction)?, scale.checked_mul(100)?)
    }
}

impl core::fmt::Display for Share {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.denominator == 100 {
            write!(f, "{} %", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| {
            serde::de::Error::custom(format_args!("`{text}` is not a share; write \"12 %\", \"12.5 %\" or \"4/3\""))
        })
    }
}

/// `numerator / denominator` to the nearest whole, half away from zero, saturating; 0 when divided by nothing.
pub(crate) fn rounded(numerator: i128, denominator: i128) -> i64 {
    if denominator <= 0 {
        return 0;
    }
    let half = denominator / 2;
    let quotient = if numerator < 0 { numerator.saturating_sub(half) } else { numerator.saturating_add(half) };
    saturated(quotient / denominator)
}

/// The nearest number that can be kept.
pub(crate) fn saturated(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

/// Splits `whole` into `parts` equal parts of whole `unit`s; the first takes what does not divide. Always sums to the
/// whole; empty when there are no parts.
#[must_use]
pub fn split(whole: i64, parts: usize, unit: i64) -> Vec<i64> {
    let (Ok(count), unit) = (i64::try_from(parts), unit.max(1)) else { return Vec::new() };
    if count == 0 {
        return Vec::new();
    }
    let each = whole / count / unit * unit;
    let first = whole - each * (count - 1);
    core::iter::once(first).chain(core::iter::repeat_n(each, parts - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_always_sums_and_the_first_takes_the_rest() {
        assert_eq!(split(10_000, 3, 100), [3_400, 3_300, 3_300]);
        assert_eq!(split(10_000, 3, 1), [3_334, 3_333, 3_333]);
        assert_eq!(split(-5, 2, 1), [-3, -2]);
        assert!(split(10, 0, 1).is_empty());
    }

    #[test]
    fn shares_are_read_as_written() {
        for (text, of_ninety) in [("12 %", 11), ("12,5 %", 11), ("4/3", 120), ("0 %", 0)] {
            assert_eq!(Share::read(text).unwrap().of(90), of_ninety, "{text}");
        }
        for text in ["", "12", "1/0", "-1/2", "12.5.5 %", "x %"] {
            assert_eq!(Share::read(text), None, "{text}");
        }
    }
}
