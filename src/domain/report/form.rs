//! Forms for the contact's reports, versioned: an answer stays with the version that it was given to.

use crate::words::Words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Characters in the longest answer that a form may ask for.
pub const LONGEST_TEXT: u16 = 4_000;
/// Characters in all answers of a form together, so that a report always fits into one message to the municipality.
pub const ROOM: u32 = 30_000;
/// Steps of the longest scale, and choices of the longest list.
pub const MOST_CHOICES: usize = 10;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Days of the year on which it is due; unset means the end of each span. A report is about the days after the one
    /// before it, up to the day on which it is due.
    #[serde(default)]
    pub due: Vec<Due>,
    /// What stands above it.
    pub title: Words,
    /// What is asked, in order; at least one.
    pub questions: Vec<Question>,
}

/// How often a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Once, when the agreement ends.
    Ending,
}

impl Every {
    /// How many days of the year it is due on, where they are named.
    #[must_use]
    pub const fn due_days(self) -> usize {
        match self {
            Self::Period | Self::Ending => 0,
            Self::Year => 1,
            Self::HalfYear => 2,
            Self::Quarter => 4,
        }
    }
}

/// A day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31; the month's last day where it has fewer.
    pub day: u8,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// What is counted from the sessions and shown with the question. A number that is counted is not typed.
    #[serde(default)]
    pub prefill: Option<Prefill>,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// In words, at most so many characters.
    Text(u16),
    /// Yes or no.
    YesNo,
    /// Yes, partly or no.
    YesPartlyNo,
    /// A whole number.
    Number,
    /// A step from 1 to so many.
    Scale(u8),
    /// One of these.
    OneOf(Vec<Words>),
    /// Once for each goal of the agreement: a step from 1 to 5, and words.
    EachGoal,
}

/// What is known from the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Prefill {
    /// Number of sessions, and of those that were called off.
    Sessions,
    /// Hours together.
    Hours,
    /// Activities, and how often.
    Activities,
    /// Kilometres driven.
    Driving,
}

impl Question {
    /// Whether the sessions answer it: nothing is typed.
    #[must_use]
    pub const fn is_counted(&self) -> bool {
        matches!(self.answer, Answer::Number) && self.prefill.is_some()
    }
}

impl ReportForm {
    /// The version of the form `key` that holds on `day`: the one with the latest `from` that is not after it.
    #[must_use]
    pub fn holding<'a>(forms: &'a [Self], key: &str, day: NaiveDate) -> Option<&'a Self> {
        forms.iter().filter(|form| form.key == key && form.from <= day).max_by_key(|form| form.from)
    }

    /// The names of all forms, each once, in the order of the file.
    #[must_use]
    pub fn keys(forms: &[Self]) -> Vec<&str> {
        let mut keys: Vec<&str> = Vec::new();
        for form in forms {
            if !keys.contains(&form.key.as_str()) {
                keys.push(&form.key);
            }
        }
        keys
    }

    /// The question of that name.
    #[must_use]
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }
}
