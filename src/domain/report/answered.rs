//! Answers, and whether they are ones that the form asks for.

use super::{Answer, Question, ReportForm};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Characters about one goal.
pub const GOAL_WORDS: usize = 1_000;
/// Steps towards a goal.
pub const GOAL_STEPS: u8 = 5;
/// Goals that can be answered for: more than an agreement has.
pub const MOST_GOALS: usize = 30;
/// Characters of a goal, as the office wrote it.
pub const GOAL_TEXT: usize = 1_000;
/// The largest number that can be answered.
pub const LARGEST: u32 = 100_000;

/// One question's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// In words.
    Text(String),
    /// Yes, partly or no.
    Says(Says),
    /// A number.
    Number(u32),
    /// A step, from 1.
    Step(u8),
    /// One of the form's choices, from 0.
    Choice(u8),
    /// For each goal.
    Goals(Vec<GoalAnswer>),
}

/// Yes, partly or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// Yes.
    Yes,
    /// Partly.
    Partly,
    /// No.
    No,
}

/// How it goes with one goal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalAnswer {
    /// The goal, as the agreement said it when it was answered.
    pub goal: String,
    /// From 1 (far to go) to [`GOAL_STEPS`] (reached).
    pub step: Option<u8>,
    /// More about it; at most [`GOAL_WORDS`] characters.
    #[serde(default)]
    pub words: String,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerProblem {
    /// Must be answered.
    Missing,
    /// More characters than there is room for.
    TooLong {
        /// The most.
        most: usize,
    },
    /// Not a whole number from 0 to [`LARGEST`].
    NotANumber,
    /// Another kind of answer than the question asks for, or a step or choice that it does not have.
    NotAChoice,
    /// The form has no such question, or counts it by itself.
    NotAsked,
}

/// A problem and the question that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionProblem {
    /// The question's key.
    pub question: String,
    /// Which of the goals, from 0, where it stands in one of them.
    pub goal: Option<usize>,
    /// What.
    pub problem: AnswerProblem,
}

impl ReportForm {
    /// What of `answers` does not fit this form, in the order of its questions. The phone asks before it sends, the server
    /// before it keeps.
    #[must_use]
    pub fn problems(&self, answers: &BTreeMap<String, Answered>) -> Vec<QuestionProblem> {
        let asked = self.questions.iter().filter(|question| !question.is_counted());
        let wrong = asked.clone().filter_map(|question| question.problem(answers.get(&question.key)));
        let keys: Vec<&String> = asked.clone().map(|question| &question.key).collect();
        let unasked = answers.keys().filter(|key| !keys.contains(key)).map(|key| QuestionProblem {
            question: key.clone(),
            goal: None,
            problem: AnswerProblem::NotAsked,
        });
        wrong.chain(unasked).collect()
    }
}

impl Question {
    fn problem(&self, answer: Option<&Answered>) -> Option<QuestionProblem> {
        let (goal, problem) = match (answer, &self.answer) {
            (None, _) => (None, self.required.then_some(AnswerProblem::Missing)),
            (Some(Answered::Goals(goals)), Answer::EachGoal) => return self.goal_problem(goals),
            (Some(answer), asked) => (None, mismatch(answer, asked)),
        };
        problem.map(|problem| QuestionProblem { question: self.key.clone(), goal, problem })
    }

    fn goal_problem(&self, goals: &[GoalAnswer]) -> Option<QuestionProblem> {
        let problem = |goal: &GoalAnswer| match goal.step {
            None => self.required.then_some(AnswerProblem::Missing),
            Some(step) if !(1..=GOAL_STEPS).contains(&step) => Some(AnswerProblem::NotAChoice),
            Some(_) => None,
        };
        let long = |text: &str, most: usize| longer(text, most).then_some(AnswerProblem::TooLong { most });
        let mut each = goals.iter().enumerate().map(|(nth, goal)| {
            let found = problem(goal).or(long(&goal.words, GOAL_WORDS)).or(long(&goal.goal, GOAL_TEXT));
            (Some(nth), found)
        });
        let many = (goals.len() > MOST_GOALS).then_some((None, Some(AnswerProblem::NotAChoice)));
        let (goal, problem) = many.or_else(|| each.find(|(_, problem)| problem.is_some()))?;
        Some(QuestionProblem { question: self.key.clone(), goal, problem: problem? })
    }
}

fn mismatch(answer: &Answered, asked: &Answer) -> Option<AnswerProblem> {
    let fits = match (answer, asked) {
        (Answered::Text(text), Answer::Text(most)) => {
            let most = usize::from(*most);
            return longer(text, most).then_some(AnswerProblem::TooLong { most });
        }
        (Answered::Says(says), Answer::YesNo) => *says != Says::Partly,
        (Answered::Says(_), Answer::YesPartlyNo) => true,
        (Answered::Number(number), Answer::Number) => {
            return (*number > LARGEST).then_some(AnswerProblem::NotANumber);
        }
        (Answered::Step(step), Answer::Scale(steps)) => (1..=*steps).contains(step),
        (Answered::Choice(nth), Answer::OneOf(choices)) => usize::from(*nth) < choices.len(),
        _ => false,
    };
    (!fits).then_some(AnswerProblem::NotAChoice)
}

fn longer(text: &str, most: usize) -> bool {
    text.chars().count() > most
}

#[cfg(test)]
mod tests {
    use super::super::tests::{form, question};
    use super::*;
    use crate::words::Words;

    fn told(form: &ReportForm, answers: &[(&str, Answered)]) -> Vec<(String, Option<usize>, AnswerProblem)> {
        let answers = answers.iter().map(|(key, answer)| ((*key).to_owned(), answer.clone())).collect();
        form.problems(&answers).into_iter().map(|it| (it.question, it.goal, it.problem)).collect()
    }

    fn of(answer: Answer) -> ReportForm {
        ReportForm { questions: vec![question("q", answer, false)], ..form() }
    }

    #[test]
    fn each_kind_of_question_takes_its_own_kind_of_answer_and_no_other() {
        let word = Words { nb: "a".into(), nn: "a".into(), en: "a".into() };
        let pairs = [
            (Answer::Text(3), Answered::Text("åååå".into())),
            (Answer::YesNo, Answered::Says(Says::Partly)),
            (Answer::Number, Answered::Number(LARGEST + 1)),
            (Answer::Scale(5), Answered::Step(6)),
            (Answer::Scale(5), Answered::Step(0)),
            (Answer::OneOf(vec![word]), Answered::Choice(1)),
            (Answer::YesPartlyNo, Answered::Number(1)),
            (Answer::EachGoal, Answered::Text("x".into())),
        ];
        for (asked, answer) in pairs {
            assert_eq!(told(&of(asked.clone()), &[("q", answer.clone())]).len(), 1, "{asked:?} {answer:?}");
        }
        for (asked, answer) in [
            (Answer::Text(3), Answered::Text("ååå".into())),
            (Answer::YesNo, Answered::Says(Says::No)),
            (Answer::YesPartlyNo, Answered::Says(Says::Partly)),
            (Answer::Number, Answered::Number(LARGEST)),
            (Answer::Scale(5), Answered::Step(5)),
            (Answer::EachGoal, Answered::Goals(vec![])),
        ] {
            assert_eq!(told(&of(asked.clone()), &[("q", answer.clone())]), [], "{asked:?} {answer:?}");
        }
    }

    #[test]
    fn what_must_be_answered_is_asked_for_and_what_is_not_asked_is_named() {
        let mut counted = question("hours", Answer::Number, true);
        counted.prefill = Some(super::super::Prefill::Hours);
        let form = ReportForm { questions: vec![question("q", Answer::YesNo, true), counted], ..form() };
        let answers = [("hours", Answered::Number(3)), ("weather", Answered::Text("sun".into()))];
        let problems = [
            ("q".to_owned(), None, AnswerProblem::Missing),
            ("hours".to_owned(), None, AnswerProblem::NotAsked),
            ("weather".to_owned(), None, AnswerProblem::NotAsked),
        ];
        assert_eq!(told(&form, &answers), problems);
    }

    #[test]
    fn each_goal_is_answered_for_and_the_first_that_is_not_is_named() {
        let goal = |step, words: &str| GoalAnswer { goal: "Get out".into(), step, words: words.into() };
        let form = ReportForm { questions: vec![question("goals", Answer::EachGoal, true)], ..form() };
        let with = |goals| told(&form, &[("goals", Answered::Goals(goals))]);
        assert_eq!(with(vec![goal(Some(1), ""), goal(Some(5), "well")]), []);
        let missing = ("goals".to_owned(), Some(1), AnswerProblem::Missing);
        assert_eq!(with(vec![goal(Some(1), ""), goal(None, "well")]), [missing]);
        let wrong = ("goals".to_owned(), Some(0), AnswerProblem::NotAChoice);
        assert_eq!(with(vec![goal(Some(6), "")]), [wrong]);
        let long = ("goals".to_owned(), Some(0), AnswerProblem::TooLong { most: GOAL_WORDS });
        assert_eq!(with(vec![goal(Some(1), &"å".repeat(GOAL_WORDS + 1))]), [long]);
        assert_eq!(with(vec![goal(Some(1), ""); MOST_GOALS + 1]).len(), 1);
    }
}
