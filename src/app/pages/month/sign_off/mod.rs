//! Sign-off: what the recipient's side says of a month. The card and the line on the month's pages, and
//! `/maned/:assignment/:period/bekreftelse`, where it is asked for.

mod card;
mod draw;
mod form;
mod stand;
mod words;

pub(super) use card::{SignOffCard, SignOffLine};

use super::NoMonth;
use super::place::{Place, place_of_address};
use crate::components::{Page, said, speech};
use crate::journal::Journal;
use crate::pages::shown::standing;
use form::Form;
use i18n::Lang;
use leptos::prelude::*;
use stand::{Stand, stands};

/// The month of the address, to be confirmed.
#[component]
pub(crate) fn SignOffPage() -> impl IntoView {
    let place = place_of_address();
    move || match place.get() {
        None => view! { <NoMonth /> }.into_any(),
        Some(place) => view! { <Ask place=place /> }.into_any(),
    }
}

/// What is shown is what is confirmed: it stays as it was when the page was opened.
#[component]
fn Ask(place: Place) -> impl IntoView {
    let t = speech();
    let asked: Vec<Stand> = expect_context::<Journal>().snapshot().with_untracked(|snapshot| {
        if standing(snapshot, place.assignment, place.period).0.is_approved() {
            Vec::new()
        } else {
            stands(snapshot, place.assignment, place.period)
        }
    });
    let period = place.period;
    let lead = Signal::derive(move || {
        let t = t.get();
        t.month_title(&t.period(period.from(), period.until()))
    });
    let first = asked.iter().position(|stand| !stand.is_settled).unwrap_or_default();
    if asked.is_empty() {
        view! {
            <Page title=said(Lang::sign_off_page_title) lead=lead back=Signal::stored(place.href())>
                <p>{said(Lang::sign_off_nothing)}</p>
            </Page>
        }
        .into_any()
    } else {
        view! { <Form place=place asked=asked first=first lead=lead /> }.into_any()
    }
}
