//! What spreadsheets make of dates, times and formulas, told from what people get wrong.

use crate::slip::{LogSlip, Slip};
use chrono::{Days, NaiveDate};
use domain::entry::Problem;

/// What is wrong with what a person wrote.
pub(super) fn explain(problem: &Problem, written: &str) -> Slip {
    let slip = quirk(problem, written);
    slip.unwrap_or_else(|| LogSlip::Entry { problem: problem.clone(), written: written.to_owned() }).into()
}

fn quirk(problem: &Problem, written: &str) -> Option<LogSlip> {
    let bare = written.trim();
    if bare.starts_with('#') {
        return Some(LogSlip::SpreadsheetError(bare.to_owned()));
    }
    let number: Option<u64> = bare.split([',', '.']).next().and_then(|whole| whole.parse().ok());
    let digits = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    match (problem, number) {
        // Excel counts days from 30 December 1899.
        (Problem::NotADate, Some(serial @ 20_000..=80_000)) if digits => {
            let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial))?;
            Some(LogSlip::Serial { written: bare.to_owned(), date })
        }
        (Problem::NotATime, Some(0)) if digits && bare.len() > 2 => Some(LogSlip::PartOfDay(bare.to_owned())),
        _ => None,
    }
}
