//! Rows and headings, before anything is understood of them.

use super::column::Column;
use crate::log_file::problem::{LogFlaw, Place};
use crate::slip::{LogSlip, Named, Slip};
use csv::{ReaderBuilder, StringRecord};

/// The cells of a file, with a heading for each.
pub(super) struct Table {
    /// What each column holds, and what it is called in the file; `None` for columns without a heading.
    headings: Vec<Option<(Column, String)>>,
    pub(super) rows: Vec<Row>,
}

/// A row that is not empty.
pub(super) struct Row {
    /// Counted from 1.
    line: usize,
    cells: StringRecord,
}

impl Table {
    pub(super) fn read(text: &str) -> Result<Self, Vec<LogFlaw>> {
        let (text, skipped, delimiter) = delimited(text);
        balanced(text, skipped)?;
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let cells = record.map_err(|error| {
                let line = error.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
                vec![flaw(line + skipped, 1, "", LogSlip::BrokenRow)]
            })?;
            let line = cells.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0)) + skipped;
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                rows.push(Row { line, cells });
            }
        }
        if rows.is_empty() {
            return Err(vec![flaw(1, 1, "", LogSlip::Empty)]);
        }
        let head = rows.remove(0);
        let headings = headings(&head)?;
        Ok(Self { headings, rows })
    }

    /// Whether the file has such a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.headings.iter().flatten().any(|(known, _)| *known == column)
    }

    /// What stands in `row` under `column`; empty where there is nothing.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.position(column).and_then(|at| row.cells.get(at)).unwrap_or_default().trim()
    }

    /// Where that is.
    pub(super) fn place(&self, row: &Row, column: Column) -> Place {
        let at = self.position(column);
        let heading = at.and_then(|at| self.headings.get(at)?.as_ref()).map(|(_, heading)| heading.clone());
        Place { line: row.line, column: at.map_or(1, |at| at + 1), field: heading.unwrap_or_default() }
    }

    fn position(&self, column: Column) -> Option<usize> {
        self.headings.iter().position(|heading| matches!(heading, Some((known, _)) if *known == column))
    }

    /// A cell to the right of the last heading, which would be lost silently.
    pub(super) fn beyond(&self, row: &Row) -> Option<Place> {
        let lost = row
            .cells
            .iter()
            .enumerate()
            .find(|(at, cell)| !cell.trim().is_empty() && !matches!(self.headings.get(*at), Some(Some(_))));
        lost.map(|(at, _)| Place { line: row.line, column: at + 1, field: String::new() })
    }
}

fn flaw(line: usize, column: usize, field: &str, slip: impl Into<Slip>) -> LogFlaw {
    LogFlaw::new(Place { line, column, field: field.to_owned() }, slip)
}

/// The text after Excel's `sep=;`, how many lines that took, and what stands between cells.
fn delimited(text: &str) -> (&str, usize, u8) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(mark) = first.trim_end().strip_prefix("sep=").and_then(|mark| mark.bytes().next()) {
        return (rest, 1, mark);
    }
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    let mark = [b';', b'\t', b','].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b';');
    (text, 0, mark)
}

/// A quote that is never closed would swallow the rows below it.
fn balanced(text: &str, skipped: usize) -> Result<(), Vec<LogFlaw>> {
    let quotes = |text: &str| text.bytes().filter(|byte| *byte == b'"').count();
    if quotes(text) % 2 == 0 {
        return Ok(());
    }
    let line = text.lines().position(|line| quotes(line) % 2 == 1).unwrap_or(0) + 1;
    Err(vec![flaw(line + skipped, 1, "", LogSlip::QuoteOpen)])
}

fn headings(head: &Row) -> Result<Vec<Option<(Column, String)>>, Vec<LogFlaw>> {
    let mut flaws = Vec::new();
    let mut headings: Vec<Option<(Column, String)>> = Vec::new();
    for (at, heading) in head.cells.iter().enumerate() {
        let heading = heading.trim();
        let column = Column::named(heading);
        if column.is_none() && !heading.is_empty() {
            flaws.push(flaw(head.line, at + 1, heading, Slip::unknown(Named::Heading, heading, Column::headings())));
        }
        if headings.iter().flatten().any(|(known, _)| Some(*known) == column) {
            flaws.push(flaw(head.line, at + 1, heading, LogSlip::HeadingTwice));
        }
        headings.push(column.map(|column| (column, heading.to_owned())));
    }
    for (column, name) in [(Column::Date, "dato"), (Column::Start, "start"), (Column::End, "slutt")] {
        if !headings.iter().flatten().any(|(known, _)| *known == column) && flaws.is_empty() {
            let known = Column::headings().map(str::to_owned).to_vec();
            flaws.push(flaw(head.line, 1, name, LogSlip::HeadingMissing { name: name.to_owned(), known }));
        }
    }
    if flaws.is_empty() { Ok(headings) } else { Err(flaws) }
}
