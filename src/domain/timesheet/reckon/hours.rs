//! Hours: what each part of a session counts, which rate it has, and how much of it the granted hours let through.

use super::owner::Owner;
use super::rates::{AgeUnknown, Work, age_unknown, fitting};
use super::shelf::Shelf;
use super::slice::{Slice, cuts, slices};
use crate::entry::Session;
use crate::policy::{CapOf, KindName, KindPay, Policy, Rate, RateRole};
use crate::quantity::Minutes;
use crate::timesheet::{Reason, Reckoning};
use chrono::NaiveDate;

/// A part of a session that claims pay.
#[derive(Debug, Clone)]
pub(super) struct HourClaim<'a> {
    pub(super) owner: usize,
    pub(super) session: &'a Session,
    pub(super) kind: KindName,
    pub(super) slice: Slice,
    /// What the kind's rule makes of it.
    pub(super) counted: Minutes,
    pub(super) in_grant: bool,
    pub(super) rate: HourRate<'a>,
    pub(super) age_unknown: AgeUnknown,
    pub(super) paid: Minutes,
    /// Why it is not all paid.
    pub(super) why: Option<Reason>,
    /// The caps that it fills.
    pub(super) buckets: Vec<usize>,
}

impl HourClaim<'_> {
    pub(super) const fn date(&self) -> NaiveDate {
        self.slice.at.date()
    }
}

/// Where the rate of an hour comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum HourRate<'a> {
    /// A row of the table.
    Row(&'a Rate),
    /// The municipality has no table: payroll knows the rate.
    Payroll,
    /// No row fits.
    Missing,
}

/// The claims of one session.
pub(super) fn claims<'a>(
    owner: usize,
    who: &Owner<'a>,
    session: &'a Session,
    input: &Reckoning<'a>,
    refused: Option<&Reason>,
) -> Vec<HourClaim<'a>> {
    let kind = KindName::from(&session.kind);
    let policy = who.terms.on(session.span.date());
    let rule = policy.kinds.of(kind);
    let parts = slices(&session.span, &cuts(policy), policy.hours.clock_change);
    let counted = counted(rule.pay, &parts);
    parts
        .into_iter()
        .zip(counted)
        .map(|(slice, counted)| {
            let policy = who.terms.on(slice.at.date());
            let work = Work::new(&slice, kind, policy, who.assignment, input);
            HourClaim {
                owner,
                session,
                kind,
                slice,
                counted,
                in_grant: rule.in_grant,
                rate: rate(policy, &work),
                age_unknown: age_unknown(policy, &work),
                paid: Minutes::ZERO,
                why: refused.cloned(),
                buckets: Vec::new(),
            }
        })
        .collect()
}

fn rate<'a>(policy: &'a Policy, work: &Work<'_>) -> HourRate<'a> {
    if !policy.rates.iter().any(|rate| rate.role == RateRole::Hour) {
        return HourRate::Payroll;
    }
    fitting(policy, RateRole::Hour, work).first().map_or(HourRate::Missing, |row| HourRate::Row(row))
}

/// What the kind's rule makes of each part; together exactly what it makes of the whole.
fn counted(pay: KindPay, parts: &[Slice]) -> Vec<Minutes> {
    let mut passed = 0_i64;
    let mut given = 0_i64;
    parts
        .iter()
        .map(|slice| {
            passed = passed.saturating_add(slice.minutes.0);
            let due = match pay {
                KindPay::Full => passed,
                KindPay::None => 0,
                // However long it took: all of it falls on the part in which the session began.
                KindPay::Fixed(hours) => hours.0.0,
                KindPay::AtMost(hours) => passed.min(hours.0.0),
                KindPay::Share(share) => share.of(passed),
            };
            let now = due.saturating_sub(given);
            given = due;
            Minutes(now)
        })
        .collect()
}

/// Pays `claims`, which stand in order of start, as far as the caps on hours let them.
pub(super) fn fill(
    claims: &mut [HourClaim<'_>],
    owners: &[Owner<'_>],
    shelf: &mut Shelf<'_>,
    here: impl Fn(usize, NaiveDate) -> bool,
) {
    for claim in claims {
        if claim.why.is_some() || claim.counted == Minutes::ZERO {
            continue;
        }
        if matches!(claim.rate, HourRate::Missing) {
            claim.why = Some(Reason::NoRate { date: claim.date() });
            continue;
        }
        claim.paid = claim.counted;
        let Some(who) = owners.get(claim.owner).filter(|_| claim.in_grant) else { continue };
        let period = who.terms.period_of(claim.date());
        let mut buckets: Vec<usize> = shelf.granted(claim.owner, period).into_iter().collect();
        for cap in who.rules(period).caps.iter().filter(|cap| cap.of == CapOf::Hours) {
            buckets.push(shelf.bucket(claim.owner, cap, claim.date(), period, &[]));
        }
        let mine = here(claim.owner, claim.date());
        let narrowest = buckets
            .iter()
            .filter_map(|index| shelf.get(*index).map(|bucket| (*index, bucket.room())))
            .min_by_key(|(_, room)| *room)
            .filter(|(_, room)| *room < claim.counted.0);
        if let Some((index, room)) = narrowest {
            claim.paid = Minutes(room);
            if let Some(bucket) = shelf.get(index) {
                claim.why = Some(Reason::CapReached {
                    cap: bucket.cap.clone(),
                    limit: bucket.measure(bucket.limit()),
                    paid: bucket.measure(room),
                    of: bucket.measure(claim.counted.0),
                });
            }
            if mine {
                shelf.over(index, claim.counted.0.saturating_sub(room));
            }
        }
        for index in &buckets {
            shelf.take(*index, claim.paid.0, mine);
        }
        claim.buckets = buckets;
    }
}
