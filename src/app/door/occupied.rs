//! An invitation on a phone that holds another contact's entries: whose it is to be is asked, never guessed.

use crate::components::{Callout, Foot, Page, Weight, said};
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;

/// Says so, and offers the way back first.
#[component]
pub(super) fn Occupied(
    /// Whether the phone is changing hands just now.
    #[prop(into)]
    busy: Signal<bool>,
    take_over: Callback<()>,
) -> impl IntoView {
    let press = move |_| {
        if !busy.get_untracked() {
            take_over.run(());
        }
    };
    view! {
        <Page title=said(Lang::enrol_other_title)>
            <p>{said(Lang::enrol_other_text)}</p>
            <p>{said(Lang::enrol_other_yours)}</p>
            <Callout weight=Weight::Heed title=said(Lang::enrol_other_change_title)>
                <p>{said(Lang::enrol_other_change_text)}</p>
                <p>{said(Lang::enrol_other_change_lost)}</p>
            </Callout>
        </Page>
        <Foot>
            <A href="/" attr:class="ds-button">
                {said(Lang::enrol_other_back)}
            </A>
            <button
                class="ds-button"
                data-variant="secondary"
                type="button"
                aria-disabled=move || busy.get().then_some("true")
                on:click=press
            >
                {said(move |t| if busy.get() { t.enrol_other_taking_over() } else { t.enrol_other_take_over() })}
            </button>
        </Foot>
    }
}
