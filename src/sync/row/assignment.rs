//! An assignment with everything that the phone needs to reckon and to ask the right questions, offline.

use super::FormsDocument;
use domain::assignment::Assignment;
use domain::entry::ActivityKey;
use domain::id::MunicipalityId;
use domain::policy::{SignerPeriods, Terms};
use domain::supervision::AnswerDays;
use serde::{Deserialize, Serialize};

/// An assignment, its rules, and what the screens of it need to know about the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssignmentRow {
    /// The assignment.
    pub assignment: Assignment,
    /// The rules that apply to it.
    pub terms: TermsDocument,
    /// The municipality.
    pub municipality: MunicipalityFacts,
    /// Taken away from this contact. What was logged on it stays to be seen; nothing new is accepted.
    #[serde(default)]
    pub ended: bool,
    /// Where the recipient lives must not be known: no places are asked for, and none are kept.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub protected: bool,
    /// In which periods a guardian confirms the month, and in which the recipient; nothing where the recipient's age decides
    /// nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signers: Option<SignerPeriods>,
}

/// The rules of an assignment, as the server wrote them.
///
/// Kept as it came and read when needed: rules that a newer server knows must not keep an older app from everything
/// else that it is told. Such an app keeps logging, and says that it cannot reckon until it is updated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct TermsDocument(serde_json::Value);

impl TermsDocument {
    /// Writes rules down.
    #[must_use]
    pub fn of(terms: &Terms) -> Self {
        // Rules hold no map with keys other than strings, which is all that can fail here.
        Self(serde_json::to_value(terms).unwrap_or_default())
    }

    /// Reads the rules; `None` when a newer version wrote them.
    #[must_use]
    pub fn read(&self) -> Option<Terms> {
        Terms::deserialize(&self.0).ok()
    }
}

/// What a contact's screens show of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MunicipalityFacts {
    /// Its id.
    pub id: MunicipalityId,
    /// Its name.
    pub name: String,
    /// What it calls its contacts: støttekontakt, fritidskontakt, treningskontakt …
    pub role_title: Localised,
    /// What can be done together, in the order to be shown.
    pub activities: Vec<Activity>,
    /// The forms for reports.
    #[serde(default)]
    pub forms: FormsDocument,
    /// Within how many days it answers a request for supervision.
    #[serde(default)]
    pub answer_days: AnswerDays,
    /// The telephone of the office that the assignment belongs to, in office hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Who answers when the office does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Duty>,
}

/// Who answers outside office hours, such as the emergency child welfare service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Duty {
    /// What it is called.
    pub name: Localised,
    /// Its telephone.
    pub telephone: String,
}

/// One entry of the municipality's list of activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Activity {
    /// What is stored with a session.
    pub key: ActivityKey,
    /// What is shown.
    pub name: Localised,
}

/// A name that the municipality chose, in the languages of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Localised {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}
