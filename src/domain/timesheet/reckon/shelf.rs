//! All caps of a reckoning: made when first needed, filled in the stated order.

use super::bucket::{Bucket, belongs_to, carried_out, finest, own_amount, window_of};
use super::hours::HourClaim;
use super::owner::Owner;
use super::settled::Settled;
use crate::id::{SessionId, TripId};
use crate::policy::{Cap, CapKey, CapOf, CapScope, CapWindow};
use crate::quantity::Minutes;
use crate::time::PayPeriod;
use crate::timesheet::{Allowance, CapUse, CarryOver, Window};
use chrono::NaiveDate;

/// The caps.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    owners: &'a [Owner<'a>],
    settled: Settled<'a>,
    allowances: &'a [Allowance],
    buckets: Vec<Bucket>,
}

impl<'a> Shelf<'a> {
    pub(super) const fn new(owners: &'a [Owner<'a>], settled: Settled<'a>, allowances: &'a [Allowance]) -> Self {
        Self { owners, settled, allowances, buckets: Vec::new() }
    }

    pub(super) fn get(&self, index: usize) -> Option<&Bucket> {
        self.buckets.get(index)
    }

    /// Takes `amount` out of the room of a bucket; `here` when the subject does so in the period being reckoned.
    pub(super) fn take(&mut self, index: usize, amount: i64, here: bool) {
        if let Some(bucket) = self.buckets.get_mut(index) {
            bucket.used = bucket.used.saturating_add(amount);
            if here {
                bucket.used_here = bucket.used_here.saturating_add(amount);
            }
        }
    }

    /// Whether `trip` is counted now for the first time; its legs come one after the other.
    pub(super) fn count_trip(&mut self, index: usize, trip: (SessionId, TripId)) -> bool {
        self.buckets.get_mut(index).is_some_and(|bucket| bucket.trip.replace(trip) != Some(trip))
    }

    /// Notes that `amount` more was claimed than there was room for.
    pub(super) fn over(&mut self, index: usize, amount: i64) {
        if let Some(bucket) = self.buckets.get_mut(index) {
            bucket.over = bucket.over.saturating_add(amount);
        }
    }

    /// The bucket of the granted hours, where hours are granted.
    pub(super) fn granted(&mut self, owner: usize, period: PayPeriod) -> Option<usize> {
        let who = self.owners.get(owner)?;
        let granted = who.rules(period).granted.as_ref()?;
        let key = CapKey(CapKey::GRANTED.to_owned());
        let window = Window { from: period.from(), until: period.until() };
        if let Some(known) = self.find(&key, Some(owner), window) {
            return Some(known);
        }
        let bucket = Bucket {
            of: CapOf::Hours,
            rule: granted.over,
            carry: granted.carry_over,
            owner: Some(owner),
            window,
            amount: who.granted(period).unwrap_or_default().0,
            ..self.settled_parts(key, CapOf::Hours, owner == 0, window, CapWindow::Period, period)
        };
        Some(self.put(bucket))
    }

    /// The bucket of `cap` for work of `owner` on `date`. `hours` are those already filled.
    pub(super) fn bucket(
        &mut self,
        owner: usize,
        cap: &Cap,
        date: NaiveDate,
        period: PayPeriod,
        hours: &[HourClaim<'_>],
    ) -> usize {
        let window = window_of(cap.per, date, period);
        let belongs = belongs_to(cap.scope, owner);
        if let Some(known) = self.find(&cap.key, belongs, window) {
            return known;
        }
        let amount = self.amount(owner, cap, window, period, hours);
        // A cap that assignments share holds what is settled, whichever of them comes first.
        let subjects = belongs != Some(owner) || owner == 0;
        let later = if subjects { self.settled.used_later(&cap.key, cap.of, window, amount) } else { 0 };
        let settled = self.settled_parts(cap.key.clone(), cap.of, subjects, window, cap.per, period);
        let bucket = Bucket {
            spoken_for: settled.spoken_for.saturating_add(later),
            of: cap.of,
            rule: cap.over,
            carry: if cap.per == CapWindow::Period { cap.carry_over } else { crate::policy::CarryRule::None },
            owner: belongs,
            window,
            amount,
            ..settled
        };
        self.put(bucket)
    }

    fn find(&self, cap: &CapKey, owner: Option<usize>, window: Window) -> Option<usize> {
        self.buckets.iter().position(|b| b.owner == owner && b.window == window && b.cap == *cap)
    }

    fn put(&mut self, bucket: Bucket) -> usize {
        self.buckets.push(bucket);
        self.buckets.len() - 1
    }

    /// A cap that assignments share is as large as the smallest that any of them states, whoever asks.
    fn amount(&self, owner: usize, cap: &Cap, window: Window, period: PayPeriod, hours: &[HourClaim<'_>]) -> i64 {
        let of_one = |index: usize, who: &Owner<'_>, cap: &Cap| {
            own_amount(cap, who, period, || {
                let worked: Minutes = hours
                    .iter()
                    .filter(|claim| claim.owner == index && window.from <= claim.date() && claim.date() <= window.until)
                    .map(|claim| claim.paid)
                    .sum();
                if index == 0 { worked + self.settled.paid(window) } else { worked }
            })
        };
        match cap.scope {
            CapScope::Assignment => self.owners.get(owner).map_or(0, |who| of_one(owner, who, cap)),
            CapScope::Contact => self
                .owners
                .iter()
                .enumerate()
                .filter_map(|(index, who)| {
                    let same = who.rules(period).caps.iter().find(|other| other.key == cap.key)?;
                    (same.scope == CapScope::Contact && same.of == cap.of).then(|| of_one(index, who, same))
                })
                .min()
                .unwrap_or(0),
        }
    }

    fn settled_parts(
        &self,
        cap: CapKey,
        of: CapOf,
        subject: bool,
        window: Window,
        per: CapWindow,
        period: PayPeriod,
    ) -> Bucket {
        let of_period = subject && per == CapWindow::Period;
        let allowed = self
            .allowances
            .iter()
            .filter(|more| subject && more.cap == cap)
            .filter(|more| window.from <= more.period.from() && more.period.from() <= window.until)
            .map(|more| finest(of, more.extra.0))
            .fold(0, i64::saturating_add);
        let used_before = if subject { self.settled.used_before(&cap, of, window) } else { 0 };
        Bucket {
            carried_in: if of_period { self.settled.carried_in(&cap, of, period) } else { 0 },
            spoken_for: if of_period { self.settled.spoken_for(&cap, of, period) } else { 0 },
            used: used_before,
            used_before,
            allowed,
            cap,
            of,
            rule: crate::policy::OverCap::KeepUnpaid,
            carry: crate::policy::CarryRule::None,
            owner: None,
            window,
            amount: 0,
            used_here: 0,
            over: 0,
            trip: None,
        }
    }

    /// Use of the subject's caps in `period`, and what slides on.
    pub(super) fn report(&mut self, period: PayPeriod, hours: &[HourClaim<'_>]) -> (Vec<CapUse>, Vec<CarryOver>) {
        let mut order: Vec<usize> = self.granted(0, period).into_iter().collect();
        let caps: &'a [Cap] = self.owners.first().map_or(&[], |who| &who.rules(period).caps);
        for cap in caps {
            if !matches!(cap.per, CapWindow::Week | CapWindow::Day) {
                order.push(self.bucket(0, cap, period.from(), period, hours));
                order.push(self.bucket(0, cap, period.until(), period, hours));
            }
            let belongs = belongs_to(cap.scope, 0);
            let touched = |b: &Bucket| {
                b.cap == cap.key
                    && b.owner == belongs
                    && b.window.from <= period.until()
                    && period.from() <= b.window.until
            };
            let mut windows: Vec<usize> = (0..self.buckets.len()).filter(|i| touched(&self.buckets[*i])).collect();
            windows.sort_by_key(|i| self.buckets[*i].window);
            order.extend(windows);
        }
        let mut seen = vec![false; self.buckets.len()];
        order.retain(|index| !core::mem::replace(&mut seen[*index], true));
        let used = order.iter().filter_map(|index| self.get(*index)).map(cap_use).collect();
        let carry = order
            .iter()
            .filter_map(|index| self.get(*index))
            .map(|b| {
                let still_there = self.settled.still_there(&b.cap, b.of, period, b.carried_in);
                CarryOver { cap: b.cap.clone(), amount: b.measure(carried_out(b, period, still_there)) }
            })
            .filter(|carry| carry.amount.raw() > 0)
            .collect();
        (used, carry)
    }
}

fn cap_use(bucket: &Bucket) -> CapUse {
    CapUse {
        cap: bucket.cap.clone(),
        of: bucket.of,
        window: bucket.window,
        amount: bucket.measure(bucket.amount),
        carried_in: bucket.measure(bucket.carried_in),
        allowed: bucket.measure(bucket.allowed),
        used: bucket.measure(bucket.used),
        used_elsewhere: bucket.measure(bucket.used.saturating_sub(bucket.used_here)),
        used_before: Some(bucket.measure(bucket.used_before)),
        over: bucket.measure(bucket.over),
        left: bucket.measure(bucket.left()),
        rule: bucket.rule,
    }
}
