//! Who approves the money.

use super::written::Kroner;
use crate::id::OfficerId;
use crate::quantity::Ore;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The steps of approval.
///
/// ```toml
/// [approval]
/// steps = [{ key = "attest" }, { key = "authorise", over = "0 kr" }, { key = "leader", over = "10000 kr" }]
/// four_eyes = true
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ApprovalStep {
    /// Its name: `attest`, `authorise`, or the municipality's own.
    pub key: String,
    /// Only for timesheets of more than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Kroner>,
}

/// Why an officer may not take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ApprovalProblem {
    /// Every step is taken.
    #[error("every step is taken already")]
    Done,
    /// The officer took an earlier step.
    #[error("another officer must take this step")]
    FourEyes,
    /// The officer is the contact, or stands too near.
    #[error("an officer who is party to the timesheet, or related to one, cannot approve it")]
    Partial,
}

impl ApprovalRule {
    /// The steps that a timesheet of `amount` needs, in order. A correction that takes money back counts by its size.
    pub fn steps_for(&self, amount: Ore) -> impl Iterator<Item = &ApprovalStep> {
        let size = Ore(amount.0.saturating_abs());
        self.steps.iter().filter(move |step| step.over.is_none_or(|over| size > over.0))
    }

    /// The step that `officer` would take, after those in `taken`. `partial` when the officer is the contact, a
    /// relative, or otherwise unfit (forvaltningsloven, chapter II).
    ///
    /// # Errors
    /// [`ApprovalProblem`].
    pub fn next_step(
        &self,
        amount: Ore,
        taken: &[OfficerId],
        officer: OfficerId,
        partial: bool,
    ) -> Result<&ApprovalStep, ApprovalProblem> {
        let step = self.steps_for(amount).nth(taken.len()).ok_or(ApprovalProblem::Done)?;
        if partial {
            Err(ApprovalProblem::Partial)
        } else if self.four_eyes && taken.contains(&officer) {
            Err(ApprovalProblem::FourEyes)
        } else {
            Ok(step)
        }
    }
}
