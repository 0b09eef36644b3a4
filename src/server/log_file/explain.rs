//! What is wrong with something a person wrote, and what to do about it.

use chrono::NaiveDate;
use domain::entry::Problem;
use domain::quantity::NumberProblem;
use domain::time::SpanProblem;

/// What is wrong and what to do, for what a person wrote.
pub(super) fn explain(problem: &Problem, written: &str) -> (String, String) {
    if let Some(quirk) = quirk(problem, written) {
        return quirk;
    }
    let (what, remedy): (String, &str) = match problem {
        Problem::Missing => ("empty".into(), "Fill it in."),
        Problem::NotADate => (format!("`{written}` is not a date"), "Write day, month and year: 31.01.2026."),
        Problem::NotATime => (format!("`{written}` is not a time"), "Write hours and minutes: 17:30."),
        Problem::Number(NumberProblem::TooFine(most)) => {
            return (format!("`{written}` has more than {most} decimals"), format!("Round it to {most} decimals."));
        }
        Problem::Number(problem) => (format!("`{written}`: {problem}"), "Write digits with a decimal comma: 12,5."),
        Problem::DistanceOutside { least, most } => {
            let most = most.0 / 1000;
            (
                format!("`{written}` is less than {} m or more than {most} km", least.0),
                "Write the kilometres driven: 12,5.",
            )
        }
        Problem::AmountOutside { most } => {
            (format!("`{written}` is nothing, or more than {} kr", most.0 / 100), "Write the kroner paid: 120,50.")
        }
        Problem::Span(SpanProblem::Missing { before, after, .. }) => {
            let (before, after) = (before.wall.format("%H:%M"), after.wall.format("%H:%M"));
            let remedy = format!("The clock went forward. Write {before} or {after}.");
            return (format!("`{written}` does not exist that night"), remedy);
        }
        Problem::Span(SpanProblem::Twice { .. }) => {
            let remedy = format!(
                "The clock went back. Write `{written} sommertid` for the first or `{written} normaltid` for the second."
            );
            return (format!("`{written}` comes twice that night"), remedy);
        }
        Problem::Span(SpanProblem::OutsideCalendar) => {
            (format!("`{written}` is outside 1990–2100"), "Write the year with four digits: 31.01.2026.")
        }
        Problem::Span(problem) => (problem.to_string(), "Correct the date and the two times."),
        Problem::TooLong { most } => (format!("more than {most} characters"), "Write it shorter."),
        Problem::TooMany { most } => (format!("more than {most} of them"), "Divide them on more sessions."),
    };
    (what, remedy.to_owned())
}

/// What spreadsheets make of dates, times and formulas.
fn quirk(problem: &Problem, written: &str) -> Option<(String, String)> {
    let bare = written.trim();
    if bare.starts_with('#') {
        let remedy = "It is an error of the spreadsheet. Correct the formula, or write the value itself.";
        return Some((format!("`{bare}` is not a value"), remedy.to_owned()));
    }
    let number: Option<u64> = bare.split([',', '.']).next().and_then(|whole| whole.parse().ok());
    let digits = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    match (problem, number) {
        // Excel counts days from 30 December 1899.
        (Problem::NotADate, Some(serial @ 20_000..=80_000)) if digits => {
            let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
            let date = epoch.checked_add_days(chrono::Days::new(serial))?.format("%d.%m.%Y");
            let remedy = format!("Excel means {date}. Format the column as a date (dd.mm.yyyy) and save again.");
            Some((format!("`{bare}` is a number, not a date"), remedy))
        }
        (Problem::NotATime, Some(0)) if digits && bare.len() > 2 => {
            let remedy = "It is Excel's part of a day. Format the column as a time (hh:mm) and save again.".to_owned();
            Some((format!("`{bare}` is a number, not a time"), remedy))
        }
        _ => None,
    }
}
