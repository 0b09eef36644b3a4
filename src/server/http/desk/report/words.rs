//! A report in words for an officer.

use crate::http::desk::words::{names, state::Shown};
use domain::report::{Answer as Asked, Answered, Counted, GOAL_STEPS, Question, Report, ReportForm, ReportSpan, Says};
use i18n::{Lang, args};
use sync::ReportState;
use sync::row::MunicipalityFacts;

/// A question with its answer.
pub(super) struct Answer {
    pub(super) question: String,
    /// In the order to be read; none where it was left empty.
    pub(super) lines: Vec<String>,
}

pub(super) fn days(t: Lang, span: ReportSpan) -> String {
    t.report_days(args::ReportDays { from: &t.date(span.from), until: &t.date(span.until) })
}

pub(super) const fn state(t: Lang, state: &ReportState) -> Shown {
    match state {
        ReportState::Received => Shown { colour: "info", name: t.report_state_received() },
        ReportState::Read => Shown { colour: "success", name: t.report_state_read() },
        ReportState::Returned { .. } => Shown { colour: "warning", name: t.report_desk_state_returned() },
        ReportState::Withdrawn => Shown { colour: "neutral", name: t.report_state_withdrawn() },
    }
}

/// What the sessions said when the report came in.
pub(super) fn counted(t: Lang, facts: &MunicipalityFacts, counted: &Counted) -> Vec<String> {
    let mut lines = vec![t.report_counted_sessions(counted.held)];
    if counted.missed > 0 {
        lines.push(t.report_counted_missed(counted.missed));
    }
    lines.push(t.report_counted_hours(&t.duration(counted.together.0)));
    if counted.driven.0 > 0 {
        lines.push(t.report_counted_driven(&t.km(counted.driven.0)));
    }
    lines.extend(counted.activities.iter().map(|count| {
        let activity = names::activity(t, facts, &count.activity);
        let times = t.number(i64::from(count.times));
        t.report_counted_activity(args::ReportCountedActivity { activity: &activity, times: &times })
    }));
    lines
}

/// Every question with its answer; of a form that is gone, the answers by their keys.
pub(super) fn answers(t: Lang, form: Option<&ReportForm>, report: &Report) -> Vec<Answer> {
    let Some(form) = form else {
        let named = report.answers.iter();
        return named.map(|(key, answer)| Answer { question: key.clone(), lines: lines(t, None, answer) }).collect();
    };
    let asked = form.questions.iter().filter(|question| !question.is_counted());
    let answer = |question: &Question| Answer {
        question: names::words(t, &question.text).to_owned(),
        lines: report.answers.get(&question.key).map(|answer| lines(t, Some(question), answer)).unwrap_or_default(),
    };
    asked.map(answer).collect()
}

fn lines(t: Lang, question: Option<&Question>, answer: &Answered) -> Vec<String> {
    let step =
        |step: u8, steps: u8| t.report_step(args::ReportStep { step: &step.to_string(), steps: &steps.to_string() });
    match (answer, question.map(|question| &question.answer)) {
        (Answered::Text(text), _) => vec![text.clone()],
        (Answered::Says(Says::Yes), _) => vec![t.report_yes().to_owned()],
        (Answered::Says(Says::Partly), _) => vec![t.report_partly().to_owned()],
        (Answered::Says(Says::No), _) => vec![t.report_no().to_owned()],
        (Answered::Number(number), _) => vec![t.number(i64::from(*number))],
        (Answered::Step(it), Some(Asked::Scale(steps))) => vec![step(*it, *steps)],
        (Answered::Choice(nth), Some(Asked::OneOf(choices))) => {
            choices.get(usize::from(*nth)).map(|choice| names::words(t, choice).to_owned()).into_iter().collect()
        }
        (Answered::Step(nth) | Answered::Choice(nth), _) => vec![nth.to_string()],
        (Answered::Goals(goals), _) => {
            let each = goals.iter().flat_map(|goal| {
                let reached = goal.step.map(|it| step(it, GOAL_STEPS));
                [Some(format!("{}: {}", goal.goal, reached.unwrap_or_default())), Some(goal.words.clone())]
            });
            each.flatten().filter(|line| !line.is_empty()).collect()
        }
    }
}
