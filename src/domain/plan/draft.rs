//! A plan as it is being typed.

use super::{FURTHEST, Plan};
use crate::entry::ActivityKey;
use crate::id::{AssignmentId, PlanId};
use crate::quantity::Minutes;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Kept as written, so that nothing is lost when the phone dies between two letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDraft {
    /// Made when the form was opened.
    pub id: PlanId,
    /// Chosen assignment.
    #[serde(default)]
    pub assignment: Option<AssignmentId>,
    /// `YYYY-MM-DD`.
    #[serde(default)]
    pub date: String,
    /// `HH:MM`.
    #[serde(default)]
    pub start: String,
    /// `HH:MM`; not after the start where it is on the next day.
    #[serde(default)]
    pub end: String,
    /// Chosen activity.
    #[serde(default)]
    pub activity: Option<ActivityKey>,
    /// Whether it is meant for each week.
    #[serde(default)]
    pub weekly: bool,
    /// `YYYY-MM-DD`: the last day, where it is.
    #[serde(default)]
    pub until: String,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanField {
    /// The assignment.
    Assignment,
    /// The first day.
    Date,
    /// The start.
    Start,
    /// The end.
    End,
    /// The last day.
    Until,
    /// The activity; a form cannot get it wrong.
    Activity,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanProblem {
    /// Must be filled in.
    Missing,
    /// Not a date.
    NotADate,
    /// Not a time of day.
    NotATime,
    /// The last day is before the first.
    BeforeFirst,
    /// The last day is more than a year after the first.
    TooFar,
}

/// A problem and the field that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFieldProblem {
    /// Where.
    pub field: PlanField,
    /// What.
    pub problem: PlanProblem,
}

fn date(text: &str) -> Result<NaiveDate, PlanProblem> {
    match text.trim() {
        "" => Err(PlanProblem::Missing),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"))
            .map_err(|_| PlanProblem::NotADate),
    }
}

fn time(text: &str) -> Result<NaiveTime, PlanProblem> {
    match text.trim() {
        "" => Err(PlanProblem::Missing),
        text => NaiveTime::parse_from_str(&text.replace('.', ":"), "%H:%M").map_err(|_| PlanProblem::NotATime),
    }
}

fn last_day(first: Option<NaiveDate>, text: &str) -> Result<NaiveDate, PlanProblem> {
    let last = date(text)?;
    match first {
        Some(first) if last < first => Err(PlanProblem::BeforeFirst),
        Some(first) if first.checked_add_days(FURTHEST).is_some_and(|furthest| last > furthest) => {
            Err(PlanProblem::TooFar)
        }
        _ => Ok(last),
    }
}

/// Minutes from one time of day to the next time that the clock shows the other.
fn until(start: NaiveTime, end: NaiveTime) -> Minutes {
    let same_day = end - start;
    let length = if same_day > TimeDelta::zero() { same_day } else { same_day + TimeDelta::days(1) };
    Minutes(length.num_minutes())
}

impl TryFrom<PlanDraft> for Plan {
    type Error = Vec<PlanFieldProblem>;

    fn try_from(draft: PlanDraft) -> Result<Self, Self::Error> {
        let mut problems = Vec::new();
        let mut report = |field, problem| problems.push(PlanFieldProblem { field, problem });
        if draft.assignment.is_none() {
            report(PlanField::Assignment, PlanProblem::Missing);
        }
        let first = date(&draft.date).map_err(|problem| report(PlanField::Date, problem)).ok();
        let start = time(&draft.start).map_err(|problem| report(PlanField::Start, problem)).ok();
        let end = time(&draft.end).map_err(|problem| report(PlanField::End, problem)).ok();
        let last = draft.weekly.then(|| last_day(first, &draft.until)).transpose();
        let last = last.map_err(|problem| report(PlanField::Until, problem)).ok();
        match (draft.assignment, first, start, end, last) {
            (Some(assignment), Some(first), Some(start), Some(end), Some(weekly_until)) => Ok(Self {
                id: draft.id,
                assignment,
                first,
                weekly_until,
                start,
                length: until(start, end),
                activity: draft.activity,
                exceptions: Vec::new(),
            }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn draft() -> PlanDraft {
        PlanDraft {
            id: PlanId::new(Uuid::from_u128(1)),
            assignment: Some(AssignmentId::new(Uuid::from_u128(2))),
            date: "2026-11-03".into(),
            start: "16:00".into(),
            end: "18.30".into(),
            activity: None,
            weekly: false,
            until: "unread where it is not weekly".into(),
        }
    }

    fn problem(draft: PlanDraft) -> Vec<(PlanField, PlanProblem)> {
        let problems = Plan::try_from(draft).unwrap_err();
        problems.into_iter().map(|problem| (problem.field, problem.problem)).collect()
    }

    #[test]
    fn what_is_typed_becomes_a_plan_that_fits() {
        let plan = Plan::try_from(draft()).unwrap();
        assert_eq!((plan.length, plan.weekly_until, plan.misfit()), (Minutes(150), None, None));
        let night = Plan::try_from(PlanDraft { start: "20:00".into(), end: "08:00".into(), ..draft() }).unwrap();
        assert_eq!(night.length, Minutes(720));
        let day = Plan::try_from(PlanDraft { end: "16:00".into(), ..draft() }).unwrap();
        assert_eq!((day.length, day.misfit()), (super::super::LONGEST, None));
    }

    #[test]
    fn a_weekly_plan_ends_within_a_year_of_its_first_day() {
        let weekly = |until: &str| PlanDraft { weekly: true, until: until.into(), ..draft() };
        assert_eq!(Plan::try_from(weekly("2027-11-04")).unwrap().misfit(), None);
        assert_eq!(problem(weekly("2027-11-05")), [(PlanField::Until, PlanProblem::TooFar)]);
        assert_eq!(problem(weekly("2026-11-02")), [(PlanField::Until, PlanProblem::BeforeFirst)]);
        assert_eq!(problem(weekly(" ")), [(PlanField::Until, PlanProblem::Missing)]);
    }

    #[test]
    fn every_problem_is_told() {
        let typed =
            PlanDraft { assignment: None, date: "i dag".into(), start: String::new(), end: "25:00".into(), ..draft() };
        let expected = [
            (PlanField::Assignment, PlanProblem::Missing),
            (PlanField::Date, PlanProblem::NotADate),
            (PlanField::Start, PlanProblem::Missing),
            (PlanField::End, PlanProblem::NotATime),
        ];
        assert_eq!(problem(typed), expected);
    }
}
