//! Pay lines: the only place where something is rounded.

mod driving;
mod hours;
mod rounding;

use super::costs::{Cost, CostClaim};
use super::hours::{HourClaim, pays};
use super::shelf::Shelf;
use crate::id::{SessionId, TripId};
use crate::policy::Policy;
use crate::quantity::{Measure, Ore};
use crate::timesheet::{DriveLine, PayLine, PayRule, Reason, Reckoning, SessionLine};
use std::collections::BTreeMap;

/// What was rounded, each at the last of the entries that were rounded together.
#[derive(Debug, Default)]
pub(super) struct Roundings {
    drives: Vec<((SessionId, TripId), Reason)>,
    sessions: Vec<(SessionId, Reason)>,
}

impl Roundings {
    /// Says it where it belongs.
    pub(super) fn note(self, drives: &mut [DriveLine], sessions: &mut [SessionLine]) {
        for (of, why) in self.drives {
            drives
                .iter_mut()
                .filter(|line| (line.session, line.trip) == of)
                .for_each(|line| line.why.push(why.clone()));
        }
        for (of, why) in self.sessions {
            sessions.iter_mut().filter(|line| line.session == of).for_each(|line| line.why.push(why.clone()));
        }
    }
}

/// All pay lines of a period, in the order of their rules, and what was rounded for them.
pub(super) fn lines(
    input: &Reckoning<'_>,
    rules: &Policy,
    claims: &[&HourClaim<'_>],
    costs: &[&CostClaim<'_>],
    shelf: &mut Shelf<'_>,
) -> (Vec<PayLine>, Roundings) {
    let mut roundings = Roundings::default();
    let mut lines = hours::lines(input, rules.hours.rounding, claims, shelf, &mut roundings);
    lines.extend(hours::allowances(input, claims));
    if let Some(share) = rules.hours.holiday_pay {
        let base: Ore =
            lines.iter().filter(|line| !matches!(line.rule, PayRule::Allowance { .. })).map(|line| line.amount).sum();
        let rule = PayRule::HolidayPay { share: share.to_string() };
        lines.push(taxed(rule, Measure::Money(base), None, Ore(share.of(base.0))));
    }
    lines.extend(driving::lines(&rules.driving, costs, shelf, &mut roundings));
    lines.extend(of_expenses(costs));
    if let Some(sum) = rules.expenses.fixed_sum.filter(|_| hours::by_session(claims).values().any(|parts| pays(parts)))
    {
        lines.push(taxed(PayRule::FixedSum, Measure::Count(1), Some(sum.0), sum.0));
    }
    lines.retain(|line| line.amount != Ore::ZERO || (line.rate.is_none() && line.quantity.raw() != 0));
    lines.sort_by(|a, b| (&a.rule, a.rate).cmp(&(&b.rule, b.rate)));
    (lines, roundings)
}

fn taxed(rule: PayRule, quantity: Measure, rate: Option<Ore>, amount: Ore) -> PayLine {
    PayLine { rule, quantity, rate, amount, tax_free: Ore::ZERO, taxable: amount, why: Vec::new() }
}

fn of_expenses(costs: &[&CostClaim<'_>]) -> Vec<PayLine> {
    let mut sums: BTreeMap<PayRule, (Ore, Ore)> = BTreeMap::new();
    for claim in costs {
        let Cost::Expense { expense, taxed } = claim.what else { continue };
        let (free, taxable) = sums.entry(PayRule::Expense { kind: expense.kind }).or_default();
        *if taxed { taxable } else { free } += claim.paid.ore;
    }
    let line = |(rule, (tax_free, taxable)): (PayRule, (Ore, Ore))| {
        let amount = tax_free + taxable;
        PayLine { rule, quantity: Measure::Money(amount), rate: None, amount, tax_free, taxable, why: Vec::new() }
    };
    sums.into_iter().map(line).collect()
}

/// Amount, tax-free and taxable part of all lines.
pub(super) fn sums(lines: &[PayLine]) -> (Ore, Ore, Ore) {
    let sum = |part: fn(&PayLine) -> Ore| lines.iter().map(part).sum();
    (sum(|line| line.amount), sum(|line| line.tax_free), sum(|line| line.taxable))
}
