//! A labelled field with its hint and its message.

use super::said;
use i18n::Lang;
use leptos::prelude::*;
use leptos::web_sys;

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words.
    Text,
    /// A number, perhaps with decimals; kept as text, since people write "12,5 km".
    Decimal,
    /// A date.
    Date,
    /// A time of day.
    Time,
}

impl Kind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::Decimal => "text",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }
}

/// The ids of what describes a field, in the order to be read: message first.
pub(super) fn described_by(id: &str, message: bool, hint: bool) -> Option<String> {
    match (message, hint) {
        (true, true) => Some(format!("{id}-problem {id}-hint")),
        (true, false) => Some(format!("{id}-problem")),
        (false, true) => Some(format!("{id}-hint")),
        (false, false) => None,
    }
}

/// The message of a field. Its place is always there, so that nothing jumps when it is read by a screen reader.
#[component]
pub(crate) fn Message(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// What is wrong, if anything.
    #[prop(into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        problem.get().map(|text| {
            view! {
                <p class="ds-validation-message" id=format!("{id}-problem")>
                    {text}
                </p>
            }
        })
    }
}

/// A field for one line.
#[component]
pub(crate) fn Field(
    /// Its id in the page; messages link to it.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    #[prop(optional)]
    kind: Option<Kind>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Told of every key.
    #[prop(into)]
    on_input: Callback<String>,
    /// Help under the label.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong, if anything.
    #[prop(into)]
    problem: Signal<Option<String>>,
    /// The unit behind the field, such as "km".
    #[prop(optional)]
    unit: Option<&'static str>,
    /// The id of a list of suggestions.
    #[prop(optional, into)]
    suggestions: Option<String>,
) -> impl IntoView {
    let kind = kind.unwrap_or(Kind::Text);
    let described = {
        let id = id.clone();
        move || described_by(&id, problem.with(Option::is_some), hint.is_some())
    };
    let input = view! {
        <input
            class="ds-input"
            id=id.clone()
            type=kind.input_type()
            inputmode=kind.input_mode()
            autocomplete="off"
            list=suggestions
            prop:value=value
            aria-invalid=move || problem.with(Option::is_some).then_some("true")
            aria-describedby=described
            on:input=move |event| on_input.run(event_target_value(&event))
        />
    };
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id.clone()>
                {label}
            </label>
            {hint.map(|hint| view! { <p data-field="description" id=format!("{id}-hint")>{hint}</p> })}
            {match unit {
                Some(unit) => {
                    view! {
                        <div class="with-unit">
                            {input} <span aria-hidden="true">{unit}</span>
                        </div>
                    }
                        .into_any()
                }
                None => input.into_any(),
            }}
            <Message id=id problem=problem />
        </div>
    }
}

/// A field for many lines.
#[component]
pub(crate) fn Area(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Told of every key.
    #[prop(into)]
    on_input: Callback<String>,
    /// Help under the label.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong, if anything.
    #[prop(into)]
    problem: Signal<Option<String>>,
    /// Must something stand in it?
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let described = {
        let id = id.clone();
        move || described_by(&id, problem.with(Option::is_some), hint.is_some())
    };
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id.clone()>
                {label}
                {(!required).then(|| view! { " " <span class="soft">{said(Lang::optional)}</span> })}
            </label>
            {hint.map(|hint| view! { <p data-field="description" id=format!("{id}-hint")>{hint}</p> })}
            <textarea
                class="ds-input"
                id=id.clone()
                rows="3"
                autocomplete="off"
                aria-required=required.then_some("true")
                prop:value=value
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:input=move |event| on_input.run(event_target_value(&event))
            ></textarea>
            <Message id=id problem=problem />
        </div>
    }
}

/// Moves the focus to a field, and the field into sight.
pub(crate) fn focus_on(id: &str) {
    use leptos::wasm_bindgen::JsCast as _;
    let found = document().get_element_by_id(id).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(found) = found {
        found.scroll_into_view();
        let _ = found.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_is_read_before_the_hint() {
        assert_eq!(described_by("km", true, true).as_deref(), Some("km-problem km-hint"));
        assert_eq!(described_by("km", false, false), None);
    }
}
