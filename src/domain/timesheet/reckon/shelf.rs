//! All caps of a reckoning: made when first needed, filled in the stated order.

use super::bucket::{Bucket, belongs_to, carried_out, finest, own_amount, window_of};
use super::hours::HourClaim;
use super::owner::Owner;
use super::settled::Settled;
use crate::policy::{Cap, CapKey, CapOf, CapScope, CapWindow};
use crate::quantity::Minutes;
use crate::time::PayPeriod;
use crate::timesheet::{Allowance, CapUse, CarryOver, Reason, Window};
use chrono::NaiveDate;

/// The caps.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    owners: &'a [Owner<'a>],
    settled: Settled<'a>,
    allowances: &'a [Allowance],
    buckets: Vec<Bucket>,
    /// Which buckets the claims fill, one claim after the other.
    filled: Vec<usize>,
}

/// The caps that a claim fills, in the order of the municipality's file: a stretch of the shelf's list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Filled {
    from: usize,
    until: usize,
}

/// A cap that let only a part of a claim through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reached {
    bucket: usize,
    /// What it let through, in its own unit.
    pub(super) paid: i64,
    /// Of what.
    of: i64,
}

impl<'a> Shelf<'a> {
    pub(super) const fn new(owners: &'a [Owner<'a>], settled: Settled<'a>, allowances: &'a [Allowance]) -> Self {
        Self { owners, settled, allowances, buckets: Vec::new(), filled: Vec::new() }
    }

    fn get(&self, index: usize) -> Option<&Bucket> {
        self.buckets.get(index)
    }

    /// The caps that work of `owner` on `date` fills: of the caps that `counts` picks, and of the granted hours where it
    /// is `in_grant`. `hours` are those already filled.
    pub(super) fn filled(
        &mut self,
        (owner, who): (usize, &Owner<'a>),
        date: NaiveDate,
        in_grant: bool,
        hours: &[HourClaim<'_>],
        counts: impl Fn(&Cap) -> bool,
    ) -> Filled {
        let period = who.period_of(date);
        let from = self.filled.len();
        if let Some(granted) = in_grant.then(|| self.granted(owner, period)).flatten() {
            self.filled.push(granted);
        }
        for cap in who.rules(period).caps.iter().filter(|cap| counts(cap)) {
            let bucket = self.bucket(owner, cap, date, period, hours);
            self.filled.push(bucket);
        }
        Filled { from, until: self.filled.len() }
    }

    /// The buckets that a claim fills.
    pub(super) fn of(&self, filled: Filled) -> impl Iterator<Item = &Bucket> {
        self.indices(filled).filter_map(|index| self.get(index))
    }

    fn indices(&self, filled: Filled) -> impl Iterator<Item = usize> {
        self.filled.get(filled.from..filled.until).unwrap_or_default().iter().copied()
    }

    /// The cap that cuts a claim most: the first of those with the least `room`, where that is less than is `wanted`.
    /// What is wanted in vain is noted as over when the subject wants it in the period being reckoned, `here`.
    pub(super) fn cut(
        &mut self,
        filled: Filled,
        wanted: i64,
        here: bool,
        room: impl Fn(&Bucket) -> Option<i64>,
    ) -> Option<Reached> {
        let rooms = self.indices(filled).filter_map(|index| Some((index, room(self.get(index)?)?)));
        let (index, room) = rooms.min_by_key(|(_, room)| *room).filter(|(_, room)| *room < wanted)?;
        let bucket = self.buckets.get_mut(index)?;
        // A trip is let through whole or not at all.
        let (paid, of) = if bucket.of == CapOf::Trips { (0, 1) } else { (room, wanted) };
        if here {
            bucket.over = bucket.over.saturating_add(of.saturating_sub(paid));
        }
        Some(Reached { bucket: index, paid, of })
    }

    /// Takes what a claim uses of each bucket that it fills; `here` when the subject does so in the period being reckoned.
    pub(super) fn take(&mut self, filled: Filled, here: bool, amount: impl Fn(&mut Bucket) -> i64) {
        for index in self.filled.get(filled.from..filled.until).unwrap_or_default() {
            if let Some(bucket) = self.buckets.get_mut(*index) {
                let amount = amount(bucket);
                bucket.take(amount, here);
            }
        }
    }

    /// Says that a cap was reached: among `reasons`, two parts of one entry cut by one cap are one reason.
    pub(super) fn say(&self, reached: Reached, reasons: &mut Vec<Reason>) {
        let Some(bucket) = self.get(reached.bucket) else { return };
        let bucket_limit = bucket.measure(bucket.limit());
        for known in reasons.iter_mut() {
            if let Reason::CapReached { cap, limit, paid, of } = known
                && *cap == bucket.cap
                && *limit == bucket_limit
            {
                *paid = paid.with(paid.raw().saturating_add(reached.paid));
                *of = of.with(of.raw().saturating_add(reached.of));
                return;
            }
        }
        reasons.push(Reason::CapReached {
            cap: bucket.cap.clone(),
            limit: bucket_limit,
            paid: bucket.measure(reached.paid),
            of: bucket.measure(reached.of),
        });
    }

    /// The bucket of the granted hours, where hours are granted.
    fn granted(&mut self, owner: usize, period: PayPeriod) -> Option<usize> {
        let who = self.owners.get(owner)?;
        let granted = who.rules(period).granted.as_ref()?;
        let window = Window { from: period.from(), until: period.until() };
        if let Some(known) = self.find(CapKey::GRANTED, Some(owner), window) {
            return Some(known);
        }
        let key = CapKey(CapKey::GRANTED.to_owned());
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
    fn bucket(
        &mut self,
        owner: usize,
        cap: &Cap,
        date: NaiveDate,
        period: PayPeriod,
        hours: &[HourClaim<'_>],
    ) -> usize {
        let window = window_of(cap.per, date, period);
        let belongs = belongs_to(cap.scope, owner);
        if let Some(known) = self.find(&cap.key.0, belongs, window) {
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

    fn find(&self, cap: &str, owner: Option<usize>, window: Window) -> Option<usize> {
        self.buckets.iter().position(|b| b.owner == owner && b.window == window && b.cap.0 == cap)
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
        let used = order.iter().filter_map(|index| self.get(*index)).map(|bucket| cap_use(bucket, caps)).collect();
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

/// Use of a bucket; `caps` are the rules that it may be made of.
fn cap_use(bucket: &Bucket, caps: &[Cap]) -> CapUse {
    let rule = caps.iter().find(|cap| cap.key == bucket.cap);
    CapUse {
        cap: bucket.cap.clone(),
        of: bucket.of,
        legs: rule.map(|cap| cap.legs.clone()).unwrap_or_default(),
        kinds: rule.map(|cap| cap.kinds.clone()).unwrap_or_default(),
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
