//! Caps being filled.

use super::owner::Owner;
use crate::id::{SessionId, TripId};
use crate::policy::{Cap, CapAmount, CapKey, CapOf, CapScope, CapWindow, CarryRule, OverCap, PerHour};
use crate::quantity::share::saturated;
use crate::quantity::{Measure, Metres, Minutes, Ore};
use crate::time::PayPeriod;
use crate::timesheet::Window;
use chrono::{Datelike, Days, Months, NaiveDate};

/// The days that a cap lasts, of which `date` is one.
pub(super) fn window_of(per: CapWindow, date: NaiveDate, period: PayPeriod) -> Window {
    match per {
        CapWindow::Period => Window { from: period.from(), until: period.until() },
        CapWindow::Month => {
            let from = date.with_day(1).unwrap_or(date);
            Window { from, until: last_of_month(date) }
        }
        CapWindow::Year => Window {
            from: NaiveDate::from_ymd_opt(date.year(), 1, 1).unwrap_or(date),
            until: NaiveDate::from_ymd_opt(date.year(), 12, 31).unwrap_or(date),
        },
        CapWindow::Week => {
            let from = date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into())).unwrap_or(date);
            Window { from, until: from.checked_add_days(Days::new(6)).unwrap_or(date) }
        }
        CapWindow::Day => Window { from: date, until: date },
    }
}

fn last_of_month(date: NaiveDate) -> NaiveDate {
    (28..=31).rev().find_map(|day| date.with_day(day)).unwrap_or(date)
}

/// One cap in one window. All amounts in the cap's unit: metres, øre, minutes, times.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    pub(super) cap: CapKey,
    pub(super) of: CapOf,
    pub(super) rule: OverCap,
    pub(super) carry: CarryRule,
    /// Whose; `None` for all of the contact's.
    pub(super) owner: Option<usize>,
    pub(super) window: Window,
    pub(super) amount: i64,
    pub(super) carried_in: i64,
    pub(super) allowed: i64,
    /// Room that an approved later month already used.
    pub(super) spoken_for: i64,
    pub(super) used: i64,
    /// Of `used`, by the subject in earlier periods.
    pub(super) used_before: i64,
    /// Of `used`, by the subject in the period being reckoned.
    pub(super) used_here: i64,
    /// Claimed by the subject in the period being reckoned, and over.
    pub(super) over: i64,
    /// The trip last counted, where trips are.
    pub(super) trip: Option<(SessionId, TripId)>,
}

impl Bucket {
    /// All the room it has by the rules.
    pub(super) const fn limit(&self) -> i64 {
        self.amount.saturating_add(self.carried_in).saturating_add(self.allowed)
    }

    /// What is not used.
    pub(super) const fn left(&self) -> i64 {
        let left = self.limit().saturating_sub(self.used);
        if left < 0 { 0 } else { left }
    }

    /// What can still be used: what is left, less what later months already used of it.
    pub(super) const fn room(&self) -> i64 {
        let room = self.limit().saturating_sub(self.spoken_for).saturating_sub(self.used);
        if room < 0 { 0 } else { room }
    }

    /// Takes `amount` out of its room; `here` when the subject does so in the period being reckoned.
    pub(super) const fn take(&mut self, amount: i64, here: bool) {
        self.used = self.used.saturating_add(amount);
        if here {
            self.used_here = self.used_here.saturating_add(amount);
        }
    }

    /// Whether `trip` is counted now for the first time; its legs come one after the other.
    pub(super) fn count_trip(&mut self, trip: (SessionId, TripId)) -> bool {
        self.trip.replace(trip) != Some(trip)
    }

    /// `raw` of the bucket's unit, as a quantity.
    pub(super) fn measure(&self, raw: i64) -> Measure {
        measure(self.of, raw)
    }
}

/// `raw` of the unit of what fills a cap, as a quantity.
pub(super) fn measure(of: CapOf, raw: i64) -> Measure {
    match of {
        CapOf::Distance => Measure::Distance(Metres(raw)),
        CapOf::Driving | CapOf::Expenses | CapOf::Pot => Measure::Money(Ore(raw)),
        CapOf::Hours => Measure::Time(Minutes(raw)),
        CapOf::Trips => Measure::Count(raw),
    }
}

/// A quantity in the unit of what fills a cap; nothing, when the units do not agree ([`crate::policy`]'s check
/// refuses such a cap).
pub(super) fn finest(of: CapOf, measure: Measure) -> i64 {
    match (of, measure) {
        (CapOf::Distance, Measure::Distance(Metres(raw)))
        | (CapOf::Hours, Measure::Time(Minutes(raw)))
        | (CapOf::Trips, Measure::Count(raw))
        | (CapOf::Driving | CapOf::Expenses | CapOf::Pot, Measure::Money(Ore(raw))) => raw,
        _ => 0,
    }
}

/// What `cap` gives in `window` of `period` by its own amount.
pub(super) fn own_amount(cap: &Cap, owner: &Owner<'_>, period: PayPeriod, paid: impl FnOnce() -> Minutes) -> i64 {
    match cap.amount {
        CapAmount::Fixed(limit) => {
            let raw = finest(cap.of, limit.0);
            if cap.per == CapWindow::Period { owner.for_part(raw, period) } else { raw }
        }
        CapAmount::PerGrantedHour(each) => per_hour(cap.of, each, owner.granted(period).unwrap_or_default()),
        CapAmount::PerWorkedHour(each) => per_hour(cap.of, each, paid()),
    }
}

fn per_hour(of: CapOf, each: PerHour, minutes: Minutes) -> i64 {
    let whole = saturated(i128::from(finest(of, each.each.0)) * i128::from(minutes.0) / 60);
    each.at_most.map_or(whole, |most| whole.min(finest(of, most.0)))
}

/// What slides on from a bucket of a period to the next one, when of what slid into it so much is `still_there`.
pub(super) fn carried_out(bucket: &Bucket, period: PayPeriod, still_there: i64) -> i64 {
    // A month on lands in the month in which the next period ends, whatever day periods begin on.
    let next = period.until().checked_add_months(Months::new(1)).unwrap_or(period.until());
    let next_year = next.year() != period.until().year();
    let most = match bucket.carry {
        CarryRule::None => 0,
        CarryRule::AtMost(tolerance) if next_year && !tolerance.across_year => 0,
        CarryRule::AtMost(tolerance) => finest(bucket.of, tolerance.amount.0),
        CarryRule::WithinYear if next_year => 0,
        CarryRule::WithinYear => i64::MAX,
    };
    let used_since = bucket.carried_in.saturating_sub(still_there);
    bucket.left().saturating_sub(used_since).min(most).max(0)
}

/// Whether claims of `owner` fill the bucket of `cap`.
pub(super) const fn belongs_to(scope: CapScope, owner: usize) -> Option<usize> {
    match scope {
        CapScope::Assignment => Some(owner),
        CapScope::Contact => None,
    }
}
