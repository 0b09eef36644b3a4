//! The sessions of the month, each with how far it has come.

use super::place::Place;
use crate::components::{Icon, Sign, StateTag, said, speech};
use crate::journal::Journal;
use crate::pages::shown::{OFFICE, comment_on, entry_line, entry_state, entry_when, why};
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use sync::phone::{SessionView, Snapshot};

/// The sessions of a month, those included that were refused.
pub(super) fn entries(snapshot: &Snapshot, place: &Place) -> Vec<SessionView> {
    let inside = |view: &&SessionView| {
        view.session.assignment == place.assignment && place.period.holds(view.session.span.date())
    };
    snapshot.sessions.iter().filter(inside).cloned().collect()
}

/// The list.
#[component]
pub(super) fn Entries(place: Place) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let assignment = place.assignment;
    let shown = Memo::new(move |_| snapshot.with(|snapshot| entries(snapshot, &place)));
    let facts = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment);
            view.map(|view| view.row.municipality.clone())
        })
    });
    let one = move |entry: SessionView| {
        let t = t.get();
        let comment = snapshot.with(|snapshot| comment_on(snapshot, entry.session.id));
        let line = facts.with(|facts| entry_line(t, facts.as_ref(), &entry.session));
        view! {
            <li>
                <A href=format!("/samver/{}", entry.session.id) attr:class="row">
                    <span class="what">
                        <strong>{entry_when(t, &entry.session)}</strong>
                        <span>{line}</span>
                        {entry.session.hard.then(|| view! { <span class="soft small">{t.entry_hard()}</span> })}
                        {comment.map(|comment| view! { <span class="said" lang=OFFICE>{comment}</span> })}
                        {why(t, &entry.state).map(|why| view! { <span class="soft small">{why}</span> })}
                        <StateTag state=entry_state(t, &entry.state) />
                    </span>
                    <Icon sign=Sign::Right />
                </A>
            </li>
        }
    };
    let list = move || {
        let entries = shown.get();
        if entries.is_empty() {
            view! { <p class="soft">{said(Lang::month_none)}</p> }.into_any()
        } else {
            view! { <ul class="rows">{entries.into_iter().map(one).collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <section class="stack" aria-labelledby="entries">
            <h2 class="ds-heading" data-size="xs" id="entries">
                {said(Lang::month_sessions)}
            </h2>
            {list}
        </section>
    }
}
