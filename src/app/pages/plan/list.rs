//! `/plan`: what is over and waits for a word, and what is to come.

use super::agenda::{agenda, wall_clock};
use super::news::TookPlace;
use super::words::{href, what, when};
use crate::components::{Callout, Foot, Icon, Page, Sign, Tab, Weight, notices, said, speech};
use crate::journal::Journal;
use crate::pages::reminders::CalendarButton;
use crate::pages::shown::refusal;
use domain::id::PlanId;
use domain::plan::Meeting;
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use sync::{RefusalCode, Subject};

/// So many of what is to come are shown: a season of weekly meetings.
const SHOWN: usize = 15;

/// The page.
#[component]
pub(crate) fn Plans() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let now = wall_clock();
    let all = Memo::new(move |_| snapshot.with(|snapshot| agenda(snapshot, now.get())));
    let refused = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let refused = snapshot.plans.iter().filter_map(|view| Some((view.plan.id, view.refused?)));
            refused.collect::<Vec<(PlanId, RefusalCode)>>()
        })
    });
    let some = Memo::new(move |_| all.with(|all| !all.next.is_empty()));
    let to_come = move |meeting: Meeting| {
        let link = href(&meeting);
        let rest = snapshot.with(|snapshot| what(t.get(), snapshot, &meeting));
        view! {
            <li>
                <A href=link attr:class="row">
                    <span class="what">
                        <strong>{when(t.get(), &meeting)}</strong>
                        <span>{rest}</span>
                    </span>
                    <Icon sign=Sign::Right />
                </A>
            </li>
        }
    };
    let next = move || {
        let next = all.with(|all| all.next.clone());
        if next.is_empty() {
            view! { <p>{said(Lang::plan_empty)}</p> }.into_any()
        } else {
            view! { <ul class="rows">{next.into_iter().take(SHOWN).map(to_come).collect_view()}</ul> }.into_any()
        }
    };
    let passed = move || {
        let passed = all.with(|all| all.passed.clone());
        (!passed.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h2 class="ds-heading" data-size="xs">
                        {said(Lang::plan_passed_title)}
                    </h2>
                    {passed.into_iter().map(|meeting| view! { <TookPlace meeting=meeting /> }).collect_view()}
                </section>
            }
        })
    };
    view! {
        <Page title=said(Lang::plan_title) back=Signal::stored("/".to_owned())>
            {move || refused.get().into_iter().map(|(plan, code)| view! { <Refused plan=plan code=code /> }).collect_view()}
            {passed}
            <section class="stack">
                <h2 class="ds-heading" data-size="xs">
                    {said(Lang::plan_next_title)}
                </h2>
                {next}
                {move || some.get().then(|| view! { <CalendarButton /> })}
            </section>
        </Page>
        <Foot tab=Tab::Today>
            <A href="/plan/ny" attr:class="ds-button">
                <Icon sign=Sign::Plus />
                {said(Lang::plan_new)}
            </A>
        </Foot>
    }
}

/// What the municipality did not take in, until it has been read.
#[component]
fn Refused(plan: PlanId, code: RefusalCode) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let read = move |_| {
        spawn_local(async move {
            if journal.let_go(Subject::Plan(plan)).await.is_err() {
                notices.say(t.get_untracked().session_save_failed_storage());
            }
        });
    };
    view! {
        <Callout weight=Weight::Heed title=said(Lang::plan_refused)>
            <p>{said(move |t| refusal(t, code))}</p>
            <button class="ds-button" type="button" data-variant="secondary" on:click=read>
                {said(Lang::supervision_understood)}
            </button>
        </Callout>
    }
}
