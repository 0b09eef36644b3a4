//! What the readers of TOML and JSON mean by their messages.

use super::{LogSlip, Named, Slip, Thing};
use domain::entry::Problem;
use domain::quantity::NumberProblem;
use domain::time::{SpanProblem, period::PeriodProblem};

/// The key that a message says is missing.
pub(crate) fn missing(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.strip_suffix('`')
}

/// Whether a message says that a section in which one choice must stand is empty.
pub(crate) fn empty_choice(message: &str) -> bool {
    message.starts_with("wanted exactly 1 element, found 0")
}

/// What is wrong, from the reader's message.
pub(crate) fn read(message: &str) -> Slip {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let mut first = || quoted.next().unwrap_or_default().to_owned();
    if let Some(field) = missing(message) {
        return Slip::Missing(field.to_owned());
    }
    for (start, what) in [("unknown field", Named::Key), ("unknown variant", Named::Choice)] {
        if message.starts_with(start) {
            let name = first();
            return Slip::unknown(what, &name, quoted);
        }
    }
    if message.starts_with("duplicate field") {
        return Slip::Twice(first());
    }
    if let Some((found, wanted)) =
        message.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "))
    {
        return Slip::OtherKind { found: found_thing(found), wanted: wanted_thing(wanted) };
    }
    if let Some((found, _)) = message.strip_prefix("invalid value: integer ").and_then(|rest| rest.split_once(", ")) {
        return Slip::OutOfRange(found.trim_matches('`').to_owned());
    }
    amount(message).or_else(|| own(message)).unwrap_or_else(|| others(message))
}

/// The rules' own message about an amount: "`200`: not a number; write it with its unit, such as "5.30 kr"".
fn amount(message: &str) -> Option<Slip> {
    let (said, example) = message.split_once("; write it with its unit, such as ")?;
    let (written, problem) = said.strip_prefix('`')?.rsplit_once("`: ")?;
    let known = [NumberProblem::Empty, NumberProblem::NotANumber, NumberProblem::Negative, NumberProblem::TooLarge];
    let fine = (1..=3).map(NumberProblem::TooFine);
    let problem = known.into_iter().chain(fine).find(|known| known.to_string() == problem)?;
    let example = example.split(',').next().unwrap_or(example);
    Some(Slip::Amount { written: written.to_owned(), problem, example: example.to_owned() })
}

/// The rules' other messages of their own.
fn own(message: &str) -> Option<Slip> {
    let about = |middle: &str| Some(message.split_once(middle)?.0.strip_prefix('`')?.to_owned());
    if let Some(written) = about("` is not a share; ") {
        return Some(Slip::Share(written));
    }
    if let Some(written) = about("` is not a time of day; ") {
        return Some(Slip::TimeOfDay(written));
    }
    let periods = [PeriodProblem::StartDay, PeriodProblem::Length, PeriodProblem::OutsideCalendar, PeriodProblem::Key];
    if let Some(problem) = periods.into_iter().find(|problem| problem.to_string() == message) {
        return Some(Slip::Period(problem));
    }
    let spans = [
        SpanProblem::EndNotAfterStart,
        SpanProblem::TooLong,
        SpanProblem::OutsideCalendar,
        SpanProblem::WallAndInstantDiffer,
    ];
    if let Some(problem) = spans.into_iter().find(|problem| problem.to_string() == message) {
        return Some(LogSlip::Entry { problem: Problem::Span(problem), written: String::new() }.into());
    }
    let zone = message.strip_prefix("unknown time zone `")?;
    Some(Slip::Zone(zone.split_once("`; ")?.0.to_owned()))
}

fn others(message: &str) -> Slip {
    if ["premature end of input", "invalid characters"].iter().any(|dates| message.contains(dates)) {
        Slip::NotADate
    } else if message.contains("out of range") {
        Slip::NoSuchDate
    } else if message.starts_with("wanted exactly 1 element") || message == "wanted string or table" {
        Slip::OneChoice
    } else {
        Slip::Other(message.to_owned())
    }
}

/// What serde says it found: "integer `200`", "a map".
fn found_thing(found: &str) -> Thing {
    match found.split([' ', '`']).next().unwrap_or_default() {
        "string" | "character" => Thing::Text,
        "integer" | "floating" => Thing::Number,
        "boolean" => Thing::Boolean,
        "sequence" => Thing::List,
        "map" => Thing::Section,
        "null" | "unit" => Thing::Nothing,
        _ => Thing::Other,
    }
}

/// What serde says it wants: "a string", "struct Policy", "u8".
fn wanted_thing(wanted: &str) -> Thing {
    let word = wanted.trim_start_matches("a ").trim_start_matches("an ");
    match word.split([' ', '`']).next().unwrap_or_default() {
        "string" | "borrowed" | "formatted" | "str" | "UUID" => Thing::Text,
        "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "integer" | "number" => Thing::Number,
        "boolean" => Thing::Boolean,
        "sequence" | "list" => Thing::List,
        "map" | "struct" | "table" => Thing::Section,
        _ => Thing::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::policy::written::{Kroner, Limit};
    use domain::policy::{Conditions, Policy};
    use domain::quantity::Share;
    use domain::time::{PayPeriod, PeriodStart};
    use serde::de::DeserializeOwned;

    fn slip<T: DeserializeOwned>(json: &str) -> Slip {
        let error = serde_json::from_str::<T>(json).err().unwrap().to_string();
        read(error.split(" at line ").next().unwrap())
    }

    #[test]
    fn what_the_rules_say_of_amounts_is_understood() {
        for (written, problem) in [
            ("", NumberProblem::NotANumber),
            ("5", NumberProblem::NotANumber),
            (" kr", NumberProblem::Empty),
            ("-5 kr", NumberProblem::Negative),
            ("5,123 kr", NumberProblem::TooFine(2)),
            ("99999999999999999999 kr", NumberProblem::TooLarge),
        ] {
            let expected = Slip::Amount { written: written.to_owned(), problem, example: "\"5.30 kr\"".to_owned() };
            assert_eq!(slip::<Kroner>(&format!("\"{written}\"")), expected);
        }
        assert!(matches!(slip::<Limit>("\"x\""), Slip::Amount { example, .. } if example == "\"300 km\""));
        assert_eq!(slip::<Share>("\"half\""), Slip::Share("half".to_owned()));
        assert_eq!(slip::<Conditions>("{\"from_time\": \"noon\"}"), Slip::TimeOfDay("noon".to_owned()));
        assert_eq!(slip::<domain::time::Zone>("\"Mars\""), Slip::Zone("Mars".to_owned()));
    }

    #[test]
    fn what_the_rules_say_of_periods_is_understood() {
        assert_eq!(slip::<PeriodStart>("0"), Slip::Period(PeriodProblem::StartDay));
        for (from, until, problem) in [
            ("2026-03-02", "2026-03-01", PeriodProblem::Length),
            ("2026-03-01", "2026-06-01", PeriodProblem::Length),
            ("2101-03-01", "2101-03-31", PeriodProblem::OutsideCalendar),
        ] {
            let json = format!("{{\"from\": \"{from}\", \"until\": \"{until}\"}}");
            assert_eq!(slip::<PayPeriod>(&json), Slip::Period(problem), "{json}");
        }
    }

    #[test]
    fn what_serde_says_is_understood() {
        assert_eq!(slip::<Kroner>("5"), Slip::OtherKind { found: Thing::Number, wanted: Thing::Text });
        assert_eq!(slip::<Vec<u8>>("true"), Slip::OtherKind { found: Thing::Boolean, wanted: Thing::List });
        assert_eq!(slip::<Vec<u8>>("[256]"), Slip::OutOfRange("256".to_owned()));
        assert_eq!(slip::<Vec<u8>>("[null]"), Slip::OtherKind { found: Thing::Nothing, wanted: Thing::Number });
        assert_eq!(slip::<Policy>("5"), Slip::OtherKind { found: Thing::Number, wanted: Thing::Section });
        assert_eq!(slip::<chrono::NaiveDate>("\"soon\""), Slip::NotADate);
        assert_eq!(slip::<chrono::NaiveDate>("\"2026-02-30\""), Slip::NoSuchDate);
        assert!(matches!(slip::<Policy>("{\"x\": 1}"), Slip::Unknown { what: Named::Key, name, .. } if name == "x"));
        assert_eq!(slip::<Policy>("{\"caps\": [], \"caps\": []}"), Slip::Twice("caps".to_owned()));
    }
}
