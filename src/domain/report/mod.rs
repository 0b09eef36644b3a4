//! Reports: what a contact tells the municipality at regular times, on the municipality's own form.
//!
//! A form ([`ReportForm`]) is data, and has versions. What is typed ([`ReportDraft`]) becomes a [`Report`] that fits its
//! version; what the sessions say by themselves ([`Counted`]) is not typed.

mod answered;
mod counted;
mod draft;
mod form;
mod span;

pub use answered::{
    AnswerProblem, Answered, GOAL_STEPS, GOAL_TEXT, GOAL_WORDS, GoalAnswer, LARGEST, MOST_GOALS, QuestionProblem, Says,
};
pub use counted::{ActivityCount, Counted};
pub use draft::{ReportDraft, Typed};
pub use form::{Answer, Due, Every, LONGEST_TEXT, MOST_CHOICES, Prefill, Question, ROOM, ReportForm};
pub use span::ReportSpan;

use crate::id::{AssignmentId, ReportId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A report, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// The same for each report of this assignment, form and span.
    pub id: ReportId,
    /// About which assignment.
    pub assignment: AssignmentId,
    /// The form's key.
    pub form: String,
    /// The form's version.
    pub version: u16,
    /// The days that it is about.
    pub span: ReportSpan,
    /// By the question's key.
    pub answers: BTreeMap<String, Answered>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::Agreement;
    use crate::entry::{ActivityKey, Session, SessionKind};
    use crate::id::SessionId;
    use crate::policy::{Policy, Terms};
    use crate::time::{Span, SpanDraft, Zone};
    use crate::words::Words;
    use chrono::{NaiveDate, NaiveTime};
    use uuid::Uuid;

    pub(super) fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    pub(super) fn terms() -> Terms {
        Terms::from(Policy::default())
    }

    pub(super) fn agreement() -> Agreement {
        Agreement { from: day("2026-01-01"), until: None, goals: vec![], supervisor: None }
    }

    fn words(text: &str) -> Words {
        Words { nb: text.into(), nn: text.into(), en: text.into() }
    }

    pub(super) fn question(key: &str, answer: Answer, required: bool) -> Question {
        Question { key: key.into(), text: words(key), help: None, answer, required, prefill: None }
    }

    pub(super) fn form() -> ReportForm {
        ReportForm {
            key: "half_year".into(),
            version: 1,
            from: day("2025-01-01"),
            every: Every::HalfYear,
            due: vec![],
            title: words("Report"),
            questions: vec![question("q", Answer::YesNo, false)],
        }
    }

    /// Two hours on a day.
    pub(super) fn session(on: &str, kind: SessionKind, activity: &str) -> Session {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let (date, zone) = (day(on), Zone::OSLO);
        let (start, end) = (at(10), at(12));
        let draft = SpanDraft { date, start, end_date: date, end, zone, start_pick: None, end_pick: None };
        Session {
            id: SessionId::new(Uuid::from_u128(1)),
            assignment: AssignmentId::new(Uuid::from_u128(2)),
            span: Span::try_from(draft).unwrap(),
            kind,
            activity: Some(ActivityKey(activity.into())),
            note: String::new(),
            trips: vec![],
            expenses: vec![],
            hard: false,
        }
    }

    #[test]
    fn the_newest_version_that_has_begun_holds() {
        let second = ReportForm { version: 2, from: day("2027-01-01"), ..form() };
        let forms = [form(), second, ReportForm { key: "month".into(), ..form() }];
        let version = |on: &str| ReportForm::holding(&forms, "half_year", day(on)).map(|form| form.version);
        assert_eq!([version("2024-12-31"), version("2026-12-31"), version("2027-01-01")], [None, Some(1), Some(2)]);
        assert_eq!(ReportForm::keys(&forms), ["half_year", "month"]);
    }
}
