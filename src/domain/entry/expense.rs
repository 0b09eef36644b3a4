//! An outlay and its receipt.

use crate::id::ExpenseId;
use crate::quantity::Ore;
use serde::{Deserialize, Serialize};

/// An outlay that the contact made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expense {
    /// Its id.
    pub id: ExpenseId,
    /// What it was for; receipt rules differ.
    pub kind: ExpenseKind,
    /// In the contact's words.
    pub label: String,
    /// What was paid; negative for money that came back.
    pub amount: Ore,
    /// Proof.
    pub receipt: Receipt,
    /// Whether a companion card spared the contact's own entrance fee.
    #[serde(default)]
    pub companion_card: CompanionCard,
}

/// What an outlay was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExpenseKind {
    /// Entrance fees.
    Ticket,
    /// Food and drink.
    Food,
    /// Bus, train, ferry, taxi.
    Transport,
    /// Parking.
    Parking,
    /// Road tolls; some municipalities ask no receipt for them.
    Toll,
    /// Anything else.
    Other,
}

/// SHA-256 of a receipt photo as stored, in lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct PhotoHash(pub String);

/// Proof of an outlay.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Receipt {
    /// One or more photos or PDFs.
    Attached {
        /// Their hashes.
        photos: Vec<PhotoHash>,
    },
    /// The contact has it on paper and will hand it in.
    OnPaper,
    /// Not at hand yet.
    ComesLater,
    /// There is none.
    None,
}

/// Use of the recipient's companion card (ledsagerbevis).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CompanionCard {
    /// No question of it.
    #[default]
    NotRelevant,
    /// Used: the contact's own entrance was free.
    Used,
    /// Could have been used, but was not at hand.
    Possible,
    /// The organiser does not take it.
    Refused,
}
