//! Lines and columns of pieces of JSON, and scalars kept as they were written: `14.2` stays the digits 14.2.

use crate::log_file::problem::{LogFlaw, Place};
use crate::slip::{self, Slip};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// The whole text, to find places in.
pub(super) struct Source<'t> {
    text: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, lines: core::iter::once(0).chain(after_breaks).collect() }
    }

    /// The place of a piece of the text.
    pub(super) fn place(&self, raw: &RawValue, field: &str) -> Place {
        // Raw values borrow from the text, so the distance of the addresses is where they stand.
        let at = (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let (line, column) = self.line_and_column(at);
        Place { line, column, field: field.to_owned() }
    }

    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|begin| *begin <= at);
        let begin = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(begin..at).unwrap_or_default();
        (line.max(1), before.chars().count() + 1)
    }

    /// Reads a piece of the text.
    pub(super) fn read<T: Deserialize<'t>>(&self, raw: &'t RawValue, path: &str) -> Result<T, Box<LogFlaw>> {
        let start = self.place(raw, path);
        self.read_all(raw.get(), path).map_err(|mut flaw| {
            if flaw.place.line == 1 {
                flaw.place.column += start.column - 1;
            }
            flaw.place.line += start.line - 1;
            flaw
        })
    }

    /// Reads `text`; places count from its beginning.
    pub(super) fn read_all<T: Deserialize<'t>>(&self, text: &'t str, path: &str) -> Result<T, Box<LogFlaw>> {
        serde_json::from_str(text).map_err(|error| {
            let place = Place { line: error.line().max(1), column: error.column().max(1), field: path.to_owned() };
            let full = error.to_string();
            let message = full.rsplit_once(" at line ").map_or(full.as_str(), |(message, _)| message);
            let slip = match error.classify() {
                serde_json::error::Category::Data => slip::read(message),
                _ => Slip::NotJson,
            };
            Box::new(LogFlaw { place, slip })
        })
    }
}

/// A text or a number, as it was written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'t>(pub(super) &'t RawValue);

impl<'de: 't, 't> Deserialize<'de> for Text<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(Text)
    }
}

impl Text<'_> {
    /// A text without its quotes, or a number's own digits; what is neither gives itself and is refused as such later.
    pub(super) fn text(&self) -> String {
        let raw = self.0.get();
        match raw {
            "null" => String::new(),
            raw => serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned()),
        }
    }
}
