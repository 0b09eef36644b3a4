//! Who has confirmed the month, on its page; and the line in the list before it is sent in.

use super::stand::stands;
use super::words::{lines, state, who};
use crate::components::{Callout, Icon, Sign, StateTag, Weight, notices, said, speech};
use crate::journal::Journal;
use crate::pages::month::place::Place;
use crate::pages::shown::{Standing, notes, refusal};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use sync::phone::TimesheetView;
use sync::{RefusalCode, Subject};

fn href(place: &Place) -> String {
    format!("{}/bekreftelse", place.href())
}

/// Nothing where the municipality asks nobody, or there is nothing to confirm yet.
#[component]
pub(in crate::pages::month) fn SignOffCard(
    place: Place,
    standing: Memo<(Standing, Option<TimesheetView>)>,
) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let (assignment, period) = (place.assignment, place.period);
    let place = StoredValue::new(place);
    let asked = Memo::new(move |_| snapshot.with(|snapshot| stands(snapshot, assignment, period)));
    let some = Memo::new(move |_| asked.with(|asked| !asked.is_empty()));
    let approved = Memo::new(move |_| standing.with(|(standing, _)| standing.is_approved()));
    let one = move |stand: super::Stand| {
        let t = t.get();
        let lines = lines(t, &stand).into_iter().map(|line| view! { <p class="soft">{line}</p> }).collect_view();
        view! {
            <div class="stack">
                <p>
                    <strong>{who(t, stand.signer.role())}</strong>
                    " "
                    <StateTag state=state(t, &stand) />
                </p>
                {lines}
                {stand.refused.map(|code| view! { <Refused subject=Subject::SignOff(stand.id) code=code /> })}
            </div>
        }
    };
    let ask = move || {
        let answered = asked.with(|asked| asked.iter().all(|stand| stand.said.is_some()));
        let signed = asked.with(|asked| asked.iter().all(|stand| stand.is_signed));
        (!approved.get() && !signed).then(|| {
            let name = if answered { Lang::sign_off_again } else { Lang::sign_off_ask };
            view! {
                <A href=place.with_value(href) attr:class="ds-button" attr:data-variant="secondary">
                    {said(name)}
                </A>
            }
        })
    };
    move || {
        some.get().then(|| {
            view! {
                <section class="ds-card stack" aria-labelledby="sign-off">
                    <h2 class="ds-heading" data-size="xs" id="sign-off">
                        {said(Lang::sign_off_title)}
                    </h2>
                    {move || asked.get().into_iter().map(one).collect_view()}
                    {ask}
                </section>
            }
        })
    }
}

/// What the municipality did not take in, until it has been read.
#[component]
fn Refused(subject: Subject, code: RefusalCode) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let read = move |_| {
        spawn_local(async move {
            if journal.let_go(subject).await.is_err() {
                notices.say(t.get_untracked().session_save_failed_storage());
            }
        });
    };
    view! {
        <Callout weight=Weight::Heed title=said(Lang::sign_off_refused)>
            <p>{said(move |t| refusal(t, code))}</p>
            <button class="ds-button" type="button" data-variant="secondary" on:click=read>
                {said(Lang::supervision_understood)}
            </button>
        </Callout>
    }
}

/// What is missing, and the way to it. It stops nothing: the officer decides.
#[component]
pub(in crate::pages::month) fn SignOffLine(place: Place) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let (assignment, period) = (place.assignment, place.period);
    let place = StoredValue::new(place);
    let missing = Memo::new(move |_| {
        let asked = snapshot.with(|snapshot| stands(snapshot, assignment, period));
        let findings: Vec<_> = asked.into_iter().filter_map(|stand| stand.finding).collect();
        notes(t.get(), &findings).into_iter().map(|note| note.text).collect::<Vec<_>>()
    });
    let some = Memo::new(move |_| missing.with(|missing| !missing.is_empty()));
    let one = move |text: String| {
        view! {
            <li class="heed">
                <Icon sign=Sign::Heed />
                <div>
                    <span>{text}</span>
                    " "
                    <A href=place.with_value(href) attr:class="link">
                        {said(Lang::sign_off_ask)}
                    </A>
                </div>
            </li>
        }
    };
    move || {
        some.get()
            .then(|| view! { <ul class="checks">{move || missing.get().into_iter().map(one).collect_view()}</ul> })
    }
}
