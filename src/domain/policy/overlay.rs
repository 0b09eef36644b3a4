//! From the municipality's rules, by office, to one assignment's terms.

use super::{
    ApprovalRule, Cap, CapKey, Contract, DrivingRule, ExpenseRule, GrantedHours, HourRule, KindRules, LateRule,
    PeriodRule, Policy, Rate, SignOffRule,
};
use crate::time::{PayPeriod, YEARS};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What differs, and when. Municipality, office and assignment each may have any number.
///
/// ```toml
/// [[overlays]]                   # this assignment: 16 hours a month from March, and 500 km
/// from = "2026-03-01"
/// set.granted = { hours = { per_month = "16 h" } }
/// set.caps = [{ key = "km", of = "distance", amount = { fixed = "500 km" } }]
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Overlay {
    /// The first day; unset means always.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day; unset means until further notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// What differs.
    pub set: Patch,
}

/// Sections that take the place of the municipality's. A section that is not there stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of `Policy`, which is documented")]
pub struct Patch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<PeriodRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<LateRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub granted: Option<GrantedHours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<HourRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rates: Option<Vec<Rate>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub driving: Option<DrivingRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expenses: Option<ExpenseRule>,
    /// Caps that take the place of those of the same key, or come beside the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<Cap>,
    /// Caps that do not hold here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without_caps: Vec<CapKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinds: Option<KindRules>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_off: Option<SignOffRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalRule>,
}

impl Patch {
    /// Lays the patch over `policy`.
    pub fn apply(&self, policy: &mut Policy) {
        fn set<T: Clone>(place: &mut T, with: Option<&T>) {
            if let Some(with) = with {
                place.clone_from(with);
            }
        }
        let start_day = policy.period.start_day;
        set(&mut policy.period, self.period.as_ref());
        // Periods of two kinds would share days, and those would be paid twice; the check refuses another start day.
        policy.period.start_day = start_day;
        set(&mut policy.late, self.late.as_ref());
        set(&mut policy.contract, self.contract.as_ref());
        if self.granted.is_some() {
            policy.granted.clone_from(&self.granted);
        }
        set(&mut policy.hours, self.hours.as_ref());
        set(&mut policy.rates, self.rates.as_ref());
        set(&mut policy.driving, self.driving.as_ref());
        set(&mut policy.expenses, self.expenses.as_ref());
        policy.caps.retain(|cap| !self.without_caps.contains(&cap.key));
        for cap in &self.caps {
            match policy.caps.iter_mut().find(|known| known.key == cap.key) {
                Some(known) => known.clone_from(cap),
                None => policy.caps.push(cap.clone()),
            }
        }
        set(&mut policy.kinds, self.kinds.as_ref());
        set(&mut policy.sign_off, self.sign_off.as_ref());
        set(&mut policy.approval, self.approval.as_ref());
    }
}

/// The rules of one assignment, day by day: the municipality's with every overlay laid on. What the phone gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Stretch>", into = "Vec<Stretch>")]
pub struct Terms {
    /// By `from`, ascending; the first also holds for every day before it.
    stretches: Vec<Stretch>,
}

/// Rules that hold from a day on, until the next stretch begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// The first day.
    pub from: NaiveDate,
    /// The rules.
    pub policy: Policy,
}

impl From<Terms> for Vec<Stretch> {
    fn from(terms: Terms) -> Self {
        terms.stretches
    }
}

impl TryFrom<Vec<Stretch>> for Terms {
    type Error = &'static str;

    fn try_from(stretches: Vec<Stretch>) -> Result<Self, &'static str> {
        let ascending = stretches.windows(2).all(|pair| pair[0].from < pair[1].from);
        if stretches.is_empty() || !ascending {
            Err("terms need stretches in order of date")
        } else {
            Ok(Self { stretches })
        }
    }
}

/// The first day of the calendar that the rules know.
const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

impl From<Policy> for Terms {
    fn from(policy: Policy) -> Self {
        Self { stretches: vec![Stretch { from: FIRST, policy }] }
    }
}

impl Terms {
    /// Lays `overlays` on `policy`, general ones first: municipality, office, assignment.
    #[must_use]
    pub fn of<'a>(policy: &Policy, overlays: impl IntoIterator<Item = &'a Overlay>) -> Self {
        let overlays: Vec<&Overlay> = overlays.into_iter().collect();
        let mut days: Vec<NaiveDate> = overlays
            .iter()
            .flat_map(|overlay| [overlay.from, overlay.until.and_then(|day| day.succ_opt())])
            .flatten()
            .filter(|day| *day > FIRST)
            .chain([FIRST])
            .collect();
        days.sort_unstable();
        days.dedup();
        let stretches = days
            .into_iter()
            .map(|from| {
                let mut policy = policy.clone();
                for overlay in &overlays {
                    if overlay.from.is_none_or(|first| first <= from) && overlay.until.is_none_or(|last| from <= last) {
                        overlay.set.apply(&mut policy);
                    }
                }
                Stretch { from, policy }
            })
            .collect();
        Self { stretches }
    }

    /// The rules on `date`.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> &Policy {
        let after = self.stretches.partition_point(|stretch| stretch.from <= date);
        // Never empty: every way of making terms gives at least one stretch.
        &self.stretches[after.saturating_sub(1)].policy
    }

    /// The pay period that holds `date`. All periods begin on the same day of the month, that of the first stretch, so
    /// that no day lies in two.
    #[must_use]
    pub fn period_of(&self, date: NaiveDate) -> PayPeriod {
        self.on(FIRST).period.start_day.period_of(date)
    }

    /// The rules, by the day on which they begin.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{CapAmount, CapOf, CapScope, CapWindow, CarryRule, OverCap, written::Limit};
    use crate::quantity::{Measure, Metres};
    use crate::time::PeriodStart;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn km_cap(km: i64) -> Cap {
        Cap {
            key: CapKey("km".into()),
            of: CapOf::Distance,
            amount: CapAmount::Fixed(Limit(Measure::Distance(Metres(km * 1000)))),
            scope: CapScope::Assignment,
            per: CapWindow::Period,
            legs: vec![],
            kinds: vec![],
            carry_over: CarryRule::None,
            over: OverCap::KeepUnpaid,
        }
    }

    #[test]
    fn the_assignment_overrides_the_office_which_overrides_the_municipality_in_its_days() {
        let municipality = Policy { caps: vec![km_cap(300)], ..Policy::default() };
        let office = Overlay { set: Patch { caps: vec![km_cap(200)], ..Patch::default() }, ..Overlay::default() };
        let assignment = Overlay {
            from: Some(day("2026-03-10")),
            until: Some(day("2026-03-19")),
            set: Patch { caps: vec![km_cap(500)], ..Patch::default() },
        };
        let terms = Terms::of(&municipality, [&office, &assignment]);
        for (date, km) in [("2026-03-09", 200), ("2026-03-10", 500), ("2026-03-19", 500), ("2026-03-20", 200)] {
            assert_eq!(terms.on(day(date)).caps, [km_cap(km)], "{date}");
        }
    }

    #[test]
    fn a_cap_can_be_lifted_and_the_rest_stays() {
        let municipality = Policy { caps: vec![km_cap(300)], contract: Contract::Respite, ..Policy::default() };
        let lifted = Overlay {
            set: Patch { without_caps: vec![CapKey("km".into())], ..Patch::default() },
            ..Overlay::default()
        };
        let terms = Terms::of(&municipality, [&lifted]);
        assert_eq!(terms.on(day("2026-01-01")), &Policy { contract: Contract::Respite, ..Policy::default() });
    }

    #[test]
    fn each_day_lies_in_exactly_one_period_whatever_an_overlay_says() {
        let starting = |day| PeriodRule { start_day: PeriodStart::new(day).unwrap(), ..PeriodRule::default() };
        for (own, other) in (1..=28).flat_map(|own| [1, 5, 21, 28].map(|other| (own, other))) {
            for from in ["2026-03-21", "2026-04-01", "2026-04-10"] {
                let patch = Patch { period: Some(starting(other)), ..Patch::default() };
                let overlay = Overlay { from: Some(day(from)), until: Some(day("2026-07-04")), set: patch };
                let policy = Policy { period: starting(own), ..Policy::default() };
                let terms = Terms::of(&policy, [&overlay]);
                let mut next = terms.period_of(day("2026-01-15"));
                while next.until() < day("2026-12-01") {
                    let days = next.from().iter_days().take_while(|day| *day <= next.until());
                    assert!(days.clone().all(|day| terms.period_of(day) == next), "{own} {other} {from} {next:?}");
                    let after = terms.period_of(next.until().succ_opt().unwrap());
                    assert_eq!(Some(after.from()), next.until().succ_opt(), "{own} {other} {from}");
                    next = after;
                }
            }
        }
    }

    #[test]
    fn terms_travel_and_come_back_the_same() {
        let terms = Terms::of(
            &Policy { caps: vec![km_cap(300)], ..Policy::default() },
            [&Overlay { from: Some(day("2026-03-10")), ..Overlay::default() }],
        );
        let wire = serde_json::to_string(&terms).unwrap();
        assert_eq!(serde_json::from_str::<Terms>(&wire).unwrap(), terms);
        assert!(serde_json::from_str::<Terms>("[]").is_err());
    }
}
