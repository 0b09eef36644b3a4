//! Who confirms that the work was done, and who approves the money.

use super::written::Kroner;
use serde::{Deserialize, Serialize};

/// Who confirms a timesheet on the recipient's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignOffRule {
    /// Nobody.
    #[default]
    None,
    /// The recipient, whatever age.
    Recipient,
    /// The recipient; a guardian for work before the recipient's 18th birthday.
    RecipientOrGuardian,
    /// Another person whom the office names.
    Other,
}

/// The steps of approval.
///
/// ```toml
/// [approval]
/// steps = [{ key = "attest" }, { key = "authorise", over = "0 kr" }, { key = "leader", over = "10000 kr" }]
/// four_eyes = true
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ApprovalRule {
    /// In order.
    pub steps: Vec<ApprovalStep>,
    /// Nobody does two steps of one timesheet.
    pub four_eyes: bool,
}

impl Default for ApprovalRule {
    fn default() -> Self {
        Self { steps: vec![ApprovalStep { key: "approve".to_owned(), over: None }], four_eyes: false }
    }
}

/// One step of approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalStep {
    /// Its name: `attest`, `authorise`, or the municipality's own.
    pub key: String,
    /// Only for timesheets of more than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Kroner>,
}
