//! The phone is locked.

use super::by_passkey::ByPasskey;
use super::field::CodeField;
use super::forgotten::Forgotten;
use super::words::{closed, weak};
use crate::components::{Foot, Page, focus_on, said, speech};
use crate::journal::{Journal, PasskeyStand};
use crate::lock::{Code, UnlockProblem, WeakCode};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

const FIELD: &str = "code";

/// How it is being opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Code,
    Passkey,
}

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
    let (typed, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<Way>));
    let has_passkey = journal.passkey_stand().get_untracked() == PasskeyStand::Used;
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
        if busy.get_untracked().is_some() {
            return;
        }
        problem.set(None);
        match typed.with_untracked(|typed| Code::typed(typed)) {
            Err(why) => refuse(Closed::NoCode(why)),
            Ok(code) => {
                busy.set(Some(Way::Code));
                spawn_local(async move {
                    let opened = journal.unlock(&code).await;
                    busy.try_set(None);
                    if let Err(why) = opened {
                        refuse(Closed::Tried(why));
                    }
                });
            }
        }
    });
    let title = if has_passkey { said(Lang::passkey_locked_title) } else { said(Lang::lock_title) };
    view! {
        <Page title=title>
            {has_passkey.then(|| view! { <ByPasskey busy=busy /> })}
            <CodeField
                id=FIELD
                label=said(Lang::lock_code)
                purpose="current-password"
                value=typed
                problem=told
                on_enter=open
            />
            <button class="ds-button" type="button" data-variant="tertiary" on:click=move |_| on_forgotten.run(())>
                {said(Lang::lock_forgotten)}
            </button>
        </Page>
        <Foot>
            <button
                class="ds-button"
                type="button"
                data-variant=has_passkey.then_some("secondary")
                aria-disabled=move || busy.get().map(|_| "true")
                on:click=move |_| open.run(())
            >
                {said(move |t| if busy.get() == Some(Way::Code) { t.lock_opening() } else { t.lock_open() })}
            </button>
        </Foot>
    }
}
