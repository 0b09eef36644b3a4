//! Pay lines: the only place where something is rounded.

use super::bucket::MILLI;
use super::costs::{Cost, CostClaim, Price, slack};
use super::hours::{HourClaim, HourRate};
use super::rates::{Work, fitting};
use super::shelf::Shelf;
use super::slice::Slice;
use crate::policy::{
    KindName, KmRounding, KmUnit, Pay, Policy, Rate, RateRole, RoundingMode, RoundingSpan, TaxFreeOrder,
};
use crate::quantity::share::{rounded, saturated};
use crate::quantity::{Measure, Metres, Minutes, Ore};
use crate::timesheet::{PayLine, PayRule, Reckoning};
use chrono::{Duration, NaiveDate};
use std::collections::BTreeMap;
use uuid::Uuid;

/// All pay lines of a period, in the order of their rules.
pub(super) fn lines(
    input: &Reckoning<'_>,
    rules: &Policy,
    hours: &[&HourClaim<'_>],
    costs: &[&CostClaim<'_>],
    shelf: &Shelf<'_>,
) -> Vec<PayLine> {
    let mut lines = of_hours(input, rules, hours, shelf);
    lines.extend(allowances(input, hours));
    if let Some(share) = rules.hours.holiday_pay {
        let base: Ore =
            lines.iter().filter(|line| !matches!(line.rule, PayRule::Allowance { .. })).map(|line| line.amount).sum();
        let rule = PayRule::HolidayPay { share: share.to_string() };
        lines.push(taxed(rule, Measure::Money(base), None, Ore(share.of(base.0))));
    }
    lines.extend(of_driving(&rules.driving.rounding, rules.driving.tax_free, costs, shelf));
    lines.extend(of_expenses(costs));
    if let Some(sum) = rules.expenses.fixed_sum.filter(|_| hours.iter().any(|claim| claim.paid > Minutes::ZERO)) {
        lines.push(taxed(PayRule::FixedSum, Measure::Count(1), Some(sum.0), sum.0));
    }
    lines.retain(|line| line.amount != Ore::ZERO || (line.rate.is_none() && line.quantity.raw() != 0));
    lines.sort_by(|a, b| (&a.rule, a.rate).cmp(&(&b.rule, b.rate)));
    lines
}

fn taxed(rule: PayRule, quantity: Measure, rate: Option<Ore>, amount: Ore) -> PayLine {
    PayLine { rule, quantity, rate, amount, tax_free: Ore::ZERO, taxable: amount }
}

/// `value` in whole `unit`s; up only as far as `slack` lets it, since no cap may be passed by rounding.
fn to_unit(value: i64, unit: i64, mode: RoundingMode, slack: i64) -> i64 {
    if unit <= 1 || value < 0 {
        return value;
    }
    let down = value / unit * unit;
    let rest = value - down;
    let up = match mode {
        RoundingMode::HalfUp => rest.saturating_mul(2) >= unit,
        RoundingMode::Up => rest > 0,
        RoundingMode::Down => false,
    };
    if up && unit - rest <= slack { down.saturating_add(unit) } else { down }
}

/// Minutes paid, by rule and rate, and within that by what is rounded together.
type Sums = BTreeMap<(PayRule, Option<Ore>), BTreeMap<Option<Uuid>, i64>>;

fn of_hours(input: &Reckoning<'_>, rules: &Policy, hours: &[&HourClaim<'_>], shelf: &Shelf<'_>) -> Vec<PayLine> {
    let rounding = rules.hours.rounding;
    let mut sums = Sums::new();
    for claim in hours.iter().filter(|claim| claim.paid > Minutes::ZERO) {
        let together = rounding.filter(|r| r.each == RoundingSpan::Entry).map(|_| claim.session.id.uuid());
        let mut add = |rule, rate| {
            let minutes = sums.entry((rule, rate)).or_default().entry(together).or_default();
            *minutes = minutes.saturating_add(claim.paid.0);
        };
        let base = match claim.rate {
            HourRate::Row(row) => per_hour(row, Ore::ZERO),
            HourRate::Payroll | HourRate::Missing { .. } => None,
        };
        let key = match claim.rate {
            HourRate::Row(row) => row.key.clone(),
            HourRate::Payroll | HourRate::Missing { .. } => "hour".to_owned(),
        };
        add(PayRule::Hours { key }, base);
        let policy = input.terms.on(claim.date());
        for (row, rate) in supplements(input, policy, &claim.slice, claim.kind, base.unwrap_or_default()) {
            add(PayRule::Supplement { key: row.key.clone() }, Some(rate));
        }
    }
    let slack = granted_room(shelf);
    let line = |((rule, rate), parts): ((PayRule, Option<Ore>), BTreeMap<Option<Uuid>, i64>)| {
        let minutes = parts
            .into_values()
            .map(|minutes| rounding.map_or(minutes, |r| to_unit(minutes, r.to.0.0, r.mode, slack)))
            .fold(0, i64::saturating_add);
        let amount = Ore(rounded(i128::from(minutes) * i128::from(rate.unwrap_or_default().0), 60));
        taxed(rule, Measure::Time(Minutes(minutes)), rate, amount)
    };
    sums.into_iter().map(line).collect()
}

fn granted_room(shelf: &Shelf<'_>) -> i64 {
    let hours = |bucket: &&super::bucket::Bucket| bucket.owner == Some(0) && bucket.of == crate::policy::CapOf::Hours;
    shelf.all().iter().filter(hours).map(super::bucket::Bucket::room).min().unwrap_or(i64::MAX)
}

/// Øre an hour of a row, beside an hour's own rate.
fn per_hour(row: &Rate, base: Ore) -> Option<Ore> {
    match row.pay {
        Pay::PerHour(rate) => Some(rate.0),
        Pay::ShareOfRate(share) => Some(Ore(share.of(base.0))),
        Pay::PerDay(_) => None,
    }
}

fn supplements<'p>(
    input: &Reckoning<'_>,
    policy: &'p Policy,
    slice: &Slice,
    kind: KindName,
    base: Ore,
) -> Vec<(&'p Rate, Ore)> {
    if !policy.rates.iter().any(|rate| rate.role == RateRole::Supplement) {
        return Vec::new();
    }
    let work = Work::new(slice, kind, policy, input.contact, input.recipients);
    let mut rows: Vec<(&Rate, Ore)> = Vec::new();
    for row in fitting(policy, RateRole::Supplement, &work) {
        // Of one key only the row that fits best: the rest are other years' or less exact.
        if let Some(rate) = per_hour(row, base).filter(|_| rows.iter().all(|(known, _)| known.key != row.key)) {
            rows.push((row, rate));
        }
    }
    if !policy.hours.supplements_add_up {
        let highest = rows.iter().map(|(_, rate)| *rate).max();
        rows.retain(|(_, rate)| Some(*rate) == highest);
        rows.truncate(1);
    }
    rows
}

/// Money for each 24 hours begun of a paid session, by the rate at which each begins: a child may turn ten meanwhile.
fn allowances(input: &Reckoning<'_>, hours: &[&HourClaim<'_>]) -> Vec<PayLine> {
    let mut days: BTreeMap<(PayRule, Ore), i64> = BTreeMap::new();
    let mut sessions: Vec<&&HourClaim<'_>> = hours.iter().filter(|claim| claim.paid > Minutes::ZERO).collect();
    sessions.sort_by_key(|claim| (claim.session.id, claim.slice.utc));
    let period_days: Vec<NaiveDate> = hours.iter().map(|claim| claim.date()).collect();
    sessions.dedup_by_key(|claim| claim.session.id);
    for claim in sessions {
        let span = claim.session.span;
        let (start, _) = super::slice::in_oslo(&span);
        for day in 0..=span.elapsed().0.saturating_sub(1) / (24 * 60) {
            let slice = Slice { at: start + Duration::days(day), ..claim.slice };
            let policy = input.terms.on(slice.at.date());
            if !period_days.contains(&slice.at.date()) {
                continue;
            }
            let work = Work::new(&slice, claim.kind, policy, input.contact, input.recipients);
            let mut keys: Vec<&str> = Vec::new();
            for row in fitting(policy, RateRole::Allowance, &work) {
                if let Pay::PerDay(rate) = row.pay
                    && !keys.contains(&row.key.as_str())
                {
                    keys.push(&row.key);
                    *days.entry((PayRule::Allowance { key: row.key.clone() }, rate.0)).or_default() += 1;
                }
            }
        }
    }
    let line = |((rule, rate), count): ((PayRule, Ore), i64)| {
        taxed(rule, Measure::Count(count), Some(rate), Ore(rate.0.saturating_mul(count)))
    };
    days.into_iter().map(line).collect()
}

/// Metres paid at one price.
#[derive(Default)]
struct Metered {
    /// By what is rounded together.
    parts: BTreeMap<Option<Uuid>, i64>,
    /// Cut by a cap in kroner: metres, thousandths of an øre, and of that free of tax.
    cut: (i64, i64, i64),
    slack: i64,
}

fn of_driving(rounding: &KmRounding, order: TaxFreeOrder, costs: &[&CostClaim<'_>], shelf: &Shelf<'_>) -> Vec<PayLine> {
    let unit = match rounding.to {
        KmUnit::Exact => 1,
        KmUnit::TenthKm => 100,
        KmUnit::WholeKm => 1_000,
    };
    let mut driving: BTreeMap<(Ore, Ore), Metered> = BTreeMap::new();
    let mut passengers: BTreeMap<(Ore, Ore), i64> = BTreeMap::new();
    for claim in costs {
        let Cost::Leg { trip, price: Some(price), .. } = claim.what else { continue };
        if claim.paid.metres <= Metres::ZERO && claim.paid.cut.is_none() {
            continue;
        }
        let sums = driving.entry((price.per_km, price.tax_free)).or_default();
        match claim.paid.cut {
            Some(cut) => {
                let riding = passenger_milli(&price, claim.paid.metres);
                let paid = cut.milli.saturating_sub(riding);
                let free = match order {
                    TaxFreeOrder::First => cut.of,
                    TaxFreeOrder::Proportional => claim.paid.metres,
                };
                let free = saturated(i128::from(free.0) * i128::from(price.tax_free.0)).min(paid);
                sums.cut.0 = sums.cut.0.saturating_add(claim.paid.metres.0);
                sums.cut.1 = sums.cut.1.saturating_add(paid);
                sums.cut.2 = sums.cut.2.saturating_add(free);
            }
            None => {
                let together = (rounding.each == RoundingSpan::Entry).then(|| trip.id.uuid());
                let metres = sums.parts.entry(together).or_default();
                *metres = metres.saturating_add(claim.paid.metres.0);
                sums.slack = sums.slack.max(slack(claim, shelf));
            }
        }
        if let Some((count, each, free)) = price.passengers {
            let metres = passengers.entry((each, free)).or_default();
            *metres = metres.saturating_add(claim.paid.metres.0.saturating_mul(i64::from(count)));
        }
    }
    let mut lines = Vec::new();
    for ((per_km, tax_free), sums) in driving {
        let mut slack = sums.slack;
        let mut metres = 0_i64;
        for part in sums.parts.into_values() {
            let paid = to_unit(part, unit, rounding.mode, slack);
            slack = slack.saturating_sub(paid.saturating_sub(part).max(0));
            metres = metres.saturating_add(paid);
        }
        if metres > 0 {
            lines.push(metered(PayRule::Driving, metres, per_km, tax_free));
        }
        let (metres, milli, free) = sums.cut;
        if milli > 0 {
            let amount = Ore(rounded(milli.into(), MILLI.into()));
            let tax_free = Ore(rounded(free.into(), MILLI.into())).min(amount);
            let quantity = Measure::Distance(Metres(metres));
            let taxable = amount - tax_free;
            lines.push(PayLine { rule: PayRule::Driving, quantity, rate: None, amount, tax_free, taxable });
        }
    }
    lines.extend(
        passengers
            .into_iter()
            .filter(|(_, metres)| *metres > 0)
            .map(|((each, free), metres)| metered(PayRule::Passengers, metres, each, free)),
    );
    lines
}

fn passenger_milli(price: &Price, metres: Metres) -> i64 {
    price.passengers.map_or(0, |(count, each, _)| metres.0.saturating_mul(each.0).saturating_mul(count.into()))
}

fn metered(rule: PayRule, metres: i64, per_km: Ore, free: Ore) -> PayLine {
    let of = |rate: Ore| Ore(rounded(i128::from(metres) * i128::from(rate.0), 1_000));
    let amount = of(per_km);
    let tax_free = of(free).min(amount);
    let taxable = amount - tax_free;
    PayLine { rule, quantity: Measure::Distance(Metres(metres)), rate: Some(per_km), amount, tax_free, taxable }
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
        PayLine { rule, quantity: Measure::Money(amount), rate: None, amount, tax_free, taxable }
    };
    sums.into_iter().map(line).collect()
}

/// Amount, tax-free and taxable part of all lines.
pub(super) fn sums(lines: &[PayLine]) -> (Ore, Ore, Ore) {
    let sum = |part: fn(&PayLine) -> Ore| lines.iter().map(part).sum();
    (sum(|line| line.amount), sum(|line| line.tax_free), sum(|line| line.taxable))
}
