//! A sign-off as it is being made.

use super::{Confirmed, HowSigned, Reason, SignOff, Stroke, WORDS, is_signature};
use crate::id::{AssignmentId, SignOffId};
use crate::policy::Signer;
use crate::time::PayPeriod;
use serde::{Deserialize, Serialize};

/// Kept as drawn and chosen, so that a phone that is put away for a moment has lost nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOffDraft {
    /// The sign-off's own.
    pub id: SignOffId,
    /// Whose month.
    pub assignment: AssignmentId,
    /// Which.
    pub period: PayPeriod,
    /// Who should sign.
    pub signer: Signer,
    /// What is shown to be confirmed.
    pub covers: Vec<Confirmed>,
    /// Drawn so far.
    #[serde(default)]
    pub strokes: Vec<Stroke>,
    /// The signature cannot be given on the screen: a reason is asked for.
    #[serde(default)]
    pub could_not: bool,
    /// Chosen reason.
    #[serde(default)]
    pub reason: Option<Reason>,
    /// Another reason, in words.
    #[serde(default)]
    pub words: String,
}

/// A field of the form, or a part of what it made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignOffField {
    /// Who signs, for which days.
    Signer,
    /// The drawing.
    Strokes,
    /// Why it could not be.
    Reason,
    /// The same in words.
    Words,
    /// What it stands for.
    Covers,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignOffProblem {
    /// Must be drawn, chosen or written.
    Missing,
    /// More characters than there is room for.
    TooLong {
        /// The most.
        most: usize,
    },
}

/// A problem and the field that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignOffFieldProblem {
    /// Where.
    pub field: SignOffField,
    /// What.
    pub problem: SignOffProblem,
}

impl SignOffDraft {
    /// Nothing drawn, nothing chosen.
    #[must_use]
    pub fn new(
        id: SignOffId,
        (assignment, period): (AssignmentId, PayPeriod),
        signer: Signer,
        covers: Vec<Confirmed>,
    ) -> Self {
        Self {
            id,
            assignment,
            period,
            signer,
            covers,
            strokes: Vec::new(),
            could_not: false,
            reason: None,
            words: String::new(),
        }
    }
}

impl TryFrom<SignOffDraft> for SignOff {
    type Error = Vec<SignOffFieldProblem>;

    fn try_from(draft: SignOffDraft) -> Result<Self, Self::Error> {
        let wrong = |field, problem| vec![SignOffFieldProblem { field, problem }];
        let words = draft.words.trim();
        let how = match draft.reason {
            _ if !draft.could_not => {
                if !is_signature(&draft.strokes) {
                    return Err(wrong(SignOffField::Strokes, SignOffProblem::Missing));
                }
                HowSigned::Signed { strokes: draft.strokes }
            }
            None => return Err(wrong(SignOffField::Reason, SignOffProblem::Missing)),
            Some(Reason::Other) if words.is_empty() => {
                return Err(wrong(SignOffField::Words, SignOffProblem::Missing));
            }
            Some(Reason::Other) if words.chars().count() > WORDS => {
                return Err(wrong(SignOffField::Words, SignOffProblem::TooLong { most: WORDS }));
            }
            Some(Reason::Other) => HowSigned::CouldNot { reason: Reason::Other, words: words.to_owned() },
            Some(reason) => HowSigned::CouldNot { reason, words: String::new() },
        };
        let SignOffDraft { id, assignment, period, signer, covers, .. } = draft;
        Ok(Self { id, assignment, period, signer, how, covers })
    }
}

#[cfg(test)]
mod tests {
    use super::super::standing::tests::{entry, signed};
    use super::*;
    use crate::sign_off::Point;

    fn draft() -> SignOffDraft {
        let SignOff { id, assignment, period, signer, covers, .. } = signed(&[entry(1, 3)]);
        SignOffDraft::new(id, (assignment, period), signer, covers)
    }

    fn problem(draft: SignOffDraft) -> (SignOffField, SignOffProblem) {
        let problems = SignOff::try_from(draft).unwrap_err();
        (problems[0].field, problems[0].problem)
    }

    #[test]
    fn a_signature_or_a_reason_must_be_given() {
        use SignOffField::{Reason as Why, Strokes, Words};
        use SignOffProblem::{Missing, TooLong};
        assert_eq!(problem(draft()), (Strokes, Missing));
        let could_not = SignOffDraft { could_not: true, ..draft() };
        assert_eq!(problem(could_not.clone()), (Why, Missing));
        let other =
            |words: &str| SignOffDraft { reason: Some(Reason::Other), words: words.to_owned(), ..could_not.clone() };
        assert_eq!(problem(other("  ")), (Words, Missing));
        assert_eq!(problem(other(&"x".repeat(WORDS + 1))), (Words, TooLong { most: WORDS }));
    }

    #[test]
    fn what_a_form_makes_fits_and_says_one_thing_alone() {
        let drawn = vec![Stroke(vec![Point(1, 1), Point(90, 90)])];
        let both = SignOffDraft {
            strokes: drawn.clone(),
            reason: Some(Reason::Unable),
            words: "not asked for".to_owned(),
            ..draft()
        };
        let made = SignOff::try_from(both.clone()).unwrap();
        assert_eq!((made.how.clone(), made.misfit()), (HowSigned::Signed { strokes: drawn }, None));
        let made = SignOff::try_from(SignOffDraft { could_not: true, ..both }).unwrap();
        let why = HowSigned::CouldNot { reason: Reason::Unable, words: String::new() };
        assert_eq!((made.how.clone(), made.misfit()), (why, None));
    }
}
