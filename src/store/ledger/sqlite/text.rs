//! Between columns and values.

use crate::StoreProblem;
use chrono::{DateTime, SecondsFormat, Utc};
use core::str::FromStr;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) fn json<T: Serialize>(table: &'static str, value: &T) -> Result<String, StoreProblem> {
    serde_json::to_string(value).map_err(|error| unreadable(table, &error))
}

pub(crate) fn read_json<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<T, StoreProblem> {
    serde_json::from_str(text).map_err(|error| unreadable(table, &error))
}

/// Where it stops making sense. The error's own words may quote the value, and problems end in logs.
fn unreadable(table: &'static str, error: &serde_json::Error) -> StoreProblem {
    let (kind, line, column) = (error.classify(), error.line(), error.column());
    StoreProblem::BadRow { table, reason: format!("{kind:?} at line {line}, column {column}") }
}

pub(crate) fn read<T: FromStr>(table: &'static str, text: &str) -> Result<T, StoreProblem> {
    let bytes = text.len();
    text.parse()
        .map_err(|_| StoreProblem::BadRow { table, reason: format!("a value of {bytes} bytes is not understood") })
}

/// RFC 3339 with milliseconds, so that instants compare as text.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

pub(crate) fn counter(table: &'static str, value: i64) -> Result<u64, StoreProblem> {
    u64::try_from(value).map_err(|_| StoreProblem::BadRow { table, reason: format!("{value} is below zero") })
}

/// SQLite's integers are signed; no counter comes near the end of them.
pub(crate) fn column(counter: u64) -> i64 {
    i64::try_from(counter).unwrap_or(i64::MAX)
}
