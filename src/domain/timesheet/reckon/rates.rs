//! Finds the row of the rate table that fits a slice of work.

use super::slice::Slice;
use crate::assignment::{Assignment, Recipient};
use crate::entry::{Session, SessionKind};
use crate::id::RecipientId;
use crate::policy::{Conditions, Contract, Day, KindName, Policy, Rate, RateRole};
use crate::timesheet::{ContactFacts, Reckoning};
use chrono::{NaiveDate, NaiveDateTime};
use core::cmp::Reverse;

/// What conditions are held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work<'a> {
    pub(super) at: NaiveDateTime,
    pub(super) kind: KindName,
    pub(super) contract: Contract,
    pub(super) contact: &'a ContactFacts,
    /// The recipient whom it is for, where it is for one of them.
    recipient: Option<RecipientId>,
    /// That recipient's birth date, or that of the eldest whose birth date is known.
    recipient_born: Option<NaiveDate>,
    /// Whether some recipient's birth date is not known.
    recipient_unknown: bool,
}

impl<'a> Work<'a> {
    pub(super) fn new(
        slice: &Slice,
        kind: KindName,
        policy: &Policy,
        assignment: &Assignment,
        input: &Reckoning<'a>,
    ) -> Self {
        let born = |recipient: &Recipient| born(input, recipient.id);
        Self {
            at: slice.at,
            kind,
            contract: policy.contract,
            contact: input.contact,
            recipient: None,
            recipient_born: assignment.recipients.iter().filter_map(born).min(),
            recipient_unknown: assignment.recipients.iter().any(|recipient| born(recipient).is_none()),
        }
    }
    /// The same work, for one recipient alone.
    pub(super) fn for_one(self, recipient: RecipientId, input: &Reckoning<'_>) -> Self {
        Self { recipient: Some(recipient), recipient_born: born(input, recipient), ..self }
    }
}

fn born(input: &Reckoning<'_>, recipient: RecipientId) -> Option<NaiveDate> {
    input.recipients.iter().find(|facts| facts.recipient == recipient).map(|facts| facts.birth_date)
}

/// The recipients of `assignment` who are there in a session of it.
pub(super) fn present<'a>(
    session: &'a Session,
    assignment: &'a Assignment,
) -> impl Iterator<Item = RecipientId> + Clone {
    let there = |id: &RecipientId| match &session.kind {
        _ if session.assignment != assignment.id => false,
        SessionKind::Group { present } => present.contains(id),
        kind => kind.is_meeting(),
    };
    assignment.recipients.iter().map(|recipient| recipient.id).filter(there)
}

/// Whose unknown birth date may have changed what work is paid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct AgeUnknown {
    pub(super) contact: bool,
    pub(super) recipient: bool,
}

/// Whose birth date is asked for by a row that fits in everything else, and that could count: an hour's only where it
/// would go before `hour`, the row that counts meanwhile.
pub(super) fn age_unknown(policy: &Policy, work: &Work<'_>, hour: Option<&Rate>) -> AgeUnknown {
    let mut unknown = AgeUnknown::default();
    for row in policy.rates.iter().filter(|row| row.holds(work.at.date())) {
        let contact = row.when.asks_for_age() && work.contact.birth_date.is_none();
        let recipient = row.when.asks_for_recipients_age() && work.recipient_unknown;
        let counts = || row.role != RateRole::Hour || hour.is_none_or(|best| row.rank() > best.rank());
        if (contact || recipient) && fits_but_for_age(&row.when, work) && counts() {
            unknown.contact |= contact;
            unknown.recipient |= recipient;
        }
    }
    unknown
}

/// The rows of one role that hold on the day and fit the work, the most fitting first.
pub(super) fn fitting<'p>(policy: &'p Policy, role: RateRole, work: &Work<'_>) -> Vec<&'p Rate> {
    let mut rows: Vec<&Rate> = all_fitting(policy, role, work).collect();
    // Stable: among equals the first in the file. The check of a municipality's file refuses equals.
    rows.sort_by_key(|rate| Reverse(rate.rank()));
    rows
}

/// The first of them.
pub(super) fn best<'p>(policy: &'p Policy, role: RateRole, work: &Work<'_>) -> Option<&'p Rate> {
    all_fitting(policy, role, work).min_by_key(|rate| Reverse(rate.rank()))
}

fn all_fitting<'p>(policy: &'p Policy, role: RateRole, work: &Work<'_>) -> impl Iterator<Item = &'p Rate> {
    let date = work.at.date();
    holding(policy, role, date).filter(move |rate| {
        let when = &rate.when;
        fits_but_for_age(when, work)
            && when.age_fits(work.contact.birth_date, date)
            && when.recipients_age_fits(work.recipient_born, date)
            && (when.recipients.is_empty() || work.recipient.is_some_and(|one| when.recipients.contains(&one)))
    })
}

/// The rows of one role that hold on `date`.
fn holding(policy: &Policy, role: RateRole, date: NaiveDate) -> impl Iterator<Item = &Rate> {
    policy.rates.iter().filter(move |rate| rate.role == role && rate.holds(date))
}

fn fits_but_for_age(when: &Conditions, work: &Work<'_>) -> bool {
    let date = work.at.date();
    when.qualification
        .as_ref()
        .is_none_or(|key| work.contact.qualifications.iter().any(|has| has.key == *key && has.from <= date))
        && when.contract.is_none_or(|contract| contract == work.contract)
        && (when.kinds.is_empty() || when.kinds.contains(&work.kind))
        && (when.weekdays.is_empty() || when.weekdays.contains(&Day::of(date)))
        && when.time_fits(work.at.time())
        && when.holidays.is_none_or(|clock| clock.counts(work.at))
}
