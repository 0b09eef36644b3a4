//! What a contact has agreed to do, and for whom. Holds pseudonyms only: this type travels to private phones.

use crate::id::{AssignmentId, OfficeId, RecipientId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One contact, one or more recipients, and the agreement between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// Where timesheets go.
    pub office: OfficeId,
    /// The office's name, as the contact knows it.
    pub office_name: String,
    /// Whom the contact meets, in the order in which shares are made: the first takes the remainder.
    pub recipients: Vec<Recipient>,
    /// What was agreed.
    pub agreement: Agreement,
}

/// Whom the contact meets. There is no field for a name, by intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recipient {
    /// Its id.
    pub id: RecipientId,
    /// A case number or short label chosen by the office; never initials or a birth year.
    pub pseudonym: String,
}

/// Dates, goals and follow-up of an assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agreement {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, where one is set.
    pub until: Option<NaiveDate>,
    /// Measures and goals (tiltak og mål), in the office's words.
    pub goals: Vec<String>,
    /// Who gives supervision, as the office wants to be called.
    pub supervisor: Option<Supervisor>,
}

/// Who gives supervision, and how to reach them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Supervisor {
    /// The officer's name.
    pub name: String,
    /// A telephone number or an e-mail address.
    pub reach: String,
    /// Agreed weeks between supervisions; `None` means by need.
    pub every_weeks: Option<u8>,
}
