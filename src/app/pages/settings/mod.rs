//! `/innstillinger`: language, colours, what is stored here, what is not sent.

mod own;
mod phones;
mod sign_out;
mod unsent;

use super::lock::OwnLock;
use super::reminders::Reminders;
use super::shown::localised;
use super::sync_line::SyncLine;
use crate::boot::{Room, build_id};
use crate::clock::{now, zone};
use crate::components::{Chips, Choice, Foot, Page, Speech, Tab, said, speech};
use crate::door::{Colours, Scheme, Text, TextSize};
use crate::journal::Journal;
use i18n::{Lang, args};
use leptos::prelude::*;
use leptos_router::components::A;
pub(crate) use own::StoredPage;
pub(crate) use phones::Phones;
pub(crate) use sign_out::SignOut;
use unsent::NotSent;

/// The settings.
#[component]
pub(crate) fn Settings() -> impl IntoView {
    view! {
        <Page title=said(Lang::settings_title)>
            <Language />
            <Appearance />
            <Size />
            <Reminders />
            <Sending />
            <OwnLock />
            <Stored />
            <About />
        </Page>
        <Foot tab=Tab::Settings />
    }
}

#[component]
fn Language() -> impl IntoView {
    let Speech(language) = expect_context();
    let choices = Lang::ALL.map(|lang| Choice { value: lang, name: lang.name().to_owned() }).to_vec();
    view! {
        <Chips
            id="language"
            legend=said(Lang::settings_language)
            choices=Signal::stored(choices)
            chosen=Signal::derive(move || Some(language.get()))
            on_choose=Callback::new(move |lang| language.set(lang))
            lang=|lang: &Lang| lang.tag()
        />
    }
}

#[component]
fn Appearance() -> impl IntoView {
    let Colours(scheme) = expect_context();
    let t = speech();
    let choices = Signal::derive(move || {
        let t = t.get();
        [
            (Scheme::System, t.settings_scheme_auto()),
            (Scheme::Light, t.settings_scheme_light()),
            (Scheme::Dark, t.settings_scheme_dark()),
        ]
        .map(|(value, name)| Choice { value, name: name.to_owned() })
        .to_vec()
    });
    view! {
        <Chips
            id="scheme"
            legend=said(Lang::settings_scheme)
            choices=choices
            chosen=Signal::derive(move || Some(scheme.get()))
            on_choose=Callback::new(move |chosen| scheme.set(chosen))
        />
    }
}

#[component]
fn Size() -> impl IntoView {
    let Text(size) = expect_context();
    let t = speech();
    let choices = Signal::derive(move || {
        let t = t.get();
        [
            (TextSize::Usual, t.settings_text_usual()),
            (TextSize::Larger, t.settings_text_larger()),
            (TextSize::Largest, t.settings_text_largest()),
        ]
        .map(|(value, name)| Choice { value, name: name.to_owned() })
        .to_vec()
    });
    view! {
        <Chips
            id="text-size"
            legend=said(Lang::settings_text)
            choices=choices
            chosen=Signal::derive(move || Some(size.get()))
            on_choose=Callback::new(move |chosen| size.set(chosen))
        />
    }
}

#[component]
fn Sending() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let t = speech();
    let status = journal.sync_status();
    let contact = move || {
        let t = t.get();
        match status.with(|status| status.in_step_at) {
            None => t.settings_never_contact().to_owned(),
            Some(at) => {
                let (then, today) = (zone().wall_at(at), zone().wall_at(now()).date());
                let when = format!("{} {}", t.relative_day(then.date(), today), t.time(then.time()));
                t.settings_last_contact(&when)
            }
        }
    };
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {said(Lang::settings_sending)}
            </h2>
            <SyncLine />
            <NotSent />
            <p class="soft small">{contact}</p>
            <button class="ds-button" type="button" data-variant="secondary" on:click=move |_| journal.sync_now()>
                {said(Lang::settings_send_now)}
            </button>
        </section>
    }
}

#[component]
fn Stored() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let assignments = move || t.get().settings_stored_assignments(snapshot.with(|snapshot| snapshot.assignments.len()));
    let sessions = move || t.get().settings_stored_sessions(snapshot.with(|snapshot| snapshot.sessions.len()));
    let journal = expect_context::<Journal>();
    journal.look_at_room();
    let (persisted, room) = (journal.persisted(), journal.room());
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {said(Lang::settings_stored_title)}
            </h2>
            <p>{said(Lang::settings_stored_text)}</p>
            <p class="soft">{assignments} ", " {sessions}</p>
            <p>{said(move |t| kept(t, persisted.get()))}</p>
            <p class="soft">{move || room.get().map(|room| space(t.get(), room))}</p>
            <A href="/innstillinger/lagret" attr:class="ds-button" attr:data-variant="secondary">
                {said(Lang::own_title)}
            </A>
            <A href="/innstillinger/telefoner" attr:class="ds-button" attr:data-variant="secondary">
                {said(Lang::phones_own)}
            </A>
            <A href="/innstillinger/logg-ut" attr:class="ds-button" attr:data-variant="secondary">
                {said(Lang::sign_out_open)}
            </A>
        </section>
    }
}

/// Whether what lies here is safe from the browser itself.
const fn kept(t: Lang, promised: Option<bool>) -> &'static str {
    match promised {
        Some(true) => t.settings_kept(),
        Some(false) => t.settings_not_kept(),
        None => t.settings_kept_unknown(),
    }
}

/// How much room there is, in whole megabytes.
fn space(t: Lang, room: Room) -> String {
    const MEGABYTE: u64 = 1_000_000;
    let whole = |bytes: u64| t.number(i64::try_from(bytes / MEGABYTE).unwrap_or(i64::MAX));
    t.settings_room(args::SettingsRoom { used: &whole(room.used), left: &whole(room.left) })
}

#[component]
fn About() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let municipality = move || {
        let facts = snapshot.with(|snapshot| snapshot.assignments.first().map(|view| view.row.municipality.clone()))?;
        let title = localised(t.get(), &facts.role_title).to_owned();
        Some(view! {
            <div>
                <dt>{said(Lang::settings_municipality)}</dt>
                <dd>{format!("{} ({title})", facts.name)}</dd>
            </div>
        })
    };
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {said(Lang::settings_about)}
            </h2>
            <dl class="facts">{municipality}</dl>
            <A href="/beskjeder" attr:class="link">
                {said(Lang::letter_title)}
            </A>
            <A href="/min-status" attr:class="link">
                {said(Lang::status_title)}
            </A>
            <A href="/tilgjengelighet" attr:class="link">
                {said(Lang::accessibility_title)}
            </A>
            <p class="soft small">{move || t.get().settings_version(&build_id())}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_is_told_in_whole_megabytes() {
        let room = Room { used: 2_900_000, left: 1_234_000_000 };
        assert_eq!(space(Lang::En, room), "It uses 2 MB. There is room for 1,234 MB more.");
    }

    #[test]
    fn a_promise_and_its_lack_are_told_apart() {
        assert_ne!(kept(Lang::Nb, Some(true)), kept(Lang::Nb, Some(false)));
    }
}
