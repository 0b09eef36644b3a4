//! Reports in words.

use crate::components::{Sign, State, Weight};
use crate::pages::shown::{activity_name, words};
use domain::quantity::Minutes;
use domain::report::{Answer, Answered, Counted, GOAL_STEPS, Prefill, Question, Report, ReportForm, ReportSpan, Says};
use i18n::{Lang, args};
use sync::ReportState;
use sync::phone::{ReportStage, ReportView};
use sync::row::MunicipalityFacts;

pub(super) fn days(t: Lang, span: ReportSpan) -> String {
    t.report_days(args::ReportDays { from: &t.date(span.from), until: &t.date(span.until) })
}

/// How far a report has come.
pub(super) const fn stage(t: Lang, stage: &ReportStage) -> State {
    let (weight, sign, name) = match stage {
        ReportStage::Sending => (Weight::Info, Sign::Phone, t.report_state_sending()),
        ReportStage::TakingBack => (Weight::Info, Sign::Phone, t.report_state_taking_back()),
        ReportStage::NotSent => (Weight::Bad, Sign::Heed, t.report_state_not_sent()),
        ReportStage::AtServer { state, .. } => match state {
            ReportState::Received => (Weight::Info, Sign::Tick, t.report_state_received()),
            ReportState::Read => (Weight::Good, Sign::Tick, t.report_state_read()),
            ReportState::Returned { .. } => (Weight::Heed, Sign::Return, t.report_state_returned()),
            ReportState::Withdrawn => (Weight::Info, Sign::Return, t.report_state_withdrawn()),
        },
    };
    State { weight, sign, name }
}

/// What there is to know about a report besides its state, in the order to be read.
pub(super) fn lines(t: Lang, view: &ReportView) -> Vec<String> {
    match &view.stage {
        ReportStage::Sending | ReportStage::TakingBack => vec![t.report_nobody_knows().to_owned()],
        ReportStage::NotSent => vec![],
        ReportStage::AtServer { state, sent_at } => match state {
            ReportState::Received | ReportState::Read => {
                let day = domain::time::Zone::OSLO.wall_at(*sent_at).date();
                vec![t.report_received_at(&t.date(day))]
            }
            ReportState::Returned { comment } => vec![t.report_comment(comment)],
            ReportState::Withdrawn => vec![],
        },
    }
}

/// What the sessions say: all of it, or what one question asks for. The hours beside those that are granted.
pub(super) fn counted(
    t: Lang,
    facts: &MunicipalityFacts,
    (counted, granted): (&Counted, Option<Minutes>),
    asked: Option<Prefill>,
) -> Vec<String> {
    let wanted = |prefill| asked.is_none_or(|asked| asked == prefill);
    let mut lines = Vec::new();
    if wanted(Prefill::Sessions) {
        lines.push(t.report_counted_sessions(counted.held));
        lines.extend((counted.missed > 0).then(|| t.report_counted_missed(counted.missed)));
    }
    if wanted(Prefill::Hours) {
        let together = t.duration(counted.together.0);
        lines.push(match granted {
            Some(granted) => t.report_counted_hours_of(args::ReportCountedHoursOf {
                duration: &together,
                granted: &t.duration(granted.0),
            }),
            None => t.report_counted_hours(&together),
        });
    }
    if wanted(Prefill::Driving) && (counted.driven.0 > 0 || asked.is_some()) {
        lines.push(t.report_counted_driven(&t.km(counted.driven.0)));
    }
    if wanted(Prefill::Activities) {
        lines.extend(counted.activities.iter().filter_map(|count| {
            let (activity, times) = (activity_name(t, facts, &count.activity)?, t.number(i64::from(count.times)));
            Some(t.report_counted_activity(args::ReportCountedActivity { activity: &activity, times: &times }))
        }));
    }
    lines
}

pub(super) const fn says(t: Lang, says: Says) -> &'static str {
    match says {
        Says::Yes => t.report_yes(),
        Says::Partly => t.report_partly(),
        Says::No => t.report_no(),
    }
}

/// Every question that was answered by hand, with the lines of its answer; of a form that is gone, the answers alone.
pub(super) fn answers(t: Lang, form: Option<&ReportForm>, report: &Report) -> Vec<(String, Vec<String>)> {
    let Some(form) = form else {
        return report.answers.iter().map(|(key, it)| (key.clone(), answer(t, None, it))).collect();
    };
    let asked = form.questions.iter().filter(|question| !question.is_counted());
    let written = |question: &Question| {
        report.answers.get(&question.key).map(|it| answer(t, Some(question), it)).unwrap_or_default()
    };
    asked.map(|question| (words(t, &question.text).to_owned(), written(question))).collect()
}

fn answer(t: Lang, question: Option<&Question>, answered: &Answered) -> Vec<String> {
    let step =
        |step: u8, steps: u8| t.report_step(args::ReportStep { step: &step.to_string(), steps: &steps.to_string() });
    match (answered, question.map(|question| &question.answer)) {
        (Answered::Text(text), _) => vec![text.clone()],
        (Answered::Says(it), _) => vec![says(t, *it).to_owned()],
        (Answered::Number(number), _) => vec![t.number(i64::from(*number))],
        (Answered::Step(it), Some(Answer::Scale(steps))) => vec![step(*it, *steps)],
        (Answered::Choice(nth), Some(Answer::OneOf(choices))) => {
            choices.get(usize::from(*nth)).map(|choice| words(t, choice).to_owned()).into_iter().collect()
        }
        (Answered::Step(nth) | Answered::Choice(nth), _) => vec![nth.to_string()],
        (Answered::Goals(goals), _) => {
            let each = goals.iter().flat_map(|goal| {
                let reached = goal.step.map(|it| step(it, GOAL_STEPS)).unwrap_or_default();
                [format!("{}: {reached}", goal.goal), goal.words.clone()]
            });
            each.filter(|line| !line.is_empty()).collect()
        }
    }
}
