//! Who confirms that the work was done, and who approves the money.

use super::written::Kroner;
use crate::id::OfficerId;
use crate::quantity::Ore;
use crate::time::PayPeriod;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Who confirms a timesheet on the recipient's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// Who signs, and for work on which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "signer", rename_all = "snake_case")]
pub enum Signer {
    /// The recipient.
    Recipient {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// A guardian; either of two may sign.
    Guardian {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// Another person whom the office names.
    Other {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
}

impl SignOffRule {
    /// Who signs for `period`. In the month of the 18th birthday the guardian signs for the days before it and the
    /// recipient for the rest. Where the birth date is not known, the recipient signs.
    #[must_use]
    pub fn signers(self, period: PayPeriod, born: Option<NaiveDate>) -> Vec<Signer> {
        let (from, until) = (period.from(), period.until());
        match self {
            Self::None => Vec::new(),
            Self::Recipient => vec![Signer::Recipient { from, until }],
            Self::Other => vec![Signer::Other { from, until }],
            Self::RecipientOrGuardian => match born.and_then(of_age) {
                Some(adult) if adult > until => vec![Signer::Guardian { from, until }],
                Some(adult) if adult > from => {
                    let eve = adult.checked_sub_days(Days::new(1)).unwrap_or(from);
                    vec![Signer::Guardian { from, until: eve }, Signer::Recipient { from: adult, until }]
                }
                _ => vec![Signer::Recipient { from, until }],
            },
        }
    }
}

/// The 18th birthday; 1 March for someone born on 29 February, as ages are counted everywhere in these rules.
fn of_age(born: NaiveDate) -> Option<NaiveDate> {
    let year = born.year().checked_add(18)?;
    born.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

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
