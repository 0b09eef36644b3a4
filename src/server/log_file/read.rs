//! From a file to a log.

use super::problem::{LogFlaw, LogProblem};
use super::{Log, csv, json};
use std::path::Path;

/// Reads and checks the file: JSON where it begins with `{`, else a spreadsheet's CSV.
///
/// # Errors
/// The file cannot be read, or something in it is wrong.
pub(crate) fn load(path: &Path) -> Result<Log, LogProblem> {
    let bytes = std::fs::read(path).map_err(|cause| LogProblem::Unreadable { path: path.to_owned(), cause })?;
    parse(path, &bytes)
}

/// Checks `bytes` as if they stood in the file `path`.
///
/// # Errors
/// [`LogProblem::Flawed`]
pub(crate) fn parse(path: &Path, bytes: &[u8]) -> Result<Log, LogProblem> {
    read(bytes).map_err(|mut flaws| {
        flaws.sort_by_key(|flaw| (flaw.place.line, flaw.place.column));
        LogProblem::Flawed { path: path.to_owned(), flaws }
    })
}

/// Reads a log, or says all that is wrong with it.
pub(super) fn read(bytes: &[u8]) -> Result<Log, Vec<LogFlaw>> {
    let (text, encoding) = csv::decode(bytes)?;
    let log = if text.trim_start().starts_with('{') { json::read(&text) } else { csv::read(&text) }?;
    Ok(Log { encoding, ..log })
}
