//! `/invitasjon#CODE`: from an invitation to an app that works.

use super::inside::{Arrival, Inside, WayIn};
use super::occupied::Occupied;
use super::paste::PasteLink;
use super::platform::{Platform, is_installed};
use super::sign_in::SignInLink;
use crate::components::{Callout, Foot, Icon, Page, Sign, Weight, said, speech};
use crate::journal::{EnrolProblem, Phase};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

/// How far enrolling has come.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// There is a code; nothing has been asked.
    Ready,
    /// The server is asked.
    Busy(Wanted),
    /// It did not work.
    Failed(EnrolProblem),
    /// The phone is enrolled.
    Done,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// A phone that nobody else uses.
    Enrol,
    /// The phone of another contact.
    TakeOver,
}

impl Step {
    const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }

    /// Whether the phone is another contact's.
    const fn is_occupied(&self) -> bool {
        matches!(self, Self::Failed(EnrolProblem::OtherContact) | Self::Busy(Wanted::TakeOver))
    }
}

/// The code in the address. It is in the fragment, which never leaves the browser.
fn code_in_address() -> Option<String> {
    let fragment = window().location().hash().ok()?;
    let code = fragment.trim_start_matches('#').trim().to_owned();
    (!code.is_empty()).then_some(code)
}

/// Follows the address: another link that is opened in the same window changes nothing else.
fn code() -> RwSignal<Option<String>> {
    let code = RwSignal::new(code_in_address());
    let heard = window_event_listener(leptos::ev::hashchange, move |_| code.set(code_in_address()));
    on_cleanup(move || heard.remove());
    code
}

/// Takes the code out of the address, so that it stays in no history and no screenshot.
fn forget_code() {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("/invitasjon"));
    }
}

/// The invitation.
#[component]
pub(crate) fn Enrol() -> impl IntoView {
    let way = expect_context::<WayIn>();
    let code = code();
    let step = RwSignal::new(Step::Ready);
    // What was said of one link says nothing of the next.
    let next = move |code: &Option<String>, _: Option<&Option<String>>, _| {
        if code.is_some() && !step.get_untracked().is_busy() {
            step.set(Step::Ready);
        }
    };
    Effect::watch(move || code.get(), next, false);
    // A phone that the municipality no longer knows is let in anew; what it holds stays and is sent then.
    let shut_out = move || way.ask(Inside::is_shut_out).unwrap_or_default();
    let already = Memo::new(move |_| way.phase() == Phase::Ready && !shut_out());
    let ask = move |wanted| {
        if !step.get_untracked().is_busy() {
            way.hurry();
            step.set(Step::Busy(wanted));
        }
    };
    // The journal may still be on its way when the button is pressed.
    Effect::new(move |_| {
        let Step::Busy(wanted) = step.get() else { return };
        let Some(tried) = code.get_untracked() else { return };
        match way.arrival() {
            Arrival::Coming => {}
            Arrival::Late | Arrival::Failed => step.set(Step::Failed(EnrolProblem::NoNetwork)),
            Arrival::Here(inside) => spawn_local(async move {
                let enrolling = match wanted {
                    Wanted::Enrol => inside.enrol(tried.clone()),
                    Wanted::TakeOver => inside.take_over(tried.clone()),
                };
                match enrolling.await {
                    Ok(()) => {
                        forget_code();
                        step.set(Step::Done);
                    }
                    Err(_) if code.get_untracked().is_some_and(|now| now != tried) => step.set(Step::Ready),
                    Err(problem) => step.set(Step::Failed(problem)),
                }
            }),
        }
    });
    let occupied = Memo::new(move |_| step.get().is_occupied());
    let done = Memo::new(move |_| step.get() == Step::Done);
    let ready = Memo::new(move |_| step.get() == Step::Ready);
    move || {
        if done.get() {
            view! { <Welcome /> }.into_any()
        } else if ready.get() && already.get() {
            view! { <Already /> }.into_any()
        } else if code.with(Option::is_none) {
            view! { <NoCode /> }.into_any()
        } else if occupied.get() {
            let take_over = Callback::new(move |()| ask(Wanted::TakeOver));
            view! { <Occupied busy=Signal::derive(move || step.get().is_busy()) take_over=take_over /> }.into_any()
        } else {
            view! { <Invitation step=step on_start=Callback::new(move |_| ask(Wanted::Enrol)) /> }.into_any()
        }
    }
}

#[component]
fn Invitation(step: RwSignal<Step>, on_start: Callback<leptos::ev::MouseEvent>) -> impl IntoView {
    let in_apples_tab = Platform::here() == Platform::Apple && !is_installed();
    let busy = move || step.get().is_busy();
    let failed = Memo::new(move |_| match step.get() {
        Step::Failed(problem) => Some(problem),
        _ => None,
    });
    // A code that can never work leaves nothing to try.
    let hopeless = move || {
        failed.with(|failed| matches!(failed, Some(EnrolProblem::Unknown | EnrolProblem::Used | EnrolProblem::Expired)))
    };
    // A phone that was only shut out keeps its pages: what lies on it can be read until it is let in again.
    let way = expect_context::<WayIn>();
    let back = move || (hopeless() && way.phase() == Phase::Ready).then(go_on);
    view! {
        <Page title=said(Lang::enrol_title)>
            <p class="ds-paragraph" data-size="lg">
                {said(Lang::enrol_lead)}
            </p>
            <ul class="checks">
                <li class="good">
                    <Icon sign=Sign::Tick />
                    <span>{said(Lang::enrol_offline_works)}</span>
                </li>
                <li class="good">
                    <Icon sign=Sign::Tick />
                    <span>{said(Lang::enrol_private)}</span>
                </li>
            </ul>
            {in_apples_tab.then(|| view! { <HomeScreenFirst /> })}
            <div aria-live="assertive">{move || failed.get().map(|problem| view! { <Failure problem=problem /> })}</div>
            {move || hopeless().then(|| view! { <SignInLink /> })}
        </Page>
        <Foot>
            {move || {
                (!hopeless())
                    .then(|| {
                        view! {
                            <button
                                class="ds-button"
                                type="button"
                                aria-disabled=move || busy().then_some("true")
                                on:click=move |event| on_start.run(event)
                            >
                                {said(move |t| match step.get() {
                                    Step::Busy(_) => t.enrol_starting(),
                                    Step::Failed(_) => t.try_again(),
                                    _ => t.enrol_start(),
                                })}
                            </button>
                        }
                    })
            }} {back}
        </Foot>
    }
}

/// Said before anything is written: a tab of Safari is no place to keep hours in.
#[component]
fn HomeScreenFirst() -> impl IntoView {
    view! {
        <Callout weight=Weight::Heed title=said(Lang::enrol_apple_title)>
            <p>{said(Lang::enrol_apple_why)}</p>
            <ol class="list">
                <li>{said(Lang::help_install_apple_share)}</li>
                <li>{said(Lang::enrol_apple_add)}</li>
                <li>{said(Lang::enrol_apple_paste)}</li>
            </ol>
        </Callout>
    }
}

#[component]
fn Failure(problem: EnrolProblem) -> impl IntoView {
    type Text = fn(Lang) -> &'static str;
    let (title, text): (Text, Text) = match problem {
        EnrolProblem::Unknown => (Lang::enrol_wrong_title, Lang::enrol_wrong_text),
        EnrolProblem::Used => (Lang::enrol_used_title, Lang::enrol_used_text),
        EnrolProblem::Expired => (Lang::enrol_expired_title, Lang::enrol_expired_text),
        EnrolProblem::NoNetwork => (Lang::enrol_offline_title, Lang::enrol_offline_text),
        EnrolProblem::Store(_) | EnrolProblem::Disk(_) => (Lang::enrol_storage_title, Lang::enrol_storage_text),
        // Of another contact's phone there is a screen of its own.
        EnrolProblem::TooManyTries | EnrolProblem::OtherContact | EnrolProblem::Refused(_) => {
            (Lang::enrol_failed_title, Lang::enrol_failed_text)
        }
    };
    view! {
        <Callout weight=Weight::Heed title=said(title)>
            <p>{said(text)}</p>
        </Callout>
    }
}

#[component]
fn NoCode() -> impl IntoView {
    view! {
        <Page title=said(Lang::enrol_no_code_title)>
            <p>{said(Lang::enrol_no_code_text)}</p>
            <PasteLink />
            <SignInLink />
        </Page>
    }
}

#[component]
fn Already() -> impl IntoView {
    view! {
        <Page title=said(Lang::enrol_already_title)>
            <p>{said(Lang::enrol_already_text)}</p>
            <p>{said(Lang::enrol_already_other)}</p>
        </Page>
        <ToToday />
    }
}

/// The phone is enrolled: how to find the app again, and on.
#[component]
fn Welcome() -> impl IntoView {
    let t = speech();
    let way = expect_context::<WayIn>();
    let title = Signal::derive(move || match way.ask(Inside::municipality).flatten() {
        Some(name) => t.get().enrol_done(&name),
        None => t.get().enrol_done_unnamed().to_owned(),
    });
    view! {
        <Page title=title>
            <Callout weight=Weight::Info title=said(Lang::enrol_install_title)>
                <p>{said(Lang::enrol_install_text)}</p>
                <p>{said(Lang::enrol_install_by_menu)}</p>
            </Callout>
        </Page>
        <ToToday />
    }
}

#[component]
fn ToToday() -> impl IntoView {
    view! { <Foot>{go_on()}</Foot> }
}

fn go_on() -> impl IntoView {
    view! {
        <A href="/" attr:class="ds-button">
            {said(Lang::enrol_go_on)}
        </A>
    }
}
