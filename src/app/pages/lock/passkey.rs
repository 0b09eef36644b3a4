//! `/innstillinger/fingeravtrykk`: the finger or the face shall open the app too. The code that holds is asked for first.

use super::field::CodeField;
use super::words::{closed, weak};
use crate::components::{Foot, Message, Page, focus_on, notices, said, speech};
use crate::journal::Journal;
use crate::lock::{Code, PasskeyProblem, UnlockProblem, WeakCode};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

const FIELD: &str = "code-before";
const PHONE: &str = "passkey";

/// What did not work.
#[derive(Debug, Clone, PartialEq)]
enum Wrong {
    NoCode(WeakCode),
    Tried(UnlockProblem),
}

impl Wrong {
    /// What the phone itself has refused is not about the code.
    const fn place(&self) -> &'static str {
        if matches!(self, Self::Tried(UnlockProblem::Passkey(_))) { PHONE } else { FIELD }
    }

    fn words(&self, t: Lang) -> String {
        match self {
            Self::NoCode(problem) => weak(t, *problem).to_owned(),
            Self::Tried(UnlockProblem::Passkey(PasskeyProblem::NotDone)) => t.passkey_not_made().to_owned(),
            Self::Tried(problem) => closed(t, problem),
        }
    }
}

/// The page.
#[component]
pub(crate) fn AddPasskey() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let navigate = use_navigate();
    let (t, notices) = (speech(), notices());
    let (typed, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let wrong = RwSignal::new(None::<Wrong>);
    let told = move |place: &'static str| {
        Signal::derive(move || {
            let t = t.get();
            wrong.with(|wrong| wrong.as_ref().filter(|wrong| wrong.place() == place).map(|wrong| wrong.words(t)))
        })
    };
    let refuse = move |why: Wrong| {
        // After the phone's own question the focus is back on the button, where the answer is told.
        let is_typed = why.place() == FIELD;
        wrong.try_set(Some(why));
        if is_typed {
            focus_on(FIELD);
        }
    };
    let done = Callback::new(move |()| {
        notices.say(t.get_untracked().passkey_added());
        navigate("/innstillinger", Default::default());
    });
    let add = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        wrong.set(None);
        match typed.with_untracked(|typed| Code::typed(typed)) {
            Err(why) => refuse(Wrong::NoCode(why)),
            Ok(code) => {
                busy.set(true);
                spawn_local(async move {
                    let added = journal.add_passkey(&code).await;
                    busy.try_set(false);
                    match added {
                        // Whoever has left the page goes nowhere.
                        Ok(()) => drop(done.try_run(())),
                        Err(why) => refuse(Wrong::Tried(why)),
                    }
                });
            }
        }
    });
    let refused = told(PHONE);
    view! {
        <Page title=said(Lang::passkey_open) back=Signal::stored("/innstillinger".to_owned())>
            <p>{said(Lang::passkey_text)}</p>
            <p>{said(Lang::passkey_others)}</p>
            <CodeField
                id=FIELD
                label=said(Lang::lock_choose_before)
                purpose="current-password"
                value=typed
                problem=told(FIELD)
                on_enter=add
            />
            <div aria-live="assertive">
                <Message id=PHONE problem=refused />
            </div>
        </Page>
        <Foot>
            <button
                class="ds-button"
                type="button"
                aria-disabled=move || busy.get().then_some("true")
                aria-describedby=move || refused.with(Option::is_some).then(|| format!("{PHONE}-problem"))
                on:click=move |_| add.run(())
            >
                {said(move |t| if busy.get() { t.passkey_waiting() } else { t.passkey_add() })}
            </button>
        </Foot>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_phone_refuses_is_not_told_of_the_code() {
        assert_eq!(Wrong::Tried(PasskeyProblem::NotHere.into()).place(), PHONE);
        assert_eq!(Wrong::Tried(UnlockProblem::Wrong { left: 4 }).place(), FIELD);
        assert_eq!(Wrong::NoCode(WeakCode::Length).place(), FIELD);
    }
}
