//! `/beskjeder`: what the office has written to the contact. It stands on the phone, so it is read without a network.

mod news;

pub(crate) use news::LetterNews;

use super::status::Call;
use crate::clock::zone;
use crate::components::{Page, Sign, State, StateTag, Weight, said, speech};
use crate::journal::Journal;
use crate::pages::shown::OFFICE;
use crate::storage::{Preference, remember, remembered};
use chrono::{DateTime, Utc};
use domain::letter::Letter;
use i18n::{Lang, args};
use leptos::prelude::*;

/// Up to when the contact has seen letters on this phone. That time is all that is remembered of it, and only here: nobody at
/// the office is told who has read what.
fn seen() -> Option<DateTime<Utc>> {
    remembered(Preference::LettersSeen)
}

/// The page. What is new stays marked as such for as long as it is open.
#[component]
pub(crate) fn LettersPage() -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let letters = Memo::new(move |_| snapshot.with(|snapshot| snapshot.letters.clone()));
    let before = seen();
    Effect::new(move || {
        if let Some(newest) = letters.with(|letters| letters.iter().next().map(|letter| letter.sent_at)) {
            remember(Preference::LettersSeen, &newest);
        }
    });
    let list = move || {
        letters.with(|letters| {
            let one = |letter: &Letter| {
                let is_new = before.is_none_or(|before| letter.sent_at > before);
                view! { <One letter=letter.clone() is_new=is_new /> }
            };
            letters.iter().map(one).collect_view()
        })
    };
    let none = Memo::new(move |_| letters.with(|letters| letters.iter().next().is_none()));
    view! {
        <Page title=said(Lang::letter_title) back=Signal::stored("/innstillinger".to_owned())>
            {move || none.get().then(|| view! { <p>{said(Lang::letter_none)}</p> })}
            {list}
            <p class="soft">{said(Lang::letter_answer)}</p>
            <Call />
        </Page>
    }
}

#[component]
fn One(letter: Letter, is_new: bool) -> impl IntoView {
    let t = speech();
    let sent = zone().wall_at(letter.sent_at);
    let when = move || {
        let t = t.get();
        t.supervision_planned_at(args::SupervisionPlannedAt { date: &t.date(sent.date()), time: &t.time(sent.time()) })
    };
    let new = move || is_new.then(|| State { weight: Weight::Heed, sign: Sign::Info, name: t.get().letter_new() });
    view! {
        <article class="ds-card stack">
            <h2 class="ds-heading" data-size="xs" dir="auto">
                {letter.subject}
            </h2>
            <p class="soft small">{when}</p>
            {move || new().map(|state| view! { <p><StateTag state=state /></p> })}
            <p class="said" dir="auto" lang=OFFICE>
                {letter.text}
            </p>
        </article>
    }
}
