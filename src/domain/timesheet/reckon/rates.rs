//! Finds the row of the rate table that fits a slice of work.

use super::slice::Slice;
use crate::policy::{Conditions, Contract, Day, KindName, Policy, Rate, RateRole};
use crate::timesheet::{ContactFacts, RecipientFacts};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// What conditions are held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work<'a> {
    pub(super) at: NaiveDateTime,
    pub(super) kind: KindName,
    pub(super) contract: Contract,
    pub(super) contact: &'a ContactFacts,
    /// Of the eldest recipient.
    pub(super) recipient_born: Option<NaiveDate>,
}

impl<'a> Work<'a> {
    pub(super) fn new(
        slice: &Slice,
        kind: KindName,
        policy: &Policy,
        contact: &'a ContactFacts,
        recipients: &[RecipientFacts],
    ) -> Self {
        Self {
            at: slice.at,
            kind,
            contract: policy.contract,
            contact,
            recipient_born: recipients.iter().map(|recipient| recipient.birth_date).min(),
        }
    }
}

/// The rows of one role that hold on the day and fit the work, the most fitting first.
pub(super) fn fitting<'p>(policy: &'p Policy, role: RateRole, work: &Work<'_>) -> Vec<&'p Rate> {
    let date = work.at.date();
    let mut rows: Vec<&Rate> = policy
        .rates
        .iter()
        .filter(|rate| rate.role == role && rate.from <= date && rate.until.is_none_or(|last| date <= last))
        .filter(|rate| fits(&rate.when, work))
        .collect();
    // Stable: among equals the first in the file.
    rows.sort_by_key(|rate| core::cmp::Reverse((rate.when.count(), rate.from)));
    rows
}

/// Whether the rate table asks for the contact's age on that day.
pub(super) fn asks_for_age(policy: &Policy, date: NaiveDate) -> bool {
    policy.rates.iter().any(|rate| {
        rate.from <= date
            && rate.until.is_none_or(|last| date <= last)
            && (rate.when.age_from.is_some() || rate.when.age_below.is_some())
    })
}

fn fits(when: &Conditions, work: &Work<'_>) -> bool {
    let date = work.at.date();
    age_within(work.contact.birth_date, date, when.age_from, when.age_below)
        && age_within(work.recipient_born, date, when.recipient_age_from, when.recipient_age_below)
        && when
            .qualification
            .as_ref()
            .is_none_or(|key| work.contact.qualifications.iter().any(|has| has.key == *key && has.from <= date))
        && when.contract.is_none_or(|contract| contract == work.contract)
        && (when.kinds.is_empty() || when.kinds.contains(&work.kind))
        && (when.weekdays.is_empty() || when.weekdays.contains(&Day::of(date)))
        && time_within(work.at.time(), when.from_time, when.until_time)
        && when.holidays.is_none_or(|clock| clock.counts(work.at))
}

/// From the birthday of `from` to the day before the birthday of `below`. Someone born on 29 February has the
/// birthday on 1 March in other years.
fn age_within(born: Option<NaiveDate>, date: NaiveDate, from: Option<u8>, below: Option<u8>) -> bool {
    if from.is_none() && below.is_none() {
        return true;
    }
    born.and_then(|born| date.years_since(born))
        .is_some_and(|age| from.is_none_or(|from| age >= from.into()) && below.is_none_or(|below| age < below.into()))
}

fn time_within(time: NaiveTime, from: Option<NaiveTime>, until: Option<NaiveTime>) -> bool {
    match (from, until) {
        (None, None) => true,
        (Some(from), None) => time >= from,
        (None, Some(until)) => time < until,
        (Some(from), Some(until)) if from <= until => time >= from && time < until,
        (Some(from), Some(until)) => time >= from || time < until,
    }
}
