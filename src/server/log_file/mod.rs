//! The log of people without the app: meetings in a spreadsheet (CSV) or in JSON. README.md describes both.

mod builder;
mod choice;
mod csv;
mod explain;
mod json;
mod problem;
mod read;
#[cfg(test)]
mod tests;
mod written;

pub use problem::{LogFlaw, LogProblem, Place};
pub(crate) use read::{load, parse};

use chrono::NaiveDate;
use domain::assignment::Assignment;
use domain::entry::Session;
use domain::policy::Overlay;
use domain::timesheet::{Allowance, ContactFacts, RecipientFacts, Timesheet};

/// How a file's letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Encoding {
    /// As it should be.
    #[default]
    Utf8,
    /// As Excel saves plain "CSV". A guess, so whoever gave the file is told.
    Windows1252,
}

/// What was logged, by contact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Log {
    /// The day on which the question is asked; lateness counts from it.
    pub(crate) today: Option<NaiveDate>,
    /// How the file was read.
    pub(crate) encoding: Encoding,
    /// In the order of the file.
    pub(crate) contacts: Vec<ContactLog>,
}

/// One contact's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContactLog {
    /// As the file calls the contact.
    pub(crate) name: String,
    /// For rates by age and qualification.
    pub(crate) facts: ContactFacts,
    /// In the order of the file.
    pub(crate) assignments: Vec<AssignmentLog>,
    /// Of all assignments.
    pub(crate) sessions: Vec<Session>,
}

/// Something that can only be judged beside the municipality's rules, and where it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed<T> {
    /// Where.
    pub(crate) place: Place,
    /// What.
    pub(crate) value: T,
}

/// An assignment and what the office has decided about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AssignmentLog {
    /// As the file calls it.
    pub(crate) name: String,
    /// The assignment; its office's name is the key in the municipality's file, or empty.
    pub(crate) assignment: Assignment,
    /// What differs from the office's rules.
    pub(crate) overlays: Vec<Placed<Overlay>>,
    /// What the office allowed beyond the caps.
    pub(crate) allowances: Vec<Placed<Allowance>>,
    /// Birth dates of recipients, where rates go by them.
    pub(crate) recipients: Vec<RecipientFacts>,
    /// Months approved earlier, as `--format json` printed them.
    pub(crate) approved: Vec<Timesheet>,
}
