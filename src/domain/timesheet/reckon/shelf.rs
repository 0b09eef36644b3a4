//! All caps of a reckoning: made when first needed, filled in the stated order.

use super::bucket::{Bucket, belongs_to, carried_out, finest, own_amount, window_of};
use super::hours::HourClaim;
use super::owner::Owner;
use crate::id::{SessionId, TripId};
use crate::policy::{Cap, CapKey, CapOf, CapScope, CapWindow};
use crate::quantity::Minutes;
use crate::time::PayPeriod;
use crate::timesheet::{Allowance, CapUse, CarryOver, Timesheet, Window};
use chrono::NaiveDate;

/// What is already settled about the subject's other months.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled<'a> {
    /// Approved months as they now stand; never the one being reckoned.
    pub(super) months: &'a [Timesheet],
    /// The approved form of the month being reckoned anew, when it is one: what slid into it stays as it was.
    pub(super) frozen: Option<&'a Timesheet>,
}

impl Settled<'_> {
    /// Whether claims of `date` are already counted in an approved month.
    pub(super) fn covers(&self, date: NaiveDate) -> bool {
        self.months.iter().any(|sheet| sheet.period.holds(date))
    }

    fn carried_in(&self, cap: &CapKey, of: CapOf, period: PayPeriod) -> i64 {
        if let Some(frozen) = self.frozen.filter(|sheet| sheet.period == period) {
            return frozen.caps.iter().find(|used| used.cap == *cap).map_or(0, |used| finest(of, used.carried_in));
        }
        self.months
            .iter()
            .find(|sheet| sheet.period.until().succ_opt() == Some(period.from()))
            .and_then(|sheet| sheet.carry_over.iter().find(|carry| carry.cap == *cap))
            .map_or(0, |carry| finest(of, carry.amount))
    }

    /// What the month after already used of the room that slid into it from `period`: it cannot be used twice.
    fn spoken_for(&self, cap: &CapKey, of: CapOf, period: PayPeriod) -> i64 {
        let after = |sheet: &&Timesheet| period.until().succ_opt() == Some(sheet.period.from());
        self.months.iter().find(after).and_then(|sheet| sheet.caps.iter().find(|used| used.cap == *cap)).map_or(
            0,
            |used| {
                let beyond_own = finest(of, used.used)
                    .saturating_sub(finest(of, used.used_elsewhere))
                    .saturating_sub(finest(of, used.amount))
                    .saturating_sub(finest(of, used.allowed));
                beyond_own.clamp(0, finest(of, used.carried_in).max(0))
            },
        )
    }

    /// Whether `sheet` lies before the month being reckoned.
    fn before(&self, sheet: &Timesheet) -> bool {
        self.frozen.is_none_or(|frozen| sheet.period < frozen.period)
    }

    /// Used in `window` by approved months before the one being reckoned.
    fn used(&self, cap: &CapKey, of: CapOf, window: Window) -> i64 {
        let sheets = self.months.iter().filter(|sheet| self.before(sheet));
        sheets.map(|sheet| used_in(sheet, cap, of, window).0).fold(0, i64::saturating_add)
    }

    /// What approved months after the one being reckoned used of `window`, beyond what their own hours added to its
    /// `amount`.
    fn used_later(&self, cap: &CapKey, of: CapOf, window: Window, amount: i64) -> i64 {
        let later = self.months.iter().filter(|sheet| !self.before(sheet));
        let (used, grown_to) = later
            .map(|sheet| used_in(sheet, cap, of, window))
            .filter(|(used, _)| *used > 0)
            .fold((0_i64, amount), |(sum, most), (used, stated)| (sum.saturating_add(used), most.max(stated)));
        used.saturating_sub(grown_to.saturating_sub(amount)).max(0)
    }

    /// Minutes paid in approved months before, for sessions that began in `window`.
    fn paid(&self, window: Window) -> Minutes {
        let within = |date: NaiveDate| window.from <= date && date <= window.until;
        let lines = self.months.iter().filter(|sheet| self.before(sheet)).flat_map(|sheet| &sheet.sessions);
        lines.filter(|line| within(line.span.date())).map(|line| line.paid).sum()
    }
}

/// What `sheet` itself used of a cap in `window`, and how large it took the cap to be.
fn used_in(sheet: &Timesheet, cap: &CapKey, of: CapOf, window: Window) -> (i64, i64) {
    let known = sheet.caps.iter().find(|used| used.cap == *cap && used.window == window);
    known.map_or((0, 0), |used| {
        (finest(of, used.used).saturating_sub(finest(of, used.used_elsewhere)), finest(of, used.amount))
    })
}

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
        Bucket {
            carried_in: if of_period { self.settled.carried_in(&cap, of, period) } else { 0 },
            spoken_for: if of_period { self.settled.spoken_for(&cap, of, period) } else { 0 },
            used: if subject { self.settled.used(&cap, of, window) } else { 0 },
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
            .map(|b| CarryOver { cap: b.cap.clone(), amount: b.measure(carried_out(b, period)) })
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
        over: bucket.measure(bucket.over),
        left: bucket.measure(bucket.room()),
        rule: bucket.rule,
    }
}
