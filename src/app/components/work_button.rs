//! A button whose work takes a while.

use super::said;
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;

/// What is under way once a button is pressed.
pub(crate) type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Pressed again before its work is done, it does nothing.
#[component]
pub(crate) fn WorkButton(
    /// Begins the work.
    #[prop(into)]
    work: Callback<(), Work>,
    /// What it is called.
    name: fn(Lang) -> &'static str,
    /// What it is called while it works, if otherwise.
    #[prop(optional)]
    meanwhile: Option<fn(Lang) -> &'static str>,
    /// How much it stands out; most, when not said.
    #[prop(optional, into)]
    variant: Option<&'static str>,
    /// The id of what explains it.
    #[prop(optional, into)]
    described_by: Option<&'static str>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let press = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let work = work.run(());
        spawn_local(async move {
            work.await;
            // The page may have been left meanwhile.
            busy.try_set(false);
        });
    };
    let called = move |t| if busy.get() { meanwhile.unwrap_or(name)(t) } else { name(t) };
    view! {
        <button
            class="ds-button"
            type="button"
            data-variant=variant
            aria-describedby=described_by
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            {said(called)}
        </button>
    }
}
