//! A field for a code: digits on the keyboard, nothing of it on the screen. It can be pasted, and kept by what keeps
//! passwords: whether it is, the contact chooses.

use crate::components::Message;
use leptos::prelude::*;

#[component]
pub(super) fn CodeField(
    /// Its id in the page; messages link to it.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Help under the label.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Whose code it is, in HTML's words for what fills fields in: `current-password` or `new-password`.
    purpose: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong, if anything.
    #[prop(into)]
    problem: Signal<Option<String>>,
    /// Pressed when the code is whole.
    on_enter: Callback<()>,
) -> impl IntoView {
    let described = move || {
        let message = problem.with(Option::is_some).then(|| format!("{id}-problem"));
        let hint = hint.is_some().then(|| format!("{id}-hint"));
        let ids: Vec<String> = message.into_iter().chain(hint).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id>
                {label}
            </label>
            {hint.map(|hint| view! { <p data-field="description" id=format!("{id}-hint")>{hint}</p> })}
            <input
                class="ds-input code"
                id=id
                type="password"
                inputmode="numeric"
                autocomplete=purpose
                autocapitalize="off"
                spellcheck="false"
                prop:value=value
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        on_enter.run(());
                    }
                }
            />
            <div aria-live="assertive">
                <Message id=id problem=problem />
            </div>
        </div>
    }
}
