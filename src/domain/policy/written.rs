//! Quantities as a municipality's file writes them, always with the unit: `"5.30 kr"`, `"300 km"`, `"16 h"`.

use crate::quantity::{Measure, Metres, Minutes, NumberProblem, Ore, parse_hours, parse_kilometres, parse_kroner};
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! written {
    ($($(#[$doc:meta])* $name:ident($inner:ty), $read:expr, $example:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub $inner);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                $read(&text).map(Self).map_err(|problem| {
                    serde::de::Error::custom(format_args!("`{text}`: {problem}; write it with its unit, such as {:?}", $example))
                })
            }
        }
    )+};
}

/// The number before `unit`; a number without a unit is refused, since 300 may be metres, kilometres or kroner.
fn with_unit<T>(text: &str, units: &[&str], read: fn(&str) -> Result<T, NumberProblem>) -> Result<T, NumberProblem> {
    if units.iter().any(|unit| text.trim().ends_with(unit)) { read(text) } else { Err(NumberProblem::NotANumber) }
}

written! {
    /// Kroner, such as `"5.30 kr"`.
    Kroner(Ore), |text: &str| with_unit(text, &["kr"], parse_kroner), "5.30 kr";
    /// Kilometres, such as `"300 km"`.
    Kilometres(Metres), |text: &str| with_unit(text, &["km"], parse_kilometres), "300 km";
    /// Hours and minutes, such as `"16 h"` or `"2 h 30 min"`.
    Hours(Minutes), |text: &str| with_unit(text, &["h", "min"], parse_hours), "16 h";
}

/// An amount whose unit says what it is: `"300 km"`, `"400 kr"`, `"16 h"`, `"4 times"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit(pub Measure);

impl Limit {
    fn read(text: &str) -> Result<Self, NumberProblem> {
        let text = text.trim();
        let measure = if text.ends_with("km") {
            Measure::Distance(parse_kilometres(text)?)
        } else if text.ends_with("kr") {
            Measure::Money(parse_kroner(text)?)
        } else if let Some(count) = text.strip_suffix("times") {
            Measure::Count(count.trim().parse::<u32>().map_err(|_| NumberProblem::NotANumber)?.into())
        } else {
            Measure::Time(with_unit(text, &["h", "min"], parse_hours)?)
        };
        Ok(Self(measure))
    }
}

impl fmt::Display for Kroner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02} kr", self.0.0 / 100, (self.0.0 % 100).abs())
    }
}

impl fmt::Display for Kilometres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.0 / 1000, (self.0.0 % 1000).abs());
        if rest == 0 { write!(f, "{whole} km") } else { write!(f, "{whole}.{rest:03} km") }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.0 / 60, self.0.0 % 60) {
            (hours, 0) => write!(f, "{hours} h"),
            (0, minutes) => write!(f, "{minutes} min"),
            (hours, minutes) => write!(f, "{hours} h {minutes} min"),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Measure::Distance(metres) => Kilometres(metres).fmt(f),
            Measure::Money(ore) => Kroner(ore).fmt(f),
            Measure::Time(minutes) => Hours(minutes).fmt(f),
            Measure::Count(count) => write!(f, "{count} times"),
        }
    }
}

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).map_err(|problem| {
            serde::de::Error::custom(format_args!(
                "`{text}`: {problem}; write it with its unit, such as \"300 km\", \"400 kr\" or \"16 h\""
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_the_same() {
        for text in ["300 km", "0.100 km", "5.30 kr", "1234.00 kr", "16 h", "2 h 30 min", "45 min", "1 times"] {
            assert_eq!(Limit::read(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_number_without_its_unit_is_refused() {
        for text in ["300", "", "3oo km", "NaN kr", "-1 km"] {
            assert!(Limit::read(text).is_err(), "{text}");
        }
        assert!(serde_json::from_str::<Kroner>("\"5.30\"").is_err());
        assert!(serde_json::from_str::<Kroner>("5.3").is_err());
    }
}
