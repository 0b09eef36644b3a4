//! A request for supervision as it is being written.

use super::{MeetingForm, NOTE, SupervisionRequest, TIMES, Theme, Urgency};
use crate::id::{AssignmentId, SupervisionId};
use serde::{Deserialize, Serialize};

/// Kept as written, so that nothing is lost when the phone dies between two letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionDraft {
    /// Made when the form was opened.
    pub id: SupervisionId,
    /// About which assignment.
    pub assignment: AssignmentId,
    /// Chosen theme.
    #[serde(default)]
    pub theme: Option<Theme>,
    /// Chosen urgency.
    #[serde(default)]
    pub urgency: Urgency,
    /// Chosen form.
    #[serde(default)]
    pub form: MeetingForm,
    /// When it suits.
    #[serde(default)]
    pub times: String,
    /// More about it.
    #[serde(default)]
    pub note: String,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SupervisionField {
    /// What it is about.
    Theme,
    /// When it suits.
    Times,
    /// More about it.
    Note,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupervisionProblem {
    /// Must be chosen.
    Missing,
    /// More characters than there is room for.
    TooLong {
        /// The most.
        most: usize,
    },
}

/// A problem and the field that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupervisionFieldProblem {
    /// Where.
    pub field: SupervisionField,
    /// What.
    pub problem: SupervisionProblem,
}

impl SupervisionDraft {
    /// An empty form.
    #[must_use]
    pub const fn new(id: SupervisionId, assignment: AssignmentId) -> Self {
        Self {
            id,
            assignment,
            theme: None,
            urgency: Urgency::CanWait,
            form: MeetingForm::Telephone,
            times: String::new(),
            note: String::new(),
        }
    }
}

impl TryFrom<SupervisionDraft> for SupervisionRequest {
    type Error = Vec<SupervisionFieldProblem>;

    fn try_from(draft: SupervisionDraft) -> Result<Self, Self::Error> {
        let mut problems = Vec::new();
        if draft.theme.is_none() {
            problems.push((SupervisionField::Theme, SupervisionProblem::Missing));
        }
        let (times, note) = (draft.times.trim(), draft.note.trim());
        for (field, text, most) in [(SupervisionField::Times, times, TIMES), (SupervisionField::Note, note, NOTE)] {
            if text.chars().count() > most {
                problems.push((field, SupervisionProblem::TooLong { most }));
            }
        }
        match draft.theme {
            Some(theme) if problems.is_empty() => Ok(Self {
                id: draft.id,
                assignment: draft.assignment,
                theme,
                urgency: draft.urgency,
                form: draft.form,
                times: times.to_owned(),
                note: note.to_owned(),
            }),
            _ => Err(problems.into_iter().map(|(field, problem)| SupervisionFieldProblem { field, problem }).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::supervision::AnswerDays;
    use chrono::{DateTime, TimeDelta, Utc};
    use uuid::Uuid;

    fn draft() -> SupervisionDraft {
        SupervisionDraft::new(SupervisionId::new(Uuid::from_u128(1)), AssignmentId::new(Uuid::from_u128(2)))
    }

    #[test]
    fn a_theme_is_all_that_must_be_chosen() {
        let missing = SupervisionFieldProblem { field: SupervisionField::Theme, problem: SupervisionProblem::Missing };
        assert_eq!(SupervisionRequest::try_from(draft()), Err(vec![missing]));
        let chosen = SupervisionDraft { theme: Some(Theme::Role), times: "  etter fire ".into(), ..draft() };
        let request = SupervisionRequest::try_from(chosen).unwrap();
        assert_eq!((request.theme, request.times.as_str()), (Theme::Role, "etter fire"));
    }

    #[test]
    fn texts_are_counted_in_characters_and_every_problem_is_told() {
        let theme = Some(Theme::Other);
        let full = SupervisionDraft { theme, times: "å".repeat(TIMES), note: "å".repeat(NOTE), ..draft() };
        assert!(SupervisionRequest::try_from(full.clone()).is_ok_and(|request| request.too_long().is_none()));
        let over = SupervisionDraft { times: "å".repeat(TIMES + 1), note: "å".repeat(NOTE + 1), ..full };
        let fields = SupervisionRequest::try_from(over).unwrap_err().into_iter().map(|problem| problem.field);
        assert_eq!(fields.collect::<Vec<_>>(), [SupervisionField::Times, SupervisionField::Note]);
    }

    #[test]
    fn what_is_more_urgent_may_lie_for_a_shorter_time() {
        let week = AnswerDays::default();
        assert_eq!(Urgency::CanWait.patience(week), TimeDelta::days(7));
        assert!(Urgency::ALL.is_sorted_by(|one, next| one.patience(week) > next.patience(week)));
        let asked_at = DateTime::<Utc>::UNIX_EPOCH;
        for urgency in Urgency::ALL {
            let last = asked_at + urgency.patience(week);
            let late = |now| urgency.is_overdue(week, asked_at, now);
            assert!(!late(last) && late(last + TimeDelta::seconds(1)));
        }
    }

    #[test]
    fn a_municipality_says_how_long_the_rest_may_lie_and_nothing_lies_longer() {
        let one_day = AnswerDays(core::num::NonZeroU8::MIN);
        let patience = Urgency::ALL.map(|urgency| urgency.patience(one_day));
        assert_eq!(patience, [TimeDelta::days(1), TimeDelta::days(1), TimeDelta::hours(4)]);
    }
}
