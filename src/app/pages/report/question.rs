//! One question with its field. Every field is as wide as the screen, and says whether it can be left empty.

use super::words::says;
use crate::components::{Area, Chips, Choice, Fault, Field, speech};
use crate::pages::shown::words;
use domain::report::{
    Answer, AnswerProblem, GOAL_STEPS, Question, QuestionProblem, ReportDraft, ReportForm, Says, Typed,
};
use i18n::Lang;
use leptos::prelude::*;

/// The id of a question's field in the page.
pub(super) fn anchor(question: &str, goal: Option<usize>) -> String {
    match goal {
        Some(goal) => format!("q-{question}-{goal}"),
        None => format!("q-{question}"),
    }
}

/// What is wrong, each at its field.
pub(super) fn faults(t: Lang, form: &ReportForm, problems: Vec<QuestionProblem>) -> Vec<Fault> {
    let fault = |QuestionProblem { question, goal, problem }: QuestionProblem| {
        let name = || form.question(&question).map(|question| words(t, &question.text)).unwrap_or_default();
        let text = match problem {
            AnswerProblem::Missing => t.report_answer_missing(name()),
            AnswerProblem::TooLong { most } => {
                t.problem_text_too_long(&t.number(i64::try_from(most).unwrap_or(i64::MAX)))
            }
            AnswerProblem::NotANumber => t.report_answer_number().to_owned(),
            AnswerProblem::NotAChoice | AnswerProblem::NotAsked => t.report_answer_choice().to_owned(),
        };
        // Words about a goal have a field of their own.
        let long = goal.is_some() && matches!(problem, AnswerProblem::TooLong { .. });
        let field = anchor(&question, goal) + if long { "-words" } else { "" };
        Fault { field, text }
    };
    problems.into_iter().map(fault).collect()
}

/// A question, with what the sessions say about it.
#[component]
pub(super) fn Asked(
    question: Question,
    goals: Vec<String>,
    draft: RwSignal<ReportDraft>,
    faults: Memo<Vec<Fault>>,
    #[prop(into)] counted: Signal<Vec<String>>,
) -> impl IntoView {
    let t = speech();
    let known = question.prefill.is_some();
    let lines = move || counted.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let text = question.text.clone();
    let label = Signal::derive(move || words(t.get(), &text).to_owned());
    if question.is_counted() {
        return view! {
            <div class="ds-field">
                <p class="ds-label">{label}</p>
                <ul class="list">{lines}</ul>
            </div>
        }
        .into_any();
    }
    view! {
        {known.then(|| view! { <ul class="list soft">{lines}</ul> })}
        <Answering question=question goals=goals draft=draft faults=faults label=label />
    }
    .into_any()
}

#[component]
fn Answering(
    question: Question,
    goals: Vec<String>,
    draft: RwSignal<ReportDraft>,
    faults: Memo<Vec<Fault>>,
    label: Signal<String>,
) -> impl IntoView {
    let t = speech();
    let Question { key, help, answer, required, .. } = question;
    let key = StoredValue::new(key);
    let id = key.with_value(|key| anchor(key, None));
    let typed = move || draft.with(|draft| key.with_value(|key| draft.answers.get(key).cloned().unwrap_or_default()));
    let change = move |change: &dyn Fn(&mut Typed)| {
        draft.update(|draft| change(draft.answers.entry(key.get_value()).or_default()));
    };
    let problem_at = move |field: String| {
        let of = move |fault: &&Fault| fault.field == field;
        Signal::derive(move || faults.with(|faults| faults.iter().find(&of).map(|fault| fault.text.clone())))
    };
    let help = StoredValue::new(help);
    let helps = StoredValue::new(help.with_value(Option::is_some).then(|| format!("{id}-hint")));
    let helped = move || help.with_value(|help| help.as_ref().map(|help| words(t.get(), help).to_owned()));
    let value = Signal::derive(move || typed().words);
    let on_input = Callback::new(move |text: String| change(&|typed| typed.words.clone_from(&text)));
    let chips = move |choices: Signal<Vec<Choice<u8>>>| {
        let on_choose = Callback::new(move |nth| change(&|typed| typed.nth = Some(nth)));
        let chosen = Signal::derive(move || typed().nth);
        let id = key.with_value(|key| anchor(key, None));
        view! {
            <Chips
                id=id.clone()
                legend=label
                hint=Signal::derive(helped)
                choices=choices
                chosen=chosen
                on_choose=on_choose
                problem=problem_at(id)
            />
        }
        .into_any()
    };
    match answer {
        Answer::Text(_) => {
            let hint = Signal::derive(move || {
                let names = t.get().report_no_names_here();
                helped().map_or_else(|| names.to_owned(), |help| format!("{help} {names}"))
            });
            let problem = problem_at(id.clone());
            view! { <Area id=id label=label value=value on_input=on_input hint=hint problem=problem required=required /> }
                .into_any()
        }
        Answer::Number => {
            let problem = problem_at(id.clone());
            view! { <Field id=id label=label value=value on_input=on_input problem=problem /> }.into_any()
        }
        Answer::YesNo => chips(Signal::derive(move || numbered(Says::PLAIN.map(|it| says(t.get(), it).to_owned())))),
        Answer::YesPartlyNo => {
            chips(Signal::derive(move || numbered(Says::ALL.map(|it| says(t.get(), it).to_owned()))))
        }
        Answer::Scale(steps) => chips(Signal::derive(move || numbered((1..=steps).map(|step| step.to_string())))),
        Answer::OneOf(choices) => {
            chips(Signal::derive(move || numbered(choices.iter().map(|choice| words(t.get(), choice).to_owned()))))
        }
        Answer::EachGoal if goals.is_empty() => {
            view! { <p class="soft">{crate::components::said(Lang::report_no_goals)}</p> }.into_any()
        }
        Answer::EachGoal => view! {
            <fieldset class="ds-fieldset stack" id=id tabindex="-1" aria-describedby=helps.get_value()>
                <legend class="ds-label">{label}</legend>
                {move || helped().map(|help| view! { <p class="soft" id=helps.get_value()>{help}</p> })}
                {goals
                    .into_iter()
                    .enumerate()
                    .map(|(nth, goal)| view! { <Goal question=key nth=nth goal=goal draft=draft faults=faults /> })
                    .collect_view()}
            </fieldset>
        }
        .into_any(),
    }
}

/// Choices by their place.
fn numbered(names: impl IntoIterator<Item = String>) -> Vec<Choice<u8>> {
    (0..).zip(names).map(|(value, name)| Choice { value, name }).collect()
}

/// How it goes with one goal: a step, and words.
#[component]
fn Goal(
    question: StoredValue<String>,
    nth: usize,
    goal: String,
    draft: RwSignal<ReportDraft>,
    faults: Memo<Vec<Fault>>,
) -> impl IntoView {
    let t = speech();
    let id = question.with_value(|key| anchor(key, Some(nth)));
    let below = format!("{id}-words");
    let goal = StoredValue::new(goal);
    let written = move || {
        let typed = draft.with(|draft| question.with_value(|key| draft.answers.get(key).cloned().unwrap_or_default()));
        goal.with_value(|goal| typed.goal(goal))
    };
    let change = move |step: Option<u8>, words: Option<String>| {
        let before = written();
        let after = domain::report::GoalAnswer {
            step: step.or(before.step),
            words: words.unwrap_or(before.words),
            goal: before.goal,
        };
        draft.update(|draft| draft.answers.entry(question.get_value()).or_default().set_goal(after));
    };
    let problem_at = move |field: String| {
        let of = move |fault: &&Fault| fault.field == field;
        Signal::derive(move || faults.with(|faults| faults.iter().find(&of).map(|fault| fault.text.clone())))
    };
    let steps = numbered((1..=GOAL_STEPS).map(|step| step.to_string()));
    view! {
        <Chips
            id=id.clone()
            legend=Signal::stored(goal.get_value())
            choices=Signal::stored(steps)
            chosen=Signal::derive(move || written().step.map(|step| step.saturating_sub(1)))
            on_choose=Callback::new(move |nth: u8| change(Some(nth.saturating_add(1)), None))
            problem=problem_at(id)
        />
        <Area
            id=below.clone()
            label=Signal::derive(move || t.get().report_goal_words().to_owned())
            hint=Signal::derive(move || t.get().report_no_names_here().to_owned())
            value=Signal::derive(move || written().words)
            on_input=Callback::new(move |text| change(None, Some(text)))
            problem=problem_at(below)
        />
    }
}
