//! Letters of the office to its contacts (beskjed): a deadline, a course, an answer that nobody asked for in the app. Plain text, and
//! nothing about a recipient: a phone is private.

use crate::id::LetterId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Characters in a subject.
pub const SUBJECT: usize = 80;
/// Characters in a text.
pub const TEXT: usize = 2_000;
/// So many of the newest stay on a phone.
pub const KEPT: usize = 100;

/// A letter, as a contact gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// When the office sent it, by the server's clock.
    pub sent_at: DateTime<Utc>,
    /// What it is about; at most [`SUBJECT`] characters.
    pub subject: String,
    /// What it says; at most [`TEXT`] characters. Lines end where the office ended them.
    pub text: String,
}

/// All letters of a contact that are kept, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Letters {
    letters: Vec<Letter>,
}

impl Letters {
    /// Of these, the newest [`KEPT`].
    #[must_use]
    pub fn of(mut letters: Vec<Letter>) -> Self {
        letters.sort_by_key(|letter| core::cmp::Reverse((letter.sent_at, letter.id)));
        letters.truncate(KEPT);
        Self { letters }
    }

    /// The newest first.
    pub fn iter(&self) -> impl Iterator<Item = &Letter> {
        self.letters.iter()
    }

    /// How many were sent after `seen`; all, where nothing has been seen.
    #[must_use]
    pub fn unread(&self, seen: Option<DateTime<Utc>>) -> usize {
        self.letters.iter().filter(|letter| seen.is_none_or(|seen| letter.sent_at > seen)).count()
    }
}

/// What stands in the form at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterDraft {
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

/// What a letter says, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterText {
    subject: String,
    text: String,
}

/// Why a letter cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum LetterProblem {
    /// It has no subject.
    #[error("the subject is missing")]
    NoSubject,
    /// The subject is over [`SUBJECT`] characters.
    #[error("the subject is too long")]
    LongSubject,
    /// It says nothing.
    #[error("the text is missing")]
    NoText,
    /// The text is over [`TEXT`] characters.
    #[error("the text is too long")]
    LongText,
}

impl LetterText {
    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl TryFrom<LetterDraft> for LetterText {
    type Error = Vec<LetterProblem>;

    fn try_from(draft: LetterDraft) -> Result<Self, Vec<LetterProblem>> {
        // Browsers send a form's lines with both signs at their ends.
        let subject = draft.subject.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = draft.text.replace("\r\n", "\n").trim().to_owned();
        let long = |text: &str, most: usize| text.chars().count() > most;
        let problems: Vec<_> = [
            subject.is_empty().then_some(LetterProblem::NoSubject),
            long(&subject, SUBJECT).then_some(LetterProblem::LongSubject),
            text.is_empty().then_some(LetterProblem::NoText),
            long(&text, TEXT).then_some(LetterProblem::LongText),
        ]
        .into_iter()
        .flatten()
        .collect();
        if problems.is_empty() { Ok(Self { subject, text }) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(subject: &str, text: &str) -> Result<LetterText, Vec<LetterProblem>> {
        LetterText::try_from(LetterDraft { subject: subject.to_owned(), text: text.to_owned() })
    }

    #[test]
    fn a_letter_holds_up_to_its_bounds_and_says_all_that_is_wrong_with_it() {
        assert!(draft(&"å".repeat(SUBJECT), &"å".repeat(TEXT)).is_ok());
        let long = draft(&"å".repeat(SUBJECT + 1), &"å".repeat(TEXT + 1));
        assert_eq!(long, Err(vec![LetterProblem::LongSubject, LetterProblem::LongText]));
        assert_eq!(draft(" \n ", "\r\n"), Err(vec![LetterProblem::NoSubject, LetterProblem::NoText]));
    }

    #[test]
    fn a_subject_is_one_line_and_a_text_keeps_its_lines() {
        let text = draft("  Frist\r\nfor mars ", "Hei.\r\n\r\nSend innen 5. april.\r\n").unwrap();
        assert_eq!((text.subject(), text.text()), ("Frist for mars", "Hei.\n\nSend innen 5. april."));
    }

    #[test]
    fn the_newest_stand_first_and_the_oldest_go() {
        let at = |second: i64| DateTime::from_timestamp(second, 0).unwrap();
        let letter = |n: u64| Letter {
            id: LetterId::new(uuid::Uuid::from_u64_pair(0, n)),
            sent_at: at(i64::try_from(n).unwrap()),
            subject: "Kurs".into(),
            text: "12. mai".into(),
        };
        let letters = Letters::of((1..=KEPT as u64 + 5).map(letter).collect());
        assert_eq!(letters.iter().count(), KEPT);
        assert_eq!(letters.iter().next().unwrap().sent_at, at(KEPT as i64 + 5));
        assert_eq!((letters.unread(None), letters.unread(Some(at(KEPT as i64 + 3)))), (KEPT, 2));
    }
}
