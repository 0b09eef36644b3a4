//! Forms for the contact's reports, versioned: an answer stays with the version that it was given to.

use super::Words;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One version of a form.
///
/// ```toml
/// [[report_forms]]
/// key = "half_year"
/// version = 1
/// from = "2026-01-01"
/// every = "half_year"
/// due = [{ month = 5, day = 31 }, { month = 10, day = 31 }]
/// title = { nb = "Rapport", nn = "Rapport", en = "Report" }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportForm {
    /// Its name, the same in all versions.
    pub key: String,
    /// Counts up from 1.
    pub version: u16,
    /// The first day on which reports are written on this version.
    pub from: NaiveDate,
    /// How often.
    pub every: Every,
    /// Days of the year on which it is due; unset means the end of each span.
    #[serde(default)]
    pub due: Vec<Due>,
    /// What stands above it.
    pub title: Words,
    /// What is asked, in order; at least one.
    pub questions: Vec<Question>,
}

/// How often a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// With each timesheet.
    Period,
    /// Every third month.
    Quarter,
    /// Twice a year.
    HalfYear,
    /// Once a year.
    Year,
}

/// A day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31; the month's last day where it has fewer.
    pub day: u8,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name, the same in all versions that ask it.
    pub key: String,
    /// What is asked.
    pub text: Words,
    /// A word of help below it.
    #[serde(default)]
    pub help: Option<Words>,
    /// How it is answered.
    pub answer: Answer,
    /// Whether the report can be sent without an answer.
    #[serde(default)]
    pub required: bool,
    /// What the app fills in from the sessions; the contact can change it.
    #[serde(default)]
    pub prefill: Option<Prefill>,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// In words, at most so many characters.
    Text(u16),
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number,
    /// A step from 1 to so many.
    Scale(u8),
    /// One of these.
    OneOf(Vec<Words>),
    /// Once for each goal of the agreement: a step from 1 to 5, and words.
    EachGoal,
}

/// What the app knows from the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Prefill {
    /// Number of sessions.
    Sessions,
    /// Hours worked, of those granted.
    Hours,
    /// Activities, and how often.
    Activities,
    /// Kilometres driven.
    Driving,
}
