//! The press that opens with the finger or the face.

use super::unlock::Way;
use super::words::closed_to_passkey;
use crate::components::{Message, said, speech};
use crate::journal::Journal;
use crate::lock::UnlockProblem;
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

const ID: &str = "passkey";

/// The button, and what came of it. The focus stays on it: whoever was not known may try again, or go on to the code.
#[component]
pub(super) fn ByPasskey(
    /// What is being tried.
    busy: RwSignal<Option<Way>>,
) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let t = speech();
    let problem = RwSignal::new(None::<UnlockProblem>);
    let told = Signal::derive(move || {
        let t = t.get();
        problem.with(|problem| problem.as_ref().map(|problem| closed_to_passkey(t, problem)))
    });
    let press = move |_| {
        if busy.get_untracked().is_some() {
            return;
        }
        problem.set(None);
        busy.set(Some(Way::Passkey));
        spawn_local(async move {
            let opened = journal.unlock_by_passkey().await;
            busy.try_set(None);
            if let Err(why) = opened {
                problem.try_set(Some(why));
            }
        });
    };
    let called = move |t: Lang| match busy.get() {
        Some(Way::Passkey) => t.passkey_waiting(),
        _ => t.passkey_open(),
    };
    view! {
        <div class="stack">
            <button
                class="ds-button"
                type="button"
                aria-disabled=move || busy.get().map(|_| "true")
                aria-describedby=move || told.with(Option::is_some).then(|| format!("{ID}-problem"))
                on:click=press
            >
                {said(called)}
            </button>
            <div aria-live="assertive">
                <Message id=ID problem=told />
            </div>
        </div>
    }
}
