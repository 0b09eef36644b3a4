//! `folgesvenn timesheet`: a month reckoned for people without the app.

mod agreed;
mod csv;
mod json;
mod sheet;
#[cfg(test)]
mod tests;
mod text;

use super::{Failure, language::Language};
use crate::clock::{Clock, SystemClock};
use crate::log_file::{self, Encoding, Log, LogProblem};
use crate::municipality::{self, Municipality};
use chrono::NaiveDate;
use clap::ValueEnum;
use domain::time::{Zone, in_calendar};
use i18n::Lang;
pub use sheet::SheetProblem;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Reckon what was logged without the app.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The log is a spreadsheet saved as CSV, or JSON; src/server/log_file/README.md describes both. In CSV the first row names the
columns, and each meeting is a row:
  dato;start;slutt;fra;til;km;utlegg;kr
  02.03.2026;17:00;19:30;Hjem;Kino;24,0;Billett;120,00
A row without start and slutt adds a trip or an expense to the meeting above it.

Earlier months of the same log count as approved as logged: unused room slides from them.

Exit codes: 0 done, 2 the command line was not understood, 3 something in a file is wrong, 4 a file cannot be read.")]
pub(super) struct Timesheet {
    /// The municipality's file
    #[arg(long, value_name = "FILE")]
    municipality: PathBuf,
    /// The log
    #[arg(long, value_name = "FILE")]
    log: PathBuf,
    /// Only this period, by the month in which it ends, such as 2026-03 [default: all that are in the log]
    #[arg(long, value_name = "YYYY-MM")]
    period: Option<String>,
    /// The day on which the months are claimed; lateness counts from it, and later work is told to lie in the future
    /// [default: `today` in a JSON log, else the present day in Norway]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<NaiveDate>,
    /// What to print: text to read, JSON with every line and why, or CSV for a spreadsheet
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    pub(super) language: Language,
}

/// What a reckoned log is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text to read.
    Text,
    /// JSON with every line and why.
    Json,
    /// CSV for a spreadsheet.
    Csv,
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let date = text.parse().ok().filter(|date| in_calendar(*date));
    date.ok_or("write year, month and day from 1990 to 2100, such as 2026-03-31")
}

/// Reckons the log in `bytes` and prints it, as `folgesvenn timesheet` does with a file of that name; only what stands
/// in it says which day it is.
///
/// # Errors
/// The log is wrong, or does not go with the municipality.
pub fn timesheets(
    municipality: &Municipality,
    (name, bytes): (&Path, &[u8]),
    format: Format,
    language: Lang,
) -> Result<Vec<u8>, Failure> {
    print(municipality, (name, &log_file::parse(name, bytes)?), None, format, language)
}

fn print(
    municipality: &Municipality,
    (path, log): (&Path, &Log),
    period: Option<&str>,
    format: Format,
    language: Lang,
) -> Result<Vec<u8>, Failure> {
    let flaws = agreed::flaws(municipality, log);
    if !flaws.is_empty() {
        return Err(LogProblem::Flawed { path: path.to_owned(), flaws }.into());
    }
    let sheets = sheet::reckon(municipality, log, period)?;
    Ok(match format {
        Format::Text => text::print(language, &municipality.facts.name, &sheets).into_bytes(),
        Format::Json => json::print(&sheets)?,
        Format::Csv => csv::print(language, &sheets)?,
    })
}

/// The present day in Norway.
fn in_norway(clock: &impl Clock) -> NaiveDate {
    Zone::OSLO.wall_at(clock.now()).date()
}

impl Timesheet {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let (printed, note) = self.print()?;
        if let Some(note) = note {
            eprintln!("folgesvenn: {note}");
        }
        match std::io::stdout().lock().write_all(&printed) {
            // `| head` has read enough.
            Err(cause) if cause.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        }
    }

    /// The months, and what whoever gave the log should know of it.
    fn print(&self) -> Result<(Vec<u8>, Option<String>), Failure> {
        let t = self.language.chosen();
        let municipality = municipality::load(&self.municipality)?;
        let mut log = log_file::load(&self.log)?;
        log.today = self.today.or(log.today).or_else(|| Some(in_norway(&SystemClock)));
        let printed = print(&municipality, (&self.log, &log), self.period.as_deref(), self.format, t)?;
        let guessed = log.encoding == Encoding::Windows1252;
        let note =
            guessed.then(|| format!("{}\n  {}", t.file_windows(&self.log.display().to_string()), t.file_windows_way()));
        Ok((printed, note))
    }
}
