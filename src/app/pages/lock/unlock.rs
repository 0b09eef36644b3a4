//! The phone is locked.

use super::field::CodeField;
use super::forgotten::Forgotten;
use super::words::{closed, weak};
use crate::components::{Foot, Page, focus_on, said, speech};
use crate::journal::Journal;
use crate::lock::{Code, UnlockProblem, WeakCode};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

const FIELD: &str = "code";

/// Why it did not open.
#[derive(Debug, Clone, PartialEq)]
enum Closed {
    NoCode(WeakCode),
    Tried(UnlockProblem),
}

/// Asks for the code.
#[component]
pub(crate) fn Locked() -> impl IntoView {
    let forgotten = RwSignal::new(false);
    move || {
        if forgotten.get() {
            view! { <Forgotten back=Callback::new(move |()| forgotten.set(false)) /> }.into_any()
        } else {
            view! { <Ask on_forgotten=Callback::new(move |()| forgotten.set(true)) /> }.into_any()
        }
    }
}

#[component]
fn Ask(on_forgotten: Callback<()>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let t = speech();
    let (typed, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let problem = RwSignal::new(None::<Closed>);
    let told = Signal::derive(move || {
        let t = t.get();
        problem.with(|problem| match problem {
            None => None,
            Some(Closed::NoCode(problem)) => Some(weak(t, *problem).to_owned()),
            Some(Closed::Tried(problem)) => Some(closed(t, problem)),
        })
    });
    let refuse = move |why| {
        typed.try_set(String::new());
        problem.try_set(Some(why));
        focus_on(FIELD);
    };
    let open = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        problem.set(None);
        match typed.with_untracked(|typed| Code::typed(typed)) {
            Err(why) => refuse(Closed::NoCode(why)),
            Ok(code) => {
                busy.set(true);
                spawn_local(async move {
                    let opened = journal.unlock(&code).await;
                    busy.try_set(false);
                    if let Err(why) = opened {
                        refuse(Closed::Tried(why));
                    }
                });
            }
        }
    });
    view! {
        <Page title=said(Lang::lock_title)>
            <CodeField id=FIELD label=said(Lang::lock_code) value=typed problem=told on_enter=open />
            <button class="ds-button" type="button" data-variant="tertiary" on:click=move |_| on_forgotten.run(())>
                {said(Lang::lock_forgotten)}
            </button>
        </Page>
        <Foot>
            <button
                class="ds-button"
                type="button"
                aria-disabled=move || busy.get().then_some("true")
                on:click=move |_| open.run(())
            >
                {said(move |t| if busy.get() { t.lock_opening() } else { t.lock_open() })}
            </button>
        </Foot>
    }
}
