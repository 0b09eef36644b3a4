//! Driving and passengers.

use super::rounding::to_unit;
use crate::policy::{CapOf, DrivingRule, KmRounding, KmUnit, RoundingSpan, TaxFreeOrder};
use crate::quantity::share::rounded;
use crate::quantity::{Measure, Metres, Ore};
use crate::timesheet::reckon::costs::{Cost, CostClaim, Price};
use crate::timesheet::reckon::shelf::Shelf;
use crate::timesheet::{PayLine, PayRule};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Metres that are rounded together; the last leg of them carries the rounding.
struct Part<'c> {
    metres: Metres,
    price: Price,
    buckets: &'c [usize],
}

/// Driving at one price.
#[derive(Default)]
struct Sums<'c> {
    /// By what is rounded together.
    parts: BTreeMap<Option<Uuid>, Part<'c>>,
    /// Cut by a cap in kroner: metres, øre, and of that free of tax.
    cut: (Metres, Ore, Ore),
}

pub(super) fn lines(rule: &DrivingRule, claims: &[&CostClaim<'_>], shelf: &mut Shelf<'_>) -> Vec<PayLine> {
    let mut driving: BTreeMap<(Ore, Ore), Sums<'_>> = BTreeMap::new();
    let mut passengers: BTreeMap<(Ore, Ore), Metres> = BTreeMap::new();
    for claim in claims {
        let Cost::Leg { trip, price: Some(price), .. } = claim.what else { continue };
        if claim.paid.metres <= Metres::ZERO && claim.paid.cut.is_none() {
            continue;
        }
        let sums = driving.entry((price.per_km, price.tax_free)).or_default();
        match claim.paid.cut {
            Some(cut) => {
                let paid = cut.ore - passengers_part(&price, claim.paid.metres);
                let free = match rule.tax_free {
                    TaxFreeOrder::First => cut.of,
                    TaxFreeOrder::Proportional => claim.paid.metres,
                };
                let free = Ore(rounded(i128::from(free.0) * i128::from(price.tax_free.0), 1_000));
                sums.cut.0 += claim.paid.metres;
                sums.cut.1 += paid;
                sums.cut.2 += free.min(paid);
            }
            None => {
                let together = (rule.rounding.each == RoundingSpan::Entry).then(|| trip.id.uuid());
                let metres = sums.parts.get(&together).map_or(Metres::ZERO, |part| part.metres) + claim.paid.metres;
                sums.parts.insert(together, Part { metres, price, buckets: &claim.buckets });
            }
        }
        if let Some((count, each, free)) = price.passengers {
            let riding = Metres(claim.paid.metres.0.saturating_mul(i64::from(count)));
            *passengers.entry((each, free)).or_default() += riding;
        }
    }
    let mut lines = Vec::new();
    for ((per_km, tax_free), sums) in driving {
        let metres: Metres = sums.parts.into_values().map(|part| round(&part, rule.rounding, shelf)).sum();
        if metres > Metres::ZERO {
            lines.push(metered(PayRule::Driving, metres, per_km, tax_free));
        }
        let (metres, amount, tax_free) = sums.cut;
        if amount > Ore::ZERO {
            let quantity = Measure::Distance(metres);
            let taxable = amount - tax_free;
            lines.push(PayLine { rule: PayRule::Driving, quantity, rate: None, amount, tax_free, taxable });
        }
    }
    let ridden = passengers.into_iter().filter(|(_, metres)| *metres > Metres::ZERO);
    lines.extend(ridden.map(|((each, free), metres)| metered(PayRule::Passengers, metres, each, free)));
    lines
}

fn round(part: &Part<'_>, rounding: KmRounding, shelf: &mut Shelf<'_>) -> Metres {
    let unit = match rounding.to {
        KmUnit::Exact => return part.metres,
        KmUnit::TenthKm => 100,
        KmUnit::WholeKm => 1_000,
    };
    let room = part.buckets.iter().filter_map(|index| shelf.get(*index)).map(|bucket| match bucket.of {
        CapOf::Distance => bucket.room(),
        CapOf::Trips => i64::MAX,
        CapOf::Driving | CapOf::Expenses | CapOf::Pot | CapOf::Hours => part.price.metres_for(bucket.room()),
    });
    let room = room.min().unwrap_or(i64::MAX);
    let metres = Metres(to_unit(part.metres.0, unit, rounding.mode, room));
    let more = (metres - part.metres).0.max(0);
    for index in part.buckets {
        let amount = match shelf.get(*index).map(|bucket| bucket.of) {
            Some(CapOf::Distance) => more,
            Some(CapOf::Driving | CapOf::Pot) => part.price.value_of(more),
            _ => 0,
        };
        shelf.take(*index, amount, true);
    }
    metres
}

/// Of what a cut drive is paid, the part that is for passengers.
fn passengers_part(price: &Price, metres: Metres) -> Ore {
    price.passengers.map_or(Ore::ZERO, |(count, each, _)| {
        Ore(rounded(i128::from(metres.0) * i128::from(each.0) * i128::from(count), 1_000))
    })
}

fn metered(rule: PayRule, metres: Metres, per_km: Ore, free: Ore) -> PayLine {
    let of = |rate: Ore| Ore(rounded(i128::from(metres.0) * i128::from(rate.0), 1_000));
    let amount = of(per_km);
    let tax_free = of(free).min(amount);
    let taxable = amount - tax_free;
    PayLine { rule, quantity: Measure::Distance(metres), rate: Some(per_km), amount, tax_free, taxable }
}
