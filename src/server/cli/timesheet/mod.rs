//! `folgesvenn timesheet`: a month reckoned for people without the app.

mod csv;
mod json;
mod sheet;
#[cfg(test)]
mod tests;
mod text;

use super::Failure;
use crate::{log_file, municipality};
use clap::ValueEnum;
use i18n::Lang;
pub use sheet::SheetProblem;
use std::io::Write;
use std::path::PathBuf;

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
    /// What to print: text to read, JSON with every line and why, or CSV for a spreadsheet
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of text and CSV: nb, nn or en
    #[arg(long, default_value = "nb", value_parser = language)]
    language: Lang,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

fn language(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "write nb, nn or en".to_owned())
}

impl Timesheet {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let printed = self.print()?;
        match std::io::stdout().lock().write_all(&printed) {
            // `| head` has read enough.
            Err(cause) if cause.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        }
    }

    fn print(&self) -> Result<Vec<u8>, Failure> {
        let municipality = municipality::load(&self.municipality)?;
        let log = log_file::load(&self.log)?;
        let sheets = sheet::reckon(&municipality, &log, self.period.as_deref())?;
        Ok(match self.format {
            Format::Text => text::print(self.language, &municipality.facts.name, &sheets).into_bytes(),
            Format::Json => json::print(&sheets)?,
            Format::Csv => csv::print(self.language, &sheets)?,
        })
    }
}
