//! Plans: when a contact and a recipient mean to meet, once or each week. They count for nothing: no rule looks at them, and
//! a meeting counts once it is written down as a session.

mod draft;

pub use draft::{PlanDraft, PlanField, PlanFieldProblem, PlanProblem};

use crate::entry::{ActivityKey, limits};
use crate::id::{AssignmentId, PlanId};
use crate::quantity::Minutes;
use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// The longest meeting that is planned.
pub const LONGEST: Minutes = Minutes(24 * 60);
/// How many days after its first a weekly plan may end.
pub const FURTHEST: Days = Days::new(366);
/// Meetings of a weekly plan, at most.
const MOST: usize = 53;
const WEEK: Days = Days::new(7);

/// A meeting that is planned, or one each week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// On which assignment.
    pub assignment: AssignmentId,
    /// The first day.
    pub first: NaiveDate,
    /// Each week from the first day on, and not after this day; `None` for one meeting alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly_until: Option<NaiveDate>,
    /// When it begins, by the clock on the wall.
    pub start: NaiveTime,
    /// How long, 1 minute to [`LONGEST`].
    pub length: Minutes,
    /// From the municipality's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityKey>,
    /// Meetings that are otherwise, at most one for each day of the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

/// A meeting that is otherwise than the plan says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exception {
    /// The day on which it was planned.
    pub day: NaiveDate,
    /// What became of it.
    pub then: Instead,
}

/// What became of a planned meeting before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "then", rename_all = "snake_case")]
pub enum Instead {
    /// It is not to be.
    Dropped,
    /// It is at another time.
    Moved {
        /// The day.
        to: NaiveDate,
        /// When it begins.
        start: NaiveTime,
    },
}

/// One meeting of a plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting {
    /// The day on which it is.
    pub on: NaiveDate,
    /// When it begins.
    pub start: NaiveTime,
    /// The plan.
    pub plan: PlanId,
    /// The day on which it was planned. With the plan it names the meeting, however often that is moved.
    pub day: NaiveDate,
    /// On which assignment.
    pub assignment: AssignmentId,
    /// How long.
    pub length: Minutes,
    /// What is to be done.
    pub activity: Option<ActivityKey>,
}

impl Plan {
    /// Its meetings, in the order in which they were planned. Those that were dropped are left out.
    pub fn meetings(&self) -> impl Iterator<Item = Meeting> + '_ {
        self.days().filter_map(|day| {
            let (on, start) = match self.exception(day) {
                None => (day, self.start),
                Some(Instead::Moved { to, start }) => (to, start),
                Some(Instead::Dropped) => return None,
            };
            let (plan, assignment) = (self.id, self.assignment);
            Some(Meeting { on, start, plan, day, assignment, length: self.length, activity: self.activity.clone() })
        })
    }

    /// The meeting that was planned for `day`.
    #[must_use]
    pub fn meeting(&self, day: NaiveDate) -> Option<Meeting> {
        self.meetings().find(|meeting| meeting.day == day)
    }

    /// The plan in which the meeting of `day` is otherwise.
    #[must_use]
    pub fn with(&self, day: NaiveDate, then: Instead) -> Self {
        let mut plan = self.clone();
        plan.exceptions.retain(|exception| exception.day != day);
        plan.exceptions.push(Exception { day, then });
        plan.exceptions.sort_by_key(|exception| exception.day);
        plan
    }

    /// The plan without the meeting of `day` and those after it; `None` where none is left.
    #[must_use]
    pub fn ended_before(&self, day: NaiveDate) -> Option<Self> {
        let last = day.pred_opt().filter(|last| *last >= self.first)?;
        let mut plan = Self { weekly_until: self.weekly_until.map(|until| until.min(last)), ..self.clone() };
        plan.exceptions.retain(|exception| exception.day < day);
        Some(plan)
    }

    /// The same plan as two phones have changed it, this one later: its own word stands, and what became of single meetings is
    /// kept from both.
    #[must_use]
    pub fn over(self, earlier: &Self) -> Self {
        let days: Vec<NaiveDate> = self.days().collect();
        let known = |exception: &&Exception| self.exception(exception.day).is_none() && days.contains(&exception.day);
        let kept: Vec<_> = earlier.exceptions.iter().filter(known).cloned().collect();
        kept.into_iter().fold(self, |plan, exception| plan.with(exception.day, exception.then))
    }

    /// The first field that a form could not have made.
    #[must_use]
    pub fn misfit(&self) -> Option<PlanField> {
        if !(1..=LONGEST.0).contains(&self.length.0) {
            return Some(PlanField::End);
        }
        let furthest = self.first.checked_add_days(FURTHEST);
        if self.weekly_until.is_some_and(|until| until < self.first || Some(until) > furthest) {
            return Some(PlanField::Until);
        }
        if self.activity.as_ref().is_some_and(|key| key.0.is_empty() || key.0.chars().count() > limits::LABEL) {
            return Some(PlanField::Activity);
        }
        let days: Vec<NaiveDate> = self.days().collect();
        let rising = self.exceptions.is_sorted_by(|one, next| one.day < next.day);
        let known = self.exceptions.iter().all(|exception| days.contains(&exception.day));
        (!rising || !known).then_some(PlanField::Date)
    }

    fn exception(&self, day: NaiveDate) -> Option<Instead> {
        self.exceptions.iter().find(|exception| exception.day == day).map(|exception| exception.then)
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let (last, most) =
            (self.weekly_until.unwrap_or(self.first), if self.weekly_until.is_some() { MOST } else { 1 });
        let weeks = core::iter::successors(Some(self.first), |day| day.checked_add_days(WEEK));
        weeks.take(most).take_while(move |day| *day <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn weekly() -> Plan {
        Plan {
            id: PlanId::new(Uuid::from_u128(1)),
            assignment: AssignmentId::new(Uuid::from_u128(2)),
            first: day("2026-11-03"),
            weekly_until: Some(day("2026-11-24")),
            start: "16:00:00".parse().unwrap(),
            length: Minutes(120),
            activity: None,
            exceptions: vec![],
        }
    }

    fn days(plan: &Plan) -> Vec<String> {
        plan.meetings().map(|meeting| meeting.on.to_string()[5..].to_owned()).collect()
    }

    #[test]
    fn a_weekly_plan_meets_until_its_last_day_and_one_without_meets_once() {
        assert_eq!(days(&weekly()), ["11-03", "11-10", "11-17", "11-24"]);
        assert_eq!(days(&Plan { weekly_until: None, ..weekly() }), ["11-03"]);
        assert_eq!(days(&Plan { weekly_until: Some(NaiveDate::MAX), ..weekly() }).len(), MOST);
    }

    #[test]
    fn a_meeting_that_is_moved_keeps_its_name_and_one_that_is_dropped_is_gone() {
        let at = "18:30:00".parse().unwrap();
        let moved = weekly().with(day("2026-11-10"), Instead::Moved { to: day("2026-11-12"), start: at });
        let changed = moved.with(day("2026-11-17"), Instead::Dropped);
        assert_eq!(days(&changed), ["11-03", "11-12", "11-24"]);
        assert_eq!(changed.meeting(day("2026-11-10")).map(|meeting| meeting.start), Some(at));
        assert_eq!(changed.misfit(), None);
        assert_eq!(days(&changed.with(day("2026-11-10"), Instead::Dropped)), ["11-03", "11-24"]);
    }

    #[test]
    fn a_plan_that_is_ended_keeps_what_was_before() {
        let moved = weekly().with(day("2026-11-17"), Instead::Dropped);
        let ended = moved.ended_before(day("2026-11-17")).unwrap();
        assert_eq!((days(&ended), ended.misfit()), (vec!["11-03".to_owned(), "11-10".to_owned()], None));
        assert_eq!(weekly().ended_before(day("2026-11-03")), None);
    }

    #[test]
    fn what_two_phones_changed_of_single_meetings_is_kept_from_both() {
        let theirs = weekly().with(day("2026-11-10"), Instead::Dropped).with(day("2026-11-17"), Instead::Dropped);
        let at = "12:00:00".parse().unwrap();
        let ours = weekly().with(day("2026-11-17"), Instead::Moved { to: day("2026-11-18"), start: at });
        assert_eq!(days(&ours.clone().over(&theirs)), ["11-03", "11-18", "11-24"]);
        let shorter = Plan { weekly_until: Some(day("2026-11-03")), exceptions: vec![], ..ours };
        assert_eq!(shorter.over(&theirs).misfit(), None, "of days that are left");
    }

    #[test]
    fn what_no_form_could_make_is_told_by_its_field() {
        let with = |change: fn(&mut Plan)| {
            let mut plan = weekly();
            change(&mut plan);
            plan.misfit()
        };
        assert_eq!(with(|plan| plan.length = Minutes(0)), Some(PlanField::End));
        assert_eq!(with(|plan| plan.length = Minutes(LONGEST.0 + 1)), Some(PlanField::End));
        assert_eq!(with(|plan| plan.weekly_until = Some(day("2026-11-02"))), Some(PlanField::Until));
        assert_eq!(with(|plan| plan.weekly_until = Some(day("2027-11-05"))), Some(PlanField::Until));
        assert_eq!(with(|plan| plan.activity = Some(ActivityKey(String::new()))), Some(PlanField::Activity));
        let stray = Exception { day: day("2026-11-04"), then: Instead::Dropped };
        assert_eq!(Plan { exceptions: vec![stray], ..weekly() }.misfit(), Some(PlanField::Date));
        let twice = Exception { day: day("2026-11-03"), then: Instead::Dropped };
        assert_eq!(Plan { exceptions: vec![twice.clone(), twice], ..weekly() }.misfit(), Some(PlanField::Date));
    }
}
