//! An assignment with everything that the phone needs to reckon and to ask the right questions, offline.

use super::PeriodRule;
use domain::assignment::Assignment;
use domain::entry::ActivityKey;
use domain::id::MunicipalityId;
use serde::{Deserialize, Serialize};

/// An assignment, its rules, and what the screens of it need to know about the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentRow {
    /// The assignment.
    pub assignment: Assignment,
    /// The rules that apply to it.
    pub policy: PolicyDocument,
    /// Into what periods its work falls.
    pub period: PeriodRule,
    /// The municipality.
    pub municipality: MunicipalityFacts,
}

/// The rules of pay, as written by the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyDocument(pub serde_json::Value);

/// What a contact's screens show of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunicipalityFacts {
    /// Its id.
    pub id: MunicipalityId,
    /// Its name.
    pub name: String,
    /// What it calls its contacts: støttekontakt, fritidskontakt, treningskontakt …
    pub role_title: Localised,
    /// What can be done together, in the order to be shown.
    pub activities: Vec<Activity>,
}

/// One entry of the municipality's list of activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// What is stored with a session.
    pub key: ActivityKey,
    /// What is shown.
    pub name: Localised,
}

/// A name that the municipality chose, in the languages of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}
