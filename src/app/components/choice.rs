//! A choice of one among few: chips as large as a thumb. Radio buttons underneath, so that arrows and screen readers work.

use super::field::described_by;
use super::{Icon, Message, Sign};
use leptos::prelude::*;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice<T> {
    /// What is meant.
    pub(crate) value: T,
    /// What is read.
    pub(crate) name: String,
}

/// Chips of which one is chosen.
#[component]
pub(crate) fn Chips<T>(
    /// The id in the page; messages link to it. Also the group's name.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Option<T>>,
    /// Told of a choice.
    #[prop(into)]
    on_choose: Callback<T>,
    /// Help under the question.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// In which language a choice is read, where that is not the page's.
    #[prop(optional)]
    lang: Option<fn(&T) -> &'static str>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = StoredValue::new(id);
    let described =
        move || name.with_value(|id| described_by(id, problem.with(Option::is_some), hint.with(Option::is_some)));
    let help = move || {
        hint.get().map(|hint| {
            view! {
                <p class="soft" id=name.with_value(|id| format!("{id}-hint"))>
                    {hint}
                </p>
            }
        })
    };
    let chip = move |(position, choice): (usize, Choice<T>)| {
        let input = format!("{}-{position}", name.get_value());
        let lang = lang.map(|lang| lang(&choice.value));
        let (ours, theirs) = (choice.value.clone(), choice.value);
        view! {
            <span class="chip">
                <input
                    type="radio"
                    name=name.get_value()
                    id=input.clone()
                    prop:checked=move || chosen.with(|chosen| chosen.as_ref() == Some(&ours))
                    on:change=move |_| on_choose.run(theirs.clone())
                />
                <label for=input lang=lang>
                    <Icon sign=Sign::Tick />
                    {choice.name}
                </label>
            </span>
        }
    };
    view! {
        <fieldset class="ds-fieldset" id=name.get_value() tabindex="-1" aria-describedby=described>
            <legend class="ds-label">{legend}</legend>
            {help}
            <div class="chips">{move || choices.get().into_iter().enumerate().map(chip).collect_view()}</div>
            <Message id=name.get_value() problem=problem />
        </fieldset>
    }
}
