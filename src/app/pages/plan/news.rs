//! What of the plans belongs on the first page: a meeting that is over, and the next one. One line each.

use super::agenda::{agenda, waiting, wall_clock};
use super::confirm::confirmer;
use super::words::{href, what, when};
use crate::components::{News, Weight, said, speech};
use crate::journal::Journal;
use domain::plan::Meeting;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;

/// Both, where there is something to say; and the way to plan where nothing is.
#[component]
pub(crate) fn PlanNews() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let now = wall_clock();
    let passed = Memo::new(move |_| snapshot.with(|snapshot| waiting(snapshot, now.get())));
    let next = Memo::new(move |_| snapshot.with(|snapshot| agenda(snapshot, now.get()).next.into_iter().next()));
    // Whoever opens the app comes from the latest; the others wait on their own page.
    let latest = Memo::new(move |_| passed.with(|passed| passed.last().cloned()));
    let others = Memo::new(move |_| passed.with(Vec::len).saturating_sub(1));
    let more = move || {
        let others = others.get();
        (others > 0).then(|| {
            let text = Signal::derive(move || t.get().plan_more_passed(others));
            view! { <News weight=Weight::Heed text=text href="/plan" /> }
        })
    };
    let planned = move || {
        let next = next.get();
        let (link, text) = match next {
            None => ("/plan/ny".to_owned(), Signal::derive(move || t.get().plan_new().to_owned())),
            Some(meeting) => (href(&meeting), {
                Signal::derive(move || {
                    let t = t.get();
                    let what = snapshot.with(|snapshot| what(t, snapshot, &meeting));
                    t.plan_next(i18n::args::PlanNext { when: &when(t, &meeting), what: &what })
                })
            }),
        };
        view! { <News weight=Weight::Info text=text href=link /> }
    };
    view! {
        {move || latest.get().map(|meeting| view! { <TookPlace meeting=meeting /> })}
        {more}
        {planned}
    }
}

/// A meeting that is over: did it take place? Yes is one tap, all else is on its page.
#[component]
pub(super) fn TookPlace(meeting: Meeting) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let confirm = confirmer(None);
    let link = href(&meeting);
    let id = format!("plan-{}-{}", meeting.plan, meeting.day);
    let shown = StoredValue::new(meeting);
    let text = move || shown.with_value(|meeting| t.get().plan_took_place(&when(t.get(), meeting)));
    let rest = move || shown.with_value(|meeting| snapshot.with(|snapshot| what(t.get(), snapshot, meeting)));
    view! {
        <div class="news heed asks">
            <A href=link attr:class="what" attr:id=id.clone()>
                {text}
                <span class="soft small">{rest}</span>
            </A>
            <button
                class="ds-button"
                type="button"
                data-variant="secondary"
                aria-describedby=id
                on:click=move |_| confirm(shown.get_value(), None)
            >
                {said(Lang::plan_yes)}
            </button>
        </div>
    }
}
