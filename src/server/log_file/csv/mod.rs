//! A log as a spreadsheet saves it: semicolons, decimal commas, and whatever mark or encoding the program adds.

mod column;
mod decode;
mod row;
mod table;

pub(super) use decode::decode;

use super::Log;
use super::builder::Builder;
use super::problem::LogFlaw;
use row::Reader;
use table::Table;

/// Reads a log, or says all that is wrong with it.
pub(super) fn read(text: &str) -> Result<Log, Vec<LogFlaw>> {
    let table = Table::read(text)?;
    let mut reader = Reader::new(Builder::default(), &table);
    for row in &table.rows {
        reader.row(row);
    }
    reader.finish()
}
