//! The door: all that a phone has to load before its first screen can be used. It stands on an invitation, or says that
//! one is needed. A first visit over a weak network should not wait for pages that nobody can open yet, so the build cuts
//! the code in two: what only [`inside`] reaches (journal, storage, protocol, rules, pages) is a file of its own.
//!
//! Its loading begins as soon as the door stands; on an enrolled phone `public/boot.js` asks for both files at once.
//! Pressing "Start" waits for it. If it is late or does not come, the invitation says that there is no contact, and any
//! other page says what is missing, with another try and the way to the recovery page. A file that comes after all is
//! used. The service worker keeps both files or none.
//!
//! Whatever this folder names in code comes with the first load, with all that it names in turn.

mod colours;
mod enrol;
mod inside;
mod missing;
mod occupied;
mod paste;
mod platform;
mod sign_in;
mod uninvited;

pub(crate) use colours::{Colours, Scheme, Text, TextSize};
pub(crate) use inside::{Enrolling, Inside};
pub(crate) use platform::{Platform, is_installed};
pub(crate) use sign_in::SignInLink;

use crate::boot::Update as Version;
use crate::components::{Announcer, Notices, Speech, Update, Visited, said};
use crate::journal::Phase;
use crate::storage::{Preference, remember, remembered};
use i18n::Lang;
use inside::{Arrival, WayIn};
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

/// Where invitations lead.
const INVITATION: &str = "/invitasjon";

/// Whether an address is where invitations lead. What is shown there is the door's, on an enrolled phone too.
pub(crate) fn is_invitation(path: &str) -> bool {
    path.trim_end_matches('/') == INVITATION
}

/// The language to begin with: the one chosen, or the first of the browser's that we speak.
fn first_language() -> Lang {
    let wanted = || {
        let languages = window().navigator().languages();
        languages.iter().find_map(|tag| Lang::from_tag(&tag.as_string()?))
    };
    remembered(Preference::Language).or_else(wanted).unwrap_or_default()
}

/// The whole app: what every page finds in its context, and the screens.
pub(crate) fn app() -> impl IntoView {
    surround();
    provide_context(WayIn::found());
    view! { <Shell /> }
}

/// What every part of a screen finds in its context: language, colours, size of the text, notices, a new version.
pub(crate) fn surround() {
    let language = RwSignal::new(first_language());
    let scheme = RwSignal::new(remembered(Preference::Theme).unwrap_or_default());
    provide_context(Speech(language));
    let text = RwSignal::new(remembered(Preference::TextSize).unwrap_or_default());
    provide_context(Colours(scheme));
    provide_context(Text(text));
    provide_context(Notices::new());
    provide_context(Visited(StoredValue::new(false)));
    provide_context(new_version());
    Effect::new(move |_| mark("lang", language.get().tag()));
    Effect::new(move |_| mark("data-color-scheme", scheme.get().attribute()));
    Effect::watch(move || language.get(), |language, _, _| remember(Preference::Language, language), false);
    Effect::watch(move || scheme.get(), |scheme, _, _| remember(Preference::Theme, scheme), false);
    Effect::new(move |_| mark("data-text", text.get().attribute()));
    Effect::watch(move || text.get(), |text, _, _| remember(Preference::TextSize, text), false);
    mark("data-color", "brand1");
}

#[component]
fn Shell() -> impl IntoView {
    view! {
        <div class="shell">
            <a class="ds-skip-link skip" href="#main">
                {said(Lang::skip_to_content)}
            </a>
            <Announcer />
            <Router>
                <Screen />
            </Router>
        </div>
    }
}

/// What the door shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Invitation,
    Uninvited,
    Inside,
}

impl Shown {
    fn at(path: &str, phase: &Phase) -> Self {
        match (path.trim_end_matches('/'), phase) {
            (INVITATION, Phase::NotEnrolled | Phase::Ready | Phase::Locked | Phase::Wiped) => Self::Invitation,
            ("", Phase::NotEnrolled) => Self::Uninvited,
            _ => Self::Inside,
        }
    }
}

#[component]
fn Screen() -> impl IntoView {
    let way = expect_context::<WayIn>();
    let address = expect_context::<BrowserUrl>();
    let path = use_location().pathname;
    // Enrolling must not tear the page down on which it happens.
    let shown = Memo::new(move |_| path.with(|path| Shown::at(path, &way.phase())));
    move || {
        let view = match shown.get() {
            Shown::Invitation => view! { <enrol::Enrol /> }.into_any(),
            Shown::Uninvited => view! { <uninvited::Uninvited /> }.into_any(),
            Shown::Inside => view! { <Beyond /> }.into_any(),
        };
        // Between pages inside, their routes say when the browser's address may follow; here nobody else does.
        address.ready_to_complete();
        view
    }
}

/// What lies inside, as soon as it is there.
#[component]
fn Beyond() -> impl IntoView {
    let way = expect_context::<WayIn>();
    way.hurry();
    move || match way.arrival() {
        Arrival::Here(inside) => inside.view(),
        Arrival::Coming => view! { <Opening /> }.into_any(),
        Arrival::Late | Arrival::Failed => view! { <missing::Missing /> }.into_any(),
    }
}

/// What is shown while there is nothing to show yet.
#[component]
pub(crate) fn Opening() -> impl IntoView {
    view! {
        <main class="page" id="main">
            <h1 class="waiting">{said(Lang::loading)}</h1>
        </main>
    }
}

fn mark(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

fn new_version() -> Update {
    let version = expect_context::<ReadSignal<Version>>();
    Update {
        ready: Signal::derive(move || version.get() != Version::None),
        take: Callback::new(move |()| version.get_untracked().take()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::StoreProblem;

    #[test]
    fn a_phone_without_an_invitation_needs_nothing_from_inside() {
        assert_eq!(Shown::at("/", &Phase::NotEnrolled), Shown::Uninvited);
        assert_eq!(Shown::at("/invitasjon", &Phase::NotEnrolled), Shown::Invitation);
        assert_eq!(Shown::at("/invitasjon/", &Phase::NotEnrolled), Shown::Invitation);
    }

    #[test]
    fn enrolling_does_not_change_what_is_shown() {
        assert_eq!(Shown::at("/invitasjon", &Phase::NotEnrolled), Shown::at("/invitasjon", &Phase::Ready));
    }

    #[test]
    fn a_phone_that_nobody_can_open_takes_a_new_invitation() {
        for phase in [Phase::Locked, Phase::Wiped] {
            assert_eq!(Shown::at("/invitasjon", &phase), Shown::Invitation);
            assert_eq!(Shown::at("/", &phase), Shown::Inside);
        }
    }

    #[test]
    fn an_enrolled_phone_is_led_inside_and_a_blocked_one_is_told_why() {
        assert_eq!(Shown::at("/", &Phase::Opening), Shown::Inside);
        assert_eq!(Shown::at("/", &Phase::Ready), Shown::Inside);
        assert_eq!(Shown::at("/invitasjon", &Phase::Blocked(StoreProblem::Full)), Shown::Inside);
        assert_eq!(Shown::at("/innstillinger", &Phase::NotEnrolled), Shown::Inside);
    }
}
