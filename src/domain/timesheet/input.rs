//! What a month is reckoned from.

use super::Timesheet;
use crate::assignment::Assignment;
use crate::entry::Session;
use crate::id::RecipientId;
use crate::policy::{CapKey, PeriodRule, Terms, written::Limit};
use crate::time::PayPeriod;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// All that the rules need to reckon one assignment's month. The module's own words say who gives what.
#[derive(Debug, Clone, Copy)]
pub struct Reckoning<'a> {
    /// Whose month.
    pub assignment: &'a Assignment,
    /// Its terms.
    pub terms: &'a Terms,
    /// The contact's sessions, of all assignments.
    pub sessions: &'a [Session],
    /// This assignment's approved timesheets.
    pub approved: &'a [Timesheet],
    /// Approved months that may have changed since: those are reckoned anew and their differences become corrections.
    /// Name only months of which `sessions` is complete.
    pub revised: &'a [PayPeriod],
    /// What the office allowed beyond the caps.
    pub allowances: &'a [Allowance],
    /// The contact's other assignments.
    pub others: &'a [Engagement<'a>],
    /// About the contact.
    pub contact: &'a ContactFacts,
    /// About the recipients.
    pub recipients: &'a [RecipientFacts],
    /// The local date on which the month is claimed: today while it is open, the day on which it came in afterwards.
    pub today: Option<NaiveDate>,
    /// The local date on which the contact sent it, by the phone's clock: it may have waited for a network. `None` while
    /// it is open.
    pub sent: Option<NaiveDate>,
}

static UNKNOWN: ContactFacts = ContactFacts { birth_date: None, qualifications: Vec::new() };

impl<'a> Reckoning<'a> {
    /// With the least that is needed: nothing approved, no other assignments, no facts.
    #[must_use]
    pub fn of(assignment: &'a Assignment, terms: &'a Terms, sessions: &'a [Session]) -> Self {
        Self {
            assignment,
            terms,
            sessions,
            approved: &[],
            revised: &[],
            allowances: &[],
            others: &[],
            contact: &UNKNOWN,
            recipients: &[],
            today: None,
            sent: None,
        }
    }

    /// The day that counts as that of the claim by `rule`; `None` where no day is known.
    pub(crate) fn claimed_on(&self, rule: &PeriodRule) -> Option<NaiveDate> {
        self.today.map(|received| rule.claimed_on(self.sent.unwrap_or(received), received))
    }
}

/// Another assignment of the same contact.
#[derive(Debug, Clone, Copy)]
pub struct Engagement<'a> {
    /// Which.
    pub assignment: &'a Assignment,
    /// Its terms.
    pub terms: &'a Terms,
}

/// What the rules may need to know of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContactFacts {
    /// For rates by age.
    pub birth_date: Option<NaiveDate>,
    /// For rates by qualification.
    pub qualifications: Vec<Qualification>,
}

/// Something a contact has learnt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    /// The municipality's key for it, as in the rate table.
    pub key: String,
    /// Since when.
    pub from: NaiveDate,
}

/// What the rules may need to know of a recipient. Never on a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientFacts {
    /// Who.
    pub recipient: RecipientId,
    /// For rates by the child's age, and for who signs.
    pub birth_date: NaiveDate,
}

/// More room in a cap for one period, by the officer's agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// Which cap; [`CapKey::GRANTED`] for hours.
    pub cap: CapKey,
    /// In which period.
    pub period: PayPeriod,
    /// How much more.
    pub extra: Limit,
}
