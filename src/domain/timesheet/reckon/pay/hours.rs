//! Hours, supplements and allowances.

use super::rounding::to_unit;
use super::{Roundings, taxed};
use crate::id::SessionId;
use crate::policy::{HourRounding, KindName, Pay, Policy, Rate, RateRole, RoundingSpan};
use crate::quantity::share::rounded;
use crate::quantity::{Measure, Minutes, Ore};
use crate::time::Zone;
use crate::timesheet::reckon::bucket::Bucket;
use crate::timesheet::reckon::hours::{HourClaim, pays};
use crate::timesheet::reckon::rates::{Work, fitting, present};
use crate::timesheet::reckon::shelf::{Filled, Shelf};
use crate::timesheet::reckon::slice::Slice;
use crate::timesheet::{PayLine, PayRule, RateRow, Reason, Reckoning};
use chrono::Duration;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Minutes that are rounded together; the last entry of them carries the rounding.
#[derive(Debug, Default)]
struct Part {
    minutes: Minutes,
    session: Option<SessionId>,
    filled: Filled,
}

/// What a row of the table, by its key, pays for; in the order of [`PayRule`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Row<'p> {
    Hours(&'p str),
    Supplement(&'p str),
}

impl From<Row<'_>> for PayRule {
    fn from(row: Row<'_>) -> Self {
        match row {
            Row::Hours(key) => Self::Hours { key: key.to_owned() },
            Row::Supplement(key) => Self::Supplement { key: key.to_owned() },
        }
    }
}

/// What is paid by rows of one key at one rate.
#[derive(Debug, Default)]
struct Sum<'p> {
    /// Minutes that are rounded together, each by the entry that they belong to.
    parts: BTreeMap<Option<Uuid>, Part>,
    rows: Vec<&'p Rate>,
}

pub(super) fn lines(
    input: &Reckoning<'_>,
    rounding: Option<HourRounding>,
    claims: &[&HourClaim<'_>],
    shelf: &mut Shelf<'_>,
    roundings: &mut Roundings,
) -> Vec<PayLine> {
    // Minutes paid, by what they are paid for and at which rate.
    let mut sums: BTreeMap<(Row<'_>, Option<Ore>), Sum<'_>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.paid > Minutes::ZERO) {
        let together = rounding.filter(|r| r.each == RoundingSpan::Entry).map(|_| claim.session.id.uuid());
        let mut add = |of, rate, row, filled| {
            let sum = sums.entry((of, rate)).or_default();
            note(&mut sum.rows, row);
            let part = sum.parts.entry(together).or_default();
            part.minutes += claim.paid;
            part.session = Some(claim.session.id);
            part.filled = filled;
        };
        let row = claim.rate.row();
        let base = row.and_then(|row| per_hour(row, Ore::ZERO));
        add(Row::Hours(row.map_or("hour", |row| &row.key)), base, row, claim.filled);
        let policy = input.terms.on(claim.date());
        for (row, rate) in supplements(input, policy, &claim.slice, claim.kind, base.unwrap_or_default()) {
            // The hour itself has taken the room; what comes on top takes none.
            add(Row::Supplement(&row.key), Some(rate), Some(row), Filled::default());
        }
    }
    let mut line = |((row, rate), sum): ((Row<'_>, Option<Ore>), Sum<'_>)| {
        let mut minutes = Minutes::ZERO;
        for part in sum.parts.into_values() {
            let rounded = round(&part, rounding, shelf);
            minutes += rounded;
            // A supplement is rounded with its hours: that is said once.
            if let (Row::Hours(_), Some(session)) = (row, part.session.filter(|_| rounded != part.minutes)) {
                let (from, to) = (Measure::Time(part.minutes), Measure::Time(rounded));
                roundings.sessions.push((session, Reason::Rounded { from, to }));
            }
        }
        let amount = Ore(rounded(i128::from(minutes.0) * i128::from(rate.unwrap_or_default().0), 60));
        PayLine { why: RateRow::each(sum.rows), ..taxed(row.into(), Measure::Time(minutes), rate, amount) }
    };
    sums.into_iter().map(&mut line).collect()
}

/// Notes that some work is paid by `row`, where it is by any.
fn note<'p>(rows: &mut Vec<&'p Rate>, row: Option<&'p Rate>) {
    rows.extend(row.filter(|row| !rows.iter().any(|known| core::ptr::eq(*known, *row))));
}

fn round(part: &Part, rounding: Option<HourRounding>, shelf: &mut Shelf<'_>) -> Minutes {
    let Some(rounding) = rounding else { return part.minutes };
    let room = shelf.of(part.filled).map(Bucket::room).min().unwrap_or(i64::MAX);
    let minutes = Minutes(to_unit(part.minutes.0, rounding.to.0.0, rounding.mode, room));
    let more = (minutes - part.minutes).0.max(0);
    shelf.take(part.filled, true, |_| more);
    minutes
}

/// Øre an hour of a row, beside an hour's own rate.
fn per_hour(row: &Rate, base: Ore) -> Option<Ore> {
    match row.pay {
        Pay::PerHour(rate) => Some(rate.0),
        Pay::ShareOfRate(share) => Some(Ore(share.of(base.0))),
        Pay::PerDay(_) | Pay::PerRecipientDay(_) => None,
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
    let work = Work::new(slice, kind, policy, input.assignment, input);
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

/// Money for each 24 hours begun of a session that pays, by the rate at which each begins: a child may turn ten meanwhile.
/// Where it is for each recipient, each counts by the row that fits their own age.
pub(super) fn allowances<'p>(input: &Reckoning<'p>, hours: &[&HourClaim<'_>]) -> Vec<PayLine> {
    if !input.terms.stretches().iter().any(|part| part.policy.rates.iter().any(|row| row.role == RateRole::Allowance)) {
        return Vec::new();
    }
    let mut days: BTreeMap<(&str, Ore), (i64, Vec<&Rate>)> = BTreeMap::new();
    let mut add = |rows: Vec<(&'p Rate, Ore)>| {
        for (row, rate) in rows {
            let (count, rows) = days.entry((&row.key, rate)).or_default();
            *count += 1;
            note(rows, Some(row));
        }
    };
    for parts in by_session(hours).values().filter(|parts| pays(parts)) {
        let Some(claim) = parts.first() else { continue };
        let span = claim.session.span;
        for day in 0..=span.elapsed().0.saturating_sub(1) / (24 * 60) {
            let utc = span.start().utc + Duration::hours(24 * day);
            let slice = Slice { at: Zone::OSLO.wall_at(utc), utc, ..claim.slice };
            let policy = input.terms.on(slice.at.date());
            // Those that begin in another period are paid there.
            if !parts.iter().any(|part| part.date() == slice.at.date()) {
                continue;
            }
            let work = Work::new(&slice, claim.kind, policy, input.assignment, input);
            add(allowed(policy, &work, |pay| match pay {
                Pay::PerDay(rate) => Some(rate.0),
                _ => None,
            }));
            for recipient in present(claim.session, input.assignment) {
                add(allowed(policy, &work.for_one(recipient, input), |pay| match pay {
                    Pay::PerRecipientDay(rate) => Some(rate.0),
                    _ => None,
                }));
            }
        }
    }
    let line = |((key, rate), (count, rows)): ((&str, Ore), (i64, Vec<&Rate>))| {
        let (rule, amount) = (PayRule::Allowance { key: key.to_owned() }, Ore(rate.0.saturating_mul(count)));
        PayLine { why: RateRow::each(rows), ..taxed(rule, Measure::Count(count), Some(rate), amount) }
    };
    days.into_iter().map(line).collect()
}

/// The parts of each session, which stand in order of start.
pub(super) fn by_session<'h, 'c>(hours: &[&'h HourClaim<'c>]) -> BTreeMap<SessionId, Vec<&'h HourClaim<'c>>> {
    let mut parts: BTreeMap<SessionId, Vec<&HourClaim<'_>>> = BTreeMap::new();
    for claim in hours {
        parts.entry(claim.session.id).or_default().push(claim);
    }
    parts
}

/// The allowances that fit `work`, of each key only the row that fits best; those that pay in the way that `rate` reads.
fn allowed<'p>(policy: &'p Policy, work: &Work<'_>, rate: impl Fn(Pay) -> Option<Ore>) -> Vec<(&'p Rate, Ore)> {
    let mut best: Vec<&Rate> = Vec::new();
    for row in fitting(policy, RateRole::Allowance, work) {
        if best.iter().all(|known| known.key != row.key) {
            best.push(row);
        }
    }
    best.into_iter().filter_map(|row| Some((row, rate(row.pay)?))).collect()
}
