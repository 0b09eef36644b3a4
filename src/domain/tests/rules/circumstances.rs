//! What surrounds the rules of a municipality: what differs for the assignment and when, what the office allowed, how long
//! the agreement holds, how old the recipients are, and the day on which a month is claimed.

use crate::generate::{Bounds, policy};
use crate::world::{assignment, day, recipient};
use chrono::{Days, NaiveDate};
use domain::assignment::Assignment;
use domain::entry::Session;
use domain::policy::written::Limit;
use domain::policy::{
    Cap, CapAmount, CapKey, CapOf, LateAction, LateRule, LateStep, Overlay, PartPeriod, Patch, Policy, Terms,
};
use domain::time::PayPeriod;
use domain::timesheet::{Allowance, Engagement, RecipientFacts, Reckoning, Timesheet, reckon};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A municipality's rules, and all that surrounds them.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    pub(crate) policy: Policy,
    pub(crate) overlays: Vec<Overlay>,
    pub(crate) allowances: Vec<Allowance>,
    pub(crate) from: NaiveDate,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) born: Vec<RecipientFacts>,
    pub(crate) today: Option<NaiveDate>,
}

impl Rules {
    /// The rules of the assignment, day by day.
    pub(crate) fn terms(&self) -> Terms {
        Terms::of(&self.policy, &self.overlays)
    }

    /// The assignment whose months are reckoned.
    pub(crate) fn assignment(&self) -> Assignment {
        let mut mine = assignment(1);
        (mine.agreement.from, mine.agreement.until) = (self.from, self.until);
        mine
    }

    /// The caps that hold in `period`.
    pub(crate) fn caps(&self, period: PayPeriod) -> Vec<Cap> {
        self.terms().on(self.from.clamp(period.from(), period.until())).caps.clone()
    }

    pub(crate) fn period_of(&self, date: &str) -> PayPeriod {
        self.policy.period.start_day.period_of(day(date))
    }

    /// One month of assignment 1, beside another of the same contact by the municipality's own rules.
    pub(crate) fn month(
        &self,
        log: &[Session],
        period: PayPeriod,
        approved: &[Timesheet],
        revised: &[PayPeriod],
    ) -> Timesheet {
        let (mine, other) = (self.assignment(), assignment(2));
        let (terms, own) = (self.terms(), Terms::from(self.policy.clone()));
        let others = [Engagement { assignment: &other, terms: &own }];
        let input = Reckoning {
            others: &others,
            approved,
            revised,
            allowances: &self.allowances,
            recipients: &self.born,
            today: self.today,
            ..Reckoning::of(&mine, &terms, log)
        };
        reckon(&input, period)
    }
}

/// A rule of the municipality that is another one for this assignment.
#[derive(Debug, Clone, Copy)]
enum Other {
    Caps,
    WithoutCap,
    Granted,
    Rates,
    Driving,
    Late,
}

/// The n-th period from December 2025 on.
fn nth(policy: &Policy, n: usize) -> PayPeriod {
    let start = policy.period.start_day;
    (0..n).fold(start.period_of(day("2025-12-31")), |period, _| start.period_of(period.until().succ_opt().unwrap()))
}

fn half(cap: &Cap) -> Cap {
    let amount = match cap.amount {
        CapAmount::Fixed(Limit(limit)) => CapAmount::Fixed(Limit(limit.with(limit.raw() / 2))),
        other => other,
    };
    Cap { amount, ..cap.clone() }
}

fn patch(other: Other, policy: &Policy, from: &Policy) -> Patch {
    match other {
        Other::Caps => Patch { caps: policy.caps.iter().map(half).collect(), ..Patch::default() },
        Other::WithoutCap => {
            Patch { without_caps: policy.caps.iter().take(1).map(|cap| cap.key.clone()).collect(), ..Patch::default() }
        }
        Other::Granted => Patch { granted: from.granted.clone(), ..Patch::default() },
        Other::Rates => Patch { rates: Some(from.rates.clone()), ..Patch::default() },
        Other::Driving => Patch { driving: Some(from.driving.clone()), ..Patch::default() },
        Other::Late => Patch { late: Some(from.late.clone()), ..Patch::default() },
    }
}

fn overlay() -> impl Strategy<Value = (Other, usize, Option<usize>)> {
    let other = prop_oneof![
        Just(Other::Caps),
        Just(Other::WithoutCap),
        Just(Other::Granted),
        Just(Other::Rates),
        Just(Other::Driving),
        Just(Other::Late),
    ];
    (other, 0..4_usize, option::of(0..3_usize))
}

fn late() -> impl Strategy<Value = LateRule> {
    let action = || {
        prop_oneof![
            Just(LateAction::NextRun),
            Just(LateAction::Explain),
            Just(LateAction::Leader),
            Just(LateAction::Refuse)
        ]
    };
    let step = (0..60_u16, action()).prop_map(|(after_days, then)| LateStep { after_days, then });
    (vec(step, 0..3), option::of(action())).prop_map(|(by_age, across_year)| LateRule { by_age, across_year })
}

fn extra(policy: &Policy, which: usize, raw: i64) -> Option<(CapKey, Limit)> {
    let granted = policy.granted.as_ref().map(|_| (CapKey(CapKey::GRANTED.to_owned()), CapOf::Hours));
    let caps = policy.caps.iter().map(|cap| (cap.key.clone(), cap.of));
    let (key, of) = caps.chain(granted).nth(which)?;
    Some((key, Limit(crate::generate::measure(of, raw))))
}

/// Any rules with anything around them.
pub(crate) fn rules(bounds: Bounds) -> impl Strategy<Value = Rules> {
    let allowances = vec((0..4_usize, 0..4_usize, 0..200_000_i64), 0..3);
    let agreement = (option::of(0..60_u64), option::of(0..60_u64), any::<bool>());
    let born = vec(option::of(0..6_000_u64), 3);
    let today = option::of(0..90_u64);
    let around = (vec(overlay(), 0..3), allowances, agreement, born, today, late(), late());
    (policy(bounds), policy(bounds), around).prop_map(
        |(mut policy, mut from, (overlays, allowances, (begins, lasts, by_days), born, today, late, other_late))| {
            (policy.late, from.late) = (late, other_late);
            if by_days {
                policy.period.part_period = PartPeriod::ByDays;
            }
            let first = day("2026-01-01");
            let overlays = overlays
                .into_iter()
                .map(|(other, begins, lasts)| Overlay {
                    from: Some(nth(&policy, begins).from()),
                    until: lasts.map(|more| nth(&policy, begins + more).until()),
                    set: patch(other, &policy, &from),
                })
                .collect();
            let allowances = allowances.into_iter().filter_map(|(which, period, raw)| {
                let (cap, extra) = extra(&policy, which, raw)?;
                Some(Allowance { cap, period: nth(&policy, period), extra })
            });
            let allowances = allowances.collect();
            let from = begins.map_or(day("1990-01-01"), |days| first + Days::new(days));
            let born = (1..).zip(born).filter_map(|(n, age)| {
                Some(RecipientFacts { recipient: recipient(n), birth_date: first - Days::new(age?) })
            });
            let born = born.collect();
            let today = today.map(|days| first + Days::new(days));
            let until = lasts.map(|days| from.max(first) + Days::new(days));
            Rules { policy, overlays, allowances, from, until, born, today }
        },
    )
}
