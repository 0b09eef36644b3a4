//! A report as it is being written.

use super::{
    Answer, AnswerProblem, Answered, GoalAnswer, Question, QuestionProblem, Report, ReportForm, ReportSpan, Says,
};
use crate::id::{AssignmentId, ReportId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Kept as written, so that nothing is lost when the phone dies between two letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDraft {
    /// The same for each report of this assignment, form and span.
    pub id: ReportId,
    /// About which assignment.
    pub assignment: AssignmentId,
    /// The form's key.
    pub form: String,
    /// The form's version when it was begun: it is finished on that one.
    pub version: u16,
    /// The days that it is about.
    pub span: ReportSpan,
    /// What is written so far, by the question's key.
    #[serde(default)]
    pub answers: BTreeMap<String, Typed>,
}

/// What is typed and chosen for one question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Typed {
    /// Words or a number, as typed.
    #[serde(default)]
    pub words: String,
    /// The chosen one, counted from 0 in the order to be shown.
    #[serde(default)]
    pub nth: Option<u8>,
    /// For each goal that something is written about.
    #[serde(default)]
    pub goals: Vec<GoalAnswer>,
}

impl Says {
    /// In the order to be shown.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];
    /// Where there is nothing in between.
    pub const PLAIN: [Self; 2] = [Self::Yes, Self::No];
}

impl Typed {
    /// What is written about `goal`; where nothing is, an empty answer.
    #[must_use]
    pub fn goal(&self, goal: &str) -> GoalAnswer {
        let written = self.goals.iter().find(|answer| answer.goal == goal);
        written.cloned().unwrap_or_else(|| GoalAnswer { goal: goal.to_owned(), ..GoalAnswer::default() })
    }

    /// Puts `answer` in the place of what was written about its goal.
    pub fn set_goal(&mut self, answer: GoalAnswer) {
        self.goals.retain(|other| other.goal != answer.goal);
        self.goals.push(answer);
    }

    /// Shows an answer again as it was typed.
    #[must_use]
    pub fn of(answer: &Answered, asked: &Answer) -> Self {
        let nth = |nth| Self { nth: Some(nth), ..Self::default() };
        match answer {
            Answered::Text(words) => Self { words: words.clone(), ..Self::default() },
            Answered::Number(number) => Self { words: number.to_string(), ..Self::default() },
            Answered::Says(says) => {
                let all = if *asked == Answer::YesNo { &Says::PLAIN[..] } else { &Says::ALL };
                let place = all.iter().position(|other| other == says).and_then(|place| u8::try_from(place).ok());
                Self { nth: place, ..Self::default() }
            }
            Answered::Step(step) => nth(step.saturating_sub(1)),
            Answered::Choice(choice) => nth(*choice),
            Answered::Goals(goals) => Self { goals: goals.clone(), ..Self::default() },
        }
    }
}

impl Question {
    /// The answer that was typed; `None` where nothing was.
    fn read(&self, typed: &Typed, goals: &[String]) -> Result<Option<Answered>, AnswerProblem> {
        let words = typed.words.trim();
        let says = |all: &[Says]| typed.nth.and_then(|nth| all.get(usize::from(nth))).map(|says| Answered::Says(*says));
        Ok(match self.answer {
            Answer::Text(_) => (!words.is_empty()).then(|| Answered::Text(words.to_owned())),
            Answer::Number if words.is_empty() => None,
            Answer::Number => Some(Answered::Number(words.parse().map_err(|_| AnswerProblem::NotANumber)?)),
            Answer::YesNo => says(&Says::PLAIN),
            Answer::YesPartlyNo => says(&Says::ALL),
            Answer::Scale(_) => typed.nth.map(|nth| Answered::Step(nth.saturating_add(1))),
            Answer::OneOf(_) => typed.nth.map(Answered::Choice),
            Answer::EachGoal => {
                let trimmed = |answer: GoalAnswer| GoalAnswer { words: answer.words.trim().to_owned(), ..answer };
                Some(Answered::Goals(goals.iter().map(|goal| trimmed(typed.goal(goal))).collect()))
            }
        })
    }
}

impl ReportDraft {
    /// Takes a report that came back up again, to be mended and sent anew.
    #[must_use]
    pub fn again(report: &Report, form: &ReportForm) -> Self {
        let typed = |(key, answer): (&String, &Answered)| {
            form.question(key).map(|question| (key.clone(), Typed::of(answer, &question.answer)))
        };
        Self {
            id: report.id,
            assignment: report.assignment,
            form: report.form.clone(),
            version: report.version,
            span: report.span,
            answers: report.answers.iter().filter_map(typed).collect(),
        }
    }

    /// The report, as it can be sent; `goals` are those of the agreement.
    ///
    /// # Errors
    /// Every problem, in the order of the questions.
    pub fn finish(&self, form: &ReportForm, goals: &[String]) -> Result<Report, Vec<QuestionProblem>> {
        let (mut answers, mut unread) = (BTreeMap::new(), Vec::new());
        for question in form.questions.iter().filter(|question| !question.is_counted()) {
            let typed = self.answers.get(&question.key).cloned().unwrap_or_default();
            match question.read(&typed, goals) {
                Ok(answer) => answers.extend(answer.map(|answer| (question.key.clone(), answer))),
                Err(problem) => {
                    unread.push(QuestionProblem { question: question.key.clone(), goal: None, problem });
                }
            }
        }
        let found = form.problems(&answers);
        let missing = |problem: &QuestionProblem| !unread.iter().any(|other| other.question == problem.question);
        let mut problems: Vec<_> = found.into_iter().filter(missing).collect();
        problems.extend(unread.iter().cloned());
        let place = |problem: &QuestionProblem| form.questions.iter().position(|other| other.key == problem.question);
        problems.sort_by_key(place);
        if !problems.is_empty() {
            return Err(problems);
        }
        let (form, span) = (self.form.clone(), self.span);
        Ok(Report { id: self.id, assignment: self.assignment, form, version: self.version, span, answers })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, form, question};
    use super::*;
    use crate::words::Words;
    use uuid::Uuid;

    fn draft(answers: &[(&str, Typed)]) -> ReportDraft {
        ReportDraft {
            id: ReportId::new(Uuid::from_u128(1)),
            assignment: AssignmentId::new(Uuid::from_u128(2)),
            form: "half_year".into(),
            version: 1,
            span: ReportSpan { from: day("2026-01-01"), until: day("2026-06-30") },
            answers: answers.iter().map(|(key, typed)| ((*key).to_owned(), typed.clone())).collect(),
        }
    }

    fn words(words: &str) -> Typed {
        Typed { words: words.into(), ..Typed::default() }
    }

    fn nth(nth: u8) -> Typed {
        Typed { nth: Some(nth), ..Typed::default() }
    }

    fn full() -> (ReportForm, ReportDraft) {
        let word = |text: &str| Words { nb: text.into(), nn: text.into(), en: text.into() };
        let questions = vec![
            question("text", Answer::Text(10), true),
            question("number", Answer::Number, true),
            question("plain", Answer::YesNo, true),
            question("partly", Answer::YesPartlyNo, true),
            question("scale", Answer::Scale(5), true),
            question("one", Answer::OneOf(vec![word("a"), word("b")]), true),
            question("goals", Answer::EachGoal, true),
        ];
        let goal = GoalAnswer { goal: "Get out".into(), step: Some(4), words: "  better ".into() };
        let goals = Typed { goals: vec![goal], ..Typed::default() };
        let answers = [
            ("text", words("  well ")),
            ("number", words(" 12 ")),
            ("plain", nth(1)),
            ("partly", nth(1)),
            ("scale", nth(4)),
            ("one", nth(1)),
            ("goals", goals),
        ];
        (ReportForm { questions, ..form() }, draft(&answers))
    }

    #[test]
    fn what_is_typed_becomes_the_answer_that_the_question_asks_for() {
        let (form, draft) = full();
        let report = draft.finish(&form, &["Get out".into()]).unwrap();
        assert_eq!(report.answers["text"], Answered::Text("well".into()));
        assert_eq!(report.answers["number"], Answered::Number(12));
        assert_eq!(report.answers["plain"], Answered::Says(Says::No));
        assert_eq!(report.answers["partly"], Answered::Says(Says::Partly));
        assert_eq!(report.answers["scale"], Answered::Step(5));
        assert_eq!(report.answers["one"], Answered::Choice(1));
        let goal = GoalAnswer { goal: "Get out".into(), step: Some(4), words: "better".into() };
        assert_eq!(report.answers["goals"], Answered::Goals(vec![goal]));
    }

    #[test]
    fn a_report_that_came_back_is_taken_up_as_it_was() {
        let (form, draft) = full();
        let report = draft.finish(&form, &["Get out".into()]).unwrap();
        assert_eq!(ReportDraft::again(&report, &form).finish(&form, &["Get out".into()]), Ok(report));
    }

    #[test]
    fn every_problem_is_told_in_the_order_of_the_questions_and_each_once() {
        let (form, mut draft) = full();
        draft.answers.insert("text".into(), words("much too long"));
        draft.answers.insert("number".into(), words("many"));
        draft.answers.remove("one");
        let told = draft.finish(&form, &["Get out".into(), "Swim".into()]).unwrap_err();
        let told: Vec<_> = told.into_iter().map(|it| (it.question, it.goal, it.problem)).collect();
        let wanted = [
            ("text".to_owned(), None, AnswerProblem::TooLong { most: 10 }),
            ("number".to_owned(), None, AnswerProblem::NotANumber),
            ("one".to_owned(), None, AnswerProblem::Missing),
            ("goals".to_owned(), Some(1), AnswerProblem::Missing),
        ];
        assert_eq!(told, wanted);
    }
}
