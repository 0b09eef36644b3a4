//! Which of two rows of the rate table counts, and what work two rows have in common.

use super::{Conditions, HolidayClock, Rate};
use chrono::{NaiveDate, NaiveTime};
use core::cmp::Reverse;

/// The bounds on ages, the tighter the higher.
type Bounds = (Option<u8>, Reverse<u8>, Option<u8>, Reverse<u8>);

impl Rate {
    /// Of the rows that fit, the one with the highest counts.
    pub(crate) fn rank(&self) -> (usize, u8, Bounds, NaiveDate) {
        (self.when.count(), self.when.tighter, self.when.age_bounds(), self.from)
    }

    /// Whether the row holds on `date`.
    pub(crate) fn holds(&self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|last| date <= last)
    }
}

impl Conditions {
    pub(super) fn age_bounds(&self) -> Bounds {
        let below = |age: Option<u8>| Reverse(age.unwrap_or(u8::MAX));
        (self.age_from, below(self.age_below), self.recipient_age_from, below(self.recipient_age_below))
    }

    /// Whether the hour of `time` is one that it asks for.
    pub(crate) fn time_fits(&self, time: NaiveTime) -> bool {
        match (self.from_time, self.until_time) {
            (None, None) => true,
            (Some(from), None) => time >= from,
            (None, Some(until)) => time < until,
            (Some(from), Some(until)) if from <= until => time >= from && time < until,
            (Some(from), Some(until)) => time >= from || time < until,
        }
    }

    /// Whether some work can fit both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let both = [self, other];
        let ages = |from: fn(&Self) -> Option<u8>, below: fn(&Self) -> Option<u8>| {
            let lowest = both.iter().filter_map(|when| from(when)).max();
            let highest = both.iter().filter_map(|when| below(when)).min();
            lowest.zip(highest).is_none_or(|(lowest, highest)| lowest < highest)
        };
        ages(|when| when.age_from, |when| when.age_below)
            && ages(|when| when.recipient_age_from, |when| when.recipient_age_below)
            && self.contract.zip(other.contract).is_none_or(|(one, two)| one == two)
            && common(&self.kinds, &other.kinds).is_none_or(|kinds| !kinds.is_empty())
            && common(&self.weekdays, &other.weekdays).is_none_or(|days| !days.is_empty())
            && minutes().any(|time| both.iter().all(|when| when.time_fits(time)))
    }

    /// Whether all work that fits both `one` and `two` fits this too. Give one row twice to ask about that row alone.
    pub(super) fn covers(&self, one: &Self, two: &Self) -> bool {
        let both = [one, two];
        let from = |age: fn(&Self) -> Option<u8>| {
            age(self).is_none_or(|own| both.iter().filter_map(|when| age(when)).any(|other| other >= own))
        };
        let below = |age: fn(&Self) -> Option<u8>| {
            age(self).is_none_or(|own| both.iter().filter_map(|when| age(when)).any(|other| other <= own))
        };
        from(|when| when.age_from)
            && below(|when| when.age_below)
            && from(|when| when.recipient_age_from)
            && below(|when| when.recipient_age_below)
            && (self.qualification.is_none() || both.iter().any(|when| when.qualification == self.qualification))
            && (self.contract.is_none() || both.iter().any(|when| when.contract == self.contract))
            && list_covers(&self.kinds, common(&one.kinds, &two.kinds))
            && list_covers(&self.weekdays, common(&one.weekdays, &two.weekdays))
            && minutes().all(|time| self.time_fits(time) || !both.iter().all(|when| when.time_fits(time)))
            && self
                .holidays
                .is_none_or(|own| both.iter().filter_map(|when| when.holidays).any(|clock| own.covers(clock)))
    }
}

impl HolidayClock {
    /// Whether every hour that counts by `other` counts by this clock too.
    fn covers(self, other: Self) -> bool {
        let hours = |clock| match clock {
            Self::Days => 0,
            Self::Peace => 1,
            Self::Tariff => 2,
        };
        hours(self) >= hours(other)
    }
}

/// The minutes of a day.
fn minutes() -> impl Iterator<Item = NaiveTime> {
    (0..24 * 60).filter_map(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0))
}

/// What stands in both lists, of which an empty one means everything; `None` for everything.
fn common<T: PartialEq + Copy>(one: &[T], two: &[T]) -> Option<Vec<T>> {
    match (one, two) {
        ([], []) => None,
        ([], list) | (list, []) => Some(list.to_vec()),
        _ => Some(one.iter().copied().filter(|item| two.contains(item)).collect()),
    }
}

fn list_covers<T: PartialEq>(own: &[T], other: Option<Vec<T>>) -> bool {
    own.is_empty() || other.is_some_and(|other| other.iter().all(|item| own.contains(item)))
}
