//! A short sum of a month, to find out whether phone and server hold the same.

use crate::id::{ContentHash, Epoch, Revision};
use chrono::{Datelike, NaiveDate};
use core::fmt;
use domain::id::SessionId;
use serde::{Deserialize, Serialize};

/// A calendar month. Written `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String", extend("pattern" = "^[0-9]{4}-[0-9]{2}$")))]
pub struct Month {
    year: i32,
    month: u32,
}

/// A text that is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a month; write it as 2026-11")]
pub struct NotAMonth;

/// The answer to `GET /api/v1/sync/digest?month=2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DigestResponse {
    /// The history that it belongs to.
    pub epoch: Epoch,
    /// The month.
    pub month: Month,
    /// How many sessions of the month are not deleted.
    pub count: u64,
    /// The hash of their ids and revisions.
    pub hash: ContentHash,
}

/// What the sum is made of.
pub type DigestLine = (SessionId, Revision);

/// Count and hash of the sessions of a month, in whatever order they come.
#[must_use]
pub fn digest(lines: impl IntoIterator<Item = DigestLine>) -> (u64, ContentHash) {
    let mut lines: Vec<_> = lines.into_iter().collect();
    lines.sort_unstable();
    let text: String = lines.iter().map(|(id, revision)| format!("{id} {revision}\n")).collect();
    (lines.len() as u64, ContentHash::of(text.as_bytes()))
}

impl Month {
    /// The month of `date`.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let next = self.first().checked_add_months(chrono::Months::new(1));
        next.and_then(|next| next.pred_opt()).unwrap_or_else(|| self.first())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl core::str::FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let first: NaiveDate = format!("{text}-01").parse().map_err(|_| NotAMonth)?;
        if domain::time::in_calendar(first) { Ok(Self::of(first)) } else { Err(NotAMonth) }
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
