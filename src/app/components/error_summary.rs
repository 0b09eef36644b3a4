//! All that is wrong with a form in one place, with links to the fields. Takes the focus when it appears.

use super::{focus_on, said};
use i18n::Lang;
use leptos::html;
use leptos::prelude::*;

/// A message and the field that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The field's id in the page.
    pub(crate) field: String,
    /// What to do.
    pub(crate) text: String,
}

/// The summary; nothing while all is well.
#[component]
pub(crate) fn ErrorSummary(
    /// What is wrong.
    #[prop(into)]
    faults: Signal<Vec<Fault>>,
    /// Counts the tries to save: each brings the focus here again.
    #[prop(into)]
    tries: Signal<u32>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if tries.get() > 0
            && let Some(summary) = summary.get()
        {
            summary.scroll_into_view();
            let _ = summary.focus();
        }
    });
    let item = |fault: Fault| {
        let field = fault.field.clone();
        // The router must not take the link for a page: only the focus moves.
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            focus_on(&field);
        };
        view! {
            <li>
                <a class="ds-link" href=format!("#{}", fault.field) on:click=go>
                    {fault.text}
                </a>
            </li>
        }
    };
    let some = Memo::new(move |_| faults.with(|faults| !faults.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <div class="ds-error-summary summary-focus" role="group" tabindex="-1" node_ref=summary aria-labelledby="faults">
                    <h2 class="ds-heading" id="faults">
                        {said(Lang::session_problems_title)}
                    </h2>
                    <ul>{move || faults.get().into_iter().map(item).collect_view()}</ul>
                </div>
            }
        })
    }
}
