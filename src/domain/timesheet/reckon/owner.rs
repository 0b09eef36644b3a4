//! The assignments that a reckoning looks at, and the rules of each in a period.

use crate::assignment::Assignment;
use crate::id::AssignmentId;
use crate::policy::{Grant, PartPeriod, Policy, Terms, WeekCount};
use crate::quantity::Minutes;
use crate::quantity::share::rounded;
use crate::time::PayPeriod;
use crate::timesheet::Reckoning;
use chrono::{Datelike, NaiveDate, Weekday};

/// An assignment with its terms. The first of a reckoning is its subject.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) assignment: &'a Assignment,
    pub(super) terms: &'a Terms,
    /// Its own period in which the one being reckoned ends: most work falls into it.
    now: PayPeriod,
}

/// The subject, and the others where a cap is shared with them.
pub(super) fn owners<'a>(input: &Reckoning<'a>, period: PayPeriod) -> Vec<Owner<'a>> {
    let owner = |assignment, terms: &'a Terms| Owner { assignment, terms, now: terms.period_of(period.until()) };
    let others = input
        .others
        .iter()
        .filter(|other| other.assignment.id != input.assignment.id)
        .map(|other| owner(other.assignment, other.terms));
    core::iter::once(owner(input.assignment, input.terms)).chain(others).collect()
}

impl<'a> Owner<'a> {
    pub(super) const fn id(&self) -> AssignmentId {
        self.assignment.id
    }

    /// Its pay period that holds `date`.
    pub(super) fn period_of(&self, date: NaiveDate) -> PayPeriod {
        if self.now.holds(date) { self.now } else { self.terms.period_of(date) }
    }

    /// The rules that go by period (granted hours, caps): those of the first day on which the agreement holds in it.
    pub(super) fn rules(&self, period: PayPeriod) -> &'a Policy {
        self.terms.on(self.assignment.agreement.from.clamp(period.from(), period.until()))
    }

    /// Days of `period` that the agreement covers, and all of its days.
    fn cover(&self, period: PayPeriod) -> (i64, i64) {
        let agreement = &self.assignment.agreement;
        let from = agreement.from.max(period.from());
        let until = agreement.until.unwrap_or(period.until()).min(period.until());
        ((until.signed_duration_since(from).num_days() + 1).max(0), period.days())
    }

    /// `amount`, or the part of it that falls on days of the agreement.
    pub(super) fn for_part(&self, amount: i64, period: PayPeriod) -> i64 {
        match self.rules(period).period.part_period {
            PartPeriod::Whole => amount,
            PartPeriod::ByDays => {
                let (days, of) = self.cover(period);
                rounded(i128::from(amount) * i128::from(days), of.into())
            }
        }
    }

    /// Hours granted in `period`, without what slides in.
    pub(super) fn granted(&self, period: PayPeriod) -> Option<Minutes> {
        let granted = self.rules(period).granted.as_ref()?;
        let whole = match granted.hours {
            Grant::PerMonth(hours) => hours.0.0,
            Grant::PerWeek(grant) => {
                let week = i128::from(grant.hours.0.0);
                match grant.weeks {
                    WeekCount::TimesFour => rounded(week * 4, 1),
                    WeekCount::FiftyTwoTwelfths => rounded(week * 52, 12),
                    WeekCount::ByCalendar => rounded(week * i128::from(period.days()), 7),
                    WeekCount::Mondays => rounded(week * i128::from(mondays(period)), 1),
                }
            }
        };
        Some(Minutes(self.for_part(whole, period)))
    }

    /// The first day on which the rules must look at work, for caps that last longer than a period.
    pub(super) fn looks_back_to(&self, period: PayPeriod) -> NaiveDate {
        use super::bucket::window_of;
        self.rules(period)
            .caps
            .iter()
            .map(|cap| window_of(cap.per, period.from(), period).from)
            .min()
            .unwrap_or(period.from())
            .min(period.from())
    }
}

fn mondays(period: PayPeriod) -> i64 {
    let days = period.from().iter_days().take_while(|day| *day <= period.until());
    i64::try_from(days.filter(|day| day.weekday() == Weekday::Mon).count()).unwrap_or(0)
}
