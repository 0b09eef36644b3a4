//! Choosing a code: the first one, or another instead of the one that holds.

use super::field::CodeField;
use super::words::{closed, weak};
use crate::components::{Foot, Page, focus_on, notices, said, speech};
use crate::journal::{Journal, LockStand};
use crate::lock::{Code, UnlockProblem, WeakCode};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

const BEFORE: &str = "code-before";
const NEW: &str = "code-new";
const AGAIN: &str = "code-again";

/// Which field is wrong, and how.
#[derive(Debug, Clone, PartialEq)]
enum Wrong {
    Before(WeakCode),
    Weak(WeakCode),
    Differs,
    Tried(UnlockProblem),
}

impl Wrong {
    /// The code that holds is what a failed try is about; everything else is about the new one.
    const fn field(&self) -> &'static str {
        match self {
            Self::Before(_) | Self::Tried(UnlockProblem::Wrong { .. } | UnlockProblem::Wiped) => BEFORE,
            Self::Weak(_) | Self::Tried(_) => NEW,
            Self::Differs => AGAIN,
        }
    }

    fn words(&self, t: Lang) -> String {
        match self {
            Self::Before(problem) | Self::Weak(problem) => weak(t, *problem).to_owned(),
            Self::Differs => t.lock_differs().to_owned(),
            Self::Tried(UnlockProblem::NoNetwork) => t.lock_choose_no_network().to_owned(),
            Self::Tried(problem) => closed(t, problem),
        }
    }
}

/// The two codes, where they can be used. `before` is what was typed as the present one, where there is one.
fn chosen(before: Option<&str>, new: &str, again: &str) -> Result<(Option<Code>, Code), Wrong> {
    let before = before.map(Code::typed).transpose().map_err(Wrong::Before)?;
    let code = Code::chosen(new).map_err(Wrong::Weak)?;
    if Code::typed(again).as_ref() == Ok(&code) { Ok((before, code)) } else { Err(Wrong::Differs) }
}

/// On a phone that may not go on without one.
#[component]
pub(crate) fn ChooseFirst() -> impl IntoView {
    view! { <Choose on_done=Callback::new(|()| {}) first=true /> }
}

/// `/innstillinger/kode`.
#[component]
pub(crate) fn ChangeCode() -> impl IntoView {
    let navigate = use_navigate();
    let done = Callback::new(move |()| navigate("/innstillinger", Default::default()));
    view! { <Choose on_done=done first=false /> }
}

#[component]
fn Choose(on_done: Callback<()>, first: bool) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (t, notices) = (speech(), notices());
    let has_code = journal.lock_stand().get_untracked() == LockStand::Coded;
    let (before, new, again) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(None::<Wrong>));
    let told = move |field: &'static str| {
        Signal::derive(move || {
            let t = t.get();
            wrong.with(|wrong| wrong.as_ref().filter(|wrong| wrong.field() == field).map(|wrong| wrong.words(t)))
        })
    };
    let refuse = move |why: Wrong| {
        let field = why.field();
        wrong.try_set(Some(why));
        focus_on(field);
    };
    let save = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        wrong.set(None);
        let (before, new, again) = (before.get_untracked(), new.get_untracked(), again.get_untracked());
        match chosen(has_code.then_some(before.as_str()), &new, &again) {
            Err(why) => refuse(why),
            Ok((before, code)) => {
                busy.set(true);
                spawn_local(async move {
                    let set = journal.choose_code(before.as_ref(), &code).await;
                    busy.try_set(false);
                    match set {
                        Ok(()) => {
                            notices.say(t.get_untracked().lock_chosen());
                            on_done.run(());
                        }
                        Err(why) => refuse(Wrong::Tried(why)),
                    }
                });
            }
        }
    });
    let back = (!first).then(|| Signal::stored("/innstillinger".to_owned()));
    let fields = view! {
        <p>{said(Lang::lock_choose_text)}</p>
        {has_code
            .then(|| {
                view! {
                    <CodeField
                        id=BEFORE
                        label=said(Lang::lock_choose_before)
                        purpose="current-password"
                        value=before
                        problem=told(BEFORE)
                        on_enter=save
                    />
                }
            })}
        <CodeField
            id=NEW
            label=said(Lang::lock_choose_code)
            hint=said(Lang::lock_choose_hint)
            purpose="new-password"
            value=new
            problem=told(NEW)
            on_enter=save
        />
        <CodeField
            id=AGAIN
            label=said(Lang::lock_choose_again)
            purpose="new-password"
            value=again
            problem=told(AGAIN)
            on_enter=save
        />
        <p class="soft small">{said(Lang::lock_kept)}</p>
    }
    .into_any();
    let page = match back {
        Some(back) => view! { <Page title=said(Lang::lock_choose_title) back=back>{fields}</Page> }.into_any(),
        None => view! { <Page title=said(Lang::lock_choose_title)>{fields}</Page> }.into_any(),
    };
    view! {
        {page}
        <Foot>
            <button
                class="ds-button"
                type="button"
                aria-disabled=move || busy.get().then_some("true")
                on:click=move |_| save.run(())
            >
                {said(move |t| if busy.get() { t.lock_choose_saving() } else { t.lock_choose_save() })}
            </button>
        </Foot>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_that_is_wrong_is_told_at_its_own_field() {
        let field = |before, new, again| chosen(before, new, again).map(|_| ()).map_err(|wrong| wrong.field());
        assert_eq!(field(None, "739164", "739164"), Ok(()));
        assert_eq!(field(None, "123456", "123456"), Err(NEW));
        assert_eq!(field(None, "739164", "739165"), Err(AGAIN));
        assert_eq!(field(Some("12"), "739164", "739164"), Err(BEFORE));
        assert_eq!(Wrong::Tried(UnlockProblem::Wrong { left: 4 }).field(), BEFORE);
    }
}
