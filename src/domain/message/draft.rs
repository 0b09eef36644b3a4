//! A message to the office as it is being typed.

use super::{Matter, Message, MessageKind};
use crate::id::{AssignmentId, MessageId};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// Kept as written, so that nothing is lost when the phone dies between two letters; and kept until the office has read what
/// was sent, should its server forget it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageDraft {
    /// Made when the form was opened.
    pub id: MessageId,
    /// Which of the two forms.
    pub kind: MessageKind,
    /// Chosen assignment.
    #[serde(default)]
    pub assignment: Option<AssignmentId>,
    /// `YYYY-MM-DD`, of something that happened.
    #[serde(default)]
    pub date: String,
    /// `HH:MM`, of something that happened.
    #[serde(default)]
    pub time: String,
    /// What is told.
    #[serde(default)]
    pub told: String,
    /// Who was hurt, and what was damaged.
    #[serde(default)]
    pub harm: String,
    /// What was done.
    #[serde(default)]
    pub done: String,
    /// Who has been told.
    #[serde(default)]
    pub informed: String,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageField {
    /// The assignment.
    Assignment,
    /// The day.
    Date,
    /// The time of day.
    Time,
    /// What is told.
    Told,
    /// Who was hurt, and what was damaged.
    Harm,
    /// What was done.
    Done,
    /// Who has been told.
    Informed,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageProblem {
    /// Must be filled in.
    Missing,
    /// Not a date.
    NotADate,
    /// Not a time of day.
    NotATime,
    /// More characters than there is room for.
    TooLong {
        /// The most.
        most: usize,
    },
}

/// A problem and the field that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageFieldProblem {
    /// Where.
    pub field: MessageField,
    /// What.
    pub problem: MessageProblem,
}

impl MessageDraft {
    /// An empty form.
    #[must_use]
    pub const fn new(id: MessageId, kind: MessageKind, assignment: Option<AssignmentId>) -> Self {
        Self {
            id,
            kind,
            assignment,
            date: String::new(),
            time: String::new(),
            told: String::new(),
            harm: String::new(),
            done: String::new(),
            informed: String::new(),
        }
    }
}

fn date(text: &str) -> Result<NaiveDate, MessageProblem> {
    match text.trim() {
        "" => Err(MessageProblem::Missing),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"))
            .map_err(|_| MessageProblem::NotADate),
    }
}

fn time(text: &str) -> Result<NaiveTime, MessageProblem> {
    match text.trim() {
        "" => Err(MessageProblem::Missing),
        text => NaiveTime::parse_from_str(&text.replace('.', ":"), "%H:%M").map_err(|_| MessageProblem::NotATime),
    }
}

fn moment(draft: &MessageDraft) -> Result<NaiveDateTime, Vec<MessageFieldProblem>> {
    match (date(&draft.date), time(&draft.time)) {
        (Ok(date), Ok(time)) => Ok(date.and_time(time)),
        (date, time) => {
            let date = date.err().map(|problem| MessageFieldProblem { field: MessageField::Date, problem });
            let time = time.err().map(|problem| MessageFieldProblem { field: MessageField::Time, problem });
            Err(date.into_iter().chain(time).collect())
        }
    }
}

impl TryFrom<MessageDraft> for Message {
    type Error = Vec<MessageFieldProblem>;

    fn try_from(draft: MessageDraft) -> Result<Self, Self::Error> {
        let trimmed = |text: &str| text.trim().to_owned();
        let told = trimmed(&draft.told);
        let mut problems = Vec::new();
        if draft.assignment.is_none() {
            problems.push(MessageFieldProblem { field: MessageField::Assignment, problem: MessageProblem::Missing });
        }
        let matter = match draft.kind {
            MessageKind::Concern => Matter::Concern { told },
            MessageKind::Incident => Matter::Incident {
                at: moment(&draft).map_err(|wrong| problems.extend(wrong)).unwrap_or_default(),
                told,
                harm: trimmed(&draft.harm),
                done: trimmed(&draft.done),
                informed: trimmed(&draft.informed),
            },
        };
        problems.extend(matter.problems());
        match draft.assignment {
            Some(assignment) if problems.is_empty() => Ok(Self { id: draft.id, assignment, matter }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{NOTE, TOLD};
    use super::*;
    use uuid::Uuid;

    fn draft(kind: MessageKind) -> MessageDraft {
        let (id, assignment) = (MessageId::new(Uuid::from_u128(1)), AssignmentId::new(Uuid::from_u128(2)));
        let (date, time, told) = ("2026-11-14".into(), "16.30".into(), " Falt på isen. ".into());
        MessageDraft { date, time, told, ..MessageDraft::new(id, kind, Some(assignment)) }
    }

    fn problems(draft: MessageDraft) -> Vec<(MessageField, MessageProblem)> {
        let problems = Message::try_from(draft).unwrap_err();
        problems.into_iter().map(|problem| (problem.field, problem.problem)).collect()
    }

    #[test]
    fn a_concern_is_its_words_and_an_incident_has_a_moment_too() {
        let told = String::from("Falt på isen.");
        let concern = Message::try_from(draft(MessageKind::Concern)).unwrap();
        assert_eq!(concern.matter, Matter::Concern { told: told.clone() });
        let incident = Message::try_from(draft(MessageKind::Incident)).unwrap();
        let at = "2026-11-14T16:30:00".parse().unwrap();
        let empty = String::new();
        let expected = Matter::Incident { at, told, harm: empty.clone(), done: empty.clone(), informed: empty };
        assert_eq!(incident.matter, expected);
    }

    #[test]
    fn what_must_be_there_is_told_at_its_field() {
        let empty = |kind| MessageDraft::new(MessageId::new(Uuid::from_u128(1)), kind, None);
        let missing = |field| (field, MessageProblem::Missing);
        let (whose, told) = (missing(MessageField::Assignment), missing(MessageField::Told));
        assert_eq!(problems(empty(MessageKind::Concern)), [whose, told]);
        let when = [missing(MessageField::Date), missing(MessageField::Time)];
        assert_eq!(problems(empty(MessageKind::Incident)), [whose, when[0], when[1], told]);
        let typed = MessageDraft { date: "i går".into(), time: "25:00".into(), ..draft(MessageKind::Incident) };
        let wrong = [(MessageField::Date, MessageProblem::NotADate), (MessageField::Time, MessageProblem::NotATime)];
        assert_eq!(problems(typed), wrong);
    }

    #[test]
    fn texts_are_counted_in_characters_and_every_one_that_is_too_long_is_told() {
        let filled = |more: usize| MessageDraft {
            told: "å".repeat(TOLD + more),
            harm: "å".repeat(NOTE + more),
            done: "å".repeat(NOTE + more),
            informed: "å".repeat(NOTE + more),
            ..draft(MessageKind::Incident)
        };
        assert!(Message::try_from(filled(0)).is_ok());
        let fields: Vec<_> = problems(filled(1)).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [MessageField::Told, MessageField::Harm, MessageField::Done, MessageField::Informed]);
    }
}
