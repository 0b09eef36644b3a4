//! What a municipality's file says beyond its rules.

use domain::policy::Overlay;
use domain::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A written norm of Norwegian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
}

/// A part of the municipality to which timesheets go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// A short name, unique in the municipality: small letters a–z, digits and hyphens.
    pub key: String,
    /// Its name, as contacts know it.
    pub name: String,
    /// Under which law it works.
    pub kind: OfficeKind,
    /// The telephone that answers in office hours.
    #[serde(default)]
    pub telephone: Option<String>,
    /// What differs here from the municipality's rules.
    #[serde(default)]
    pub overlays: Vec<Overlay>,
}

/// Who answers outside office hours, such as the emergency child welfare service. Contacts are shown it first when they are
/// worried about somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// What it is called.
    pub name: Words,
    /// Its telephone.
    pub telephone: String,
}

/// Under which law an office works. Confidentiality is stricter in child welfare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfficeKind {
    /// Health and care services.
    Health,
    /// Child welfare.
    ChildWelfare,
    /// Social services.
    Social,
}

/// Something that contact and recipient can do together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What is stored with a session; never changes its meaning.
    pub key: String,
    /// What is shown.
    pub name: Words,
}
