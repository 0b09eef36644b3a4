//! Months in which nothing was logged: nobody sends them in, and room slides on through them all the same.

use super::month;
use super::settled::Settled;
use super::slice::in_oslo;
use crate::policy::CarryRule;
use crate::time::PayPeriod;
use crate::timesheet::{Reckoning, Timesheet};
use chrono::{Duration, NaiveDate};
use std::collections::BTreeSet;

/// Periods between two approved ones after which nothing slides any more; ten years of months.
const LONGEST: usize = 120;

/// Whether room can slide past a period at all.
fn slides(input: &Reckoning<'_>) -> bool {
    input.terms.stretches().iter().map(|stretch| &stretch.policy).any(|policy| {
        policy.granted.as_ref().is_some_and(|granted| granted.carry_over != CarryRule::None)
            || policy.caps.iter().any(|cap| cap.carry_over != CarryRule::None)
    })
}

/// Whether a period between the approved ones of `months`, or after them and before `next`, is not among them.
pub(super) fn any(input: &Reckoning<'_>, months: &[Timesheet], next: Option<PayPeriod>) -> bool {
    let periods = || months.iter().map(|sheet| sheet.period);
    let follows = |(before, after): (PayPeriod, PayPeriod)| before.until().succ_opt() == Some(after.from());
    !periods().zip(periods().skip(1).chain(next)).all(follows) && slides(input)
}

/// `months`, in order, with the periods between them, and before `next`, in which nothing was logged. They count as
/// approved as such: from the first approved month on, as long as the agreement holds, and up to a period that has
/// entries and is still open. What was logged in `but` counts as not logged yet.
pub(super) fn bridged(
    input: &Reckoning<'_>,
    months: Vec<Timesheet>,
    next: Option<PayPeriod>,
    but: Option<PayPeriod>,
) -> Vec<Timesheet> {
    let logged = logged(input);
    let has_entries = |period: PayPeriod| logged.range(period.from()..=period.until()).next().is_some();
    let mut all: Vec<Timesheet> = Vec::with_capacity(months.len());
    let bridge = |all: &mut Vec<Timesheet>, end: PayPeriod| {
        for _ in 0..LONGEST {
            let Some(from) = all.last().and_then(|sheet| sheet.period.until().succ_opt()) else { return };
            let period = input.terms.period_of(from);
            let agreement = &input.assignment.agreement;
            let holds = agreement.from <= period.until() && agreement.until.is_none_or(|until| period.from() <= until);
            let open = has_entries(period) && but != Some(period);
            if period.from() != from || period.until() >= end.from() || open || !holds {
                return;
            }
            all.push(empty(input, period, all));
        }
    };
    for sheet in months {
        bridge(&mut all, sheet.period);
        all.push(sheet);
    }
    if let Some(next) = next {
        bridge(&mut all, next);
    }
    all
}

/// A period in which nothing was logged, after those `before`.
pub(super) fn empty(input: &Reckoning<'_>, period: PayPeriod, before: &[Timesheet]) -> Timesheet {
    let nothing = Reckoning { sessions: &[], ..*input };
    month(&nothing, period, Settled { months: before, later: &[], frozen: None, as_then: false })
}

/// The days in Oslo on which something of this assignment begins or ends.
fn logged(input: &Reckoning<'_>) -> BTreeSet<NaiveDate> {
    let id = input.assignment.id;
    let concerns = input.sessions.iter().filter(|session| {
        let mut legs = session.trips.iter().flat_map(|trip| &trip.legs);
        session.assignment == id || legs.any(|leg| leg.assignment == Some(id))
    });
    concerns
        .flat_map(|session| {
            let (start, end) = in_oslo(&session.span);
            [start.date(), (end - Duration::minutes(1)).date()]
        })
        .collect()
}
