//! A municipality as its file describes it: facts, offices, activities, report forms and rules. README.md tells how to
//! write one.
//!
//! Reading is strict: an unknown key, a rule that contradicts another or a number without its unit is refused, each with
//! line, key and remedy, and all of them in one run.

mod assignment_row;
mod check;
pub mod demo;
mod document;
mod facts;
mod problem;
mod read;
mod schema;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod tests;

pub use assignment_row::assignment_row;
pub use facts::{Activity, Duty, Language, Office, OfficeKind};
pub use problem::{Flaw, MunicipalityProblem};
pub use read::{load, parse};
pub use schema::schema;

use domain::policy::{Overlay, Policy};
use domain::report::ReportForm;
use domain::retention::Retention;
use domain::supervision::AnswerDays;
use domain::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sync::wire::PhoneLock;

/// A municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// What it is.
    pub facts: Facts,
    /// Its rules.
    pub policy: Policy,
}

/// All of the file but the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// A short name for files and the command line: small letters a–z, digits and hyphens.
    pub key: String,
    /// Its name, as people say it.
    pub name: String,
    /// The written norm that it uses itself.
    #[serde(default)]
    pub language: Language,
    /// What it calls its contacts: støttekontakt, fritidskontakt, treningskontakt …
    pub role: Words,
    /// Where timesheets go; at least one.
    pub offices: Vec<Office>,
    /// What can be done together, in the order in which it is shown.
    #[serde(default)]
    pub activities: Vec<Activity>,
    /// Forms for reports. A form that changes gets a new version; the old one stays.
    #[serde(default)]
    pub report_forms: Vec<ReportForm>,
    /// Within how many days a request for supervision that can wait is answered. After that it stands first at the desk,
    /// and the contact is told to call. A week where nothing is said.
    #[serde(default)]
    pub supervision_answer_days: AnswerDays,
    /// Who answers when the offices do not.
    #[serde(default)]
    pub duty: Option<Duty>,
    /// What differs from the rules in some days, for all offices.
    #[serde(default)]
    pub overlays: Vec<Overlay>,
    /// Whether contacts must choose a code for the app on their phone, or may.
    #[serde(default)]
    pub phone_lock: PhoneLock,
    /// How long what contacts tell is kept.
    #[serde(default)]
    pub retention: Retention,
}

/// The keys of [`Facts`]; every other key of a file belongs to [`Policy`].
const FACTS: [&str; 12] = [
    "key",
    "name",
    "language",
    "role",
    "offices",
    "activities",
    "report_forms",
    "supervision_answer_days",
    "duty",
    "overlays",
    "phone_lock",
    "retention",
];

/// The keys of [`Policy`].
const RULES: [&str; 12] = [
    "period", "late", "contract", "granted", "hours", "rates", "driving", "expenses", "caps", "kinds", "sign_off",
    "approval",
];

impl Municipality {
    /// The overlays that an assignment of `office` stands under, general ones first.
    pub fn overlays<'a>(&'a self, office: &'a Office) -> impl Iterator<Item = &'a Overlay> {
        self.facts.overlays.iter().chain(&office.overlays)
    }

    /// The office of that key.
    #[must_use]
    pub fn office(&self, key: &str) -> Option<&Office> {
        self.facts.offices.iter().find(|office| office.key == key)
    }
}
