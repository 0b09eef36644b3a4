//! Driving and passengers.

use super::Roundings;
use super::rounding::to_unit;
use crate::id::{SessionId, TripId};
use crate::policy::{CapOf, Conditions, DrivingRule, KmRounding, KmUnit, RoundingSpan, TaxFreeOrder};
use crate::quantity::share::rounded;
use crate::quantity::{Measure, Metres, Ore};
use crate::timesheet::reckon::costs::{Cost, CostClaim, Price};
use crate::timesheet::reckon::shelf::{Filled, Shelf};
use crate::timesheet::{PayLine, PayRule, RateRow, Reason};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Metres that are rounded together; the last leg of them carries the rounding.
struct Part {
    metres: Metres,
    price: Price,
    trip: (SessionId, TripId),
    filled: Filled,
}

/// Driving at one price.
#[derive(Default)]
struct Sums {
    /// By what is rounded together.
    parts: BTreeMap<Option<Uuid>, Part>,
    /// Cut by a cap in kroner: metres, øre, and of that free of tax.
    cut: (Metres, Ore, Ore),
    /// Since when the rates hold.
    since: Vec<NaiveDate>,
}

pub(super) fn lines(
    rule: &DrivingRule,
    claims: &[&CostClaim<'_>],
    shelf: &mut Shelf<'_>,
    roundings: &mut Roundings,
) -> Vec<PayLine> {
    let mut driving: BTreeMap<(Ore, Ore), Sums> = BTreeMap::new();
    let mut passengers: BTreeMap<(Ore, Ore), Metres> = BTreeMap::new();
    let mut passengers_cut = (Metres::ZERO, Ore::ZERO, Ore::ZERO);
    for claim in claims {
        let Cost::Leg { trip, price: Some(price), .. } = claim.what else { continue };
        if claim.paid.metres <= Metres::ZERO && claim.paid.cut.is_none() {
            continue;
        }
        let sums = driving.entry((price.per_km, price.tax_free)).or_default();
        if !sums.since.contains(&price.since) {
            sums.since.push(price.since);
        }
        match claim.paid.cut {
            Some(cut) => {
                let (riding, for_passengers, free) = passengers_part(&price, claim.paid.metres);
                passengers_cut.0 += riding;
                passengers_cut.1 += for_passengers;
                passengers_cut.2 += free;
                let paid = cut.ore - for_passengers;
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
                sums.parts
                    .insert(together, Part { metres, price, trip: (claim.session.id, trip.id), filled: claim.filled });
            }
        }
        if let (Some((count, each, free)), None) = (price.passengers, claim.paid.cut) {
            *passengers.entry((each, free)).or_default() += riding(claim.paid.metres, count);
        }
    }
    let mut lines = Vec::new();
    for ((per_km, tax_free), sums) in driving {
        let metres: Metres = sums.parts.into_values().map(|part| round(&part, rule.rounding, shelf, roundings)).sum();
        let why = || sums.since.iter().map(|from| RateRow { from: *from, when: Conditions::default() }).collect();
        if metres > Metres::ZERO {
            lines.push(PayLine { why: why(), ..metered(PayRule::Driving, metres, per_km, tax_free) });
        }
        lines.extend(cut_line(PayRule::Driving, sums.cut).map(|line| PayLine { why: why(), ..line }));
    }
    let ridden = passengers.into_iter().filter(|(_, metres)| *metres > Metres::ZERO);
    lines.extend(ridden.map(|((each, free), metres)| metered(PayRule::Passengers, metres, each, free)));
    lines.extend(cut_line(PayRule::Passengers, passengers_cut));
    lines
}

/// What a cap in kroner left of drives; its amount is its own rate.
fn cut_line(rule: PayRule, (metres, amount, tax_free): (Metres, Ore, Ore)) -> Option<PayLine> {
    let (quantity, taxable) = (Measure::Distance(metres), amount - tax_free);
    (amount > Ore::ZERO).then_some(PayLine { rule, quantity, rate: None, amount, tax_free, taxable, why: Vec::new() })
}

fn round(part: &Part, rounding: KmRounding, shelf: &mut Shelf<'_>, roundings: &mut Roundings) -> Metres {
    let unit = match rounding.to {
        KmUnit::Exact => return part.metres,
        KmUnit::TenthKm => 100,
        KmUnit::WholeKm => 1_000,
    };
    let room = shelf.of(part.filled).map(|bucket| match bucket.of {
        CapOf::Distance => bucket.room(),
        CapOf::Trips => i64::MAX,
        CapOf::Driving | CapOf::Expenses | CapOf::Pot | CapOf::Hours => part.price.drive_metres_for(bucket.room()),
    });
    let room = room.min().unwrap_or(i64::MAX);
    let metres = Metres(to_unit(part.metres.0, unit, rounding.mode, room));
    if metres != part.metres {
        let (from, to) = (Measure::Distance(part.metres), Measure::Distance(metres));
        roundings.drives.push((part.trip, Reason::Rounded { from, to }));
    }
    let more = (metres - part.metres).0.max(0);
    shelf.take(part.filled, true, |bucket| match bucket.of {
        CapOf::Distance => more,
        CapOf::Driving | CapOf::Pot => part.price.drive_value_of(more),
        CapOf::Expenses | CapOf::Hours | CapOf::Trips => 0,
    });
    metres
}

fn riding(metres: Metres, passengers: u8) -> Metres {
    Metres(metres.0.saturating_mul(i64::from(passengers)))
}

/// Of what a cut drive is paid, the part that is for passengers: metres, øre, and of that free of tax. It is rounded
/// here, drive by drive, so that with what is left for the drive it is all the room there was and no more.
fn passengers_part(price: &Price, metres: Metres) -> (Metres, Ore, Ore) {
    price.passengers.map_or_else(Default::default, |(count, each, free)| {
        let riding = riding(metres, count);
        let line = metered(PayRule::Passengers, riding, each, free);
        (riding, line.amount, line.tax_free)
    })
}

fn metered(rule: PayRule, metres: Metres, per_km: Ore, free: Ore) -> PayLine {
    let of = |rate: Ore| Ore(rounded(i128::from(metres.0) * i128::from(rate.0), 1_000));
    let amount = of(per_km);
    let tax_free = of(free).min(amount);
    let taxable = amount - tax_free;
    PayLine {
        rule,
        quantity: Measure::Distance(metres),
        rate: Some(per_km),
        amount,
        tax_free,
        taxable,
        why: Vec::new(),
    }
}
