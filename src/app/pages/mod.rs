//! The screens, one file or folder each, and the way between them.

mod assignments;
mod enrol;
mod month;
mod not_found;
mod session;
mod settings;
mod shown;
mod sync_line;
mod today;

use crate::boot::{Update as Version, set_badge};
use crate::components::{Announcer, Notices, Speech, Update, Visited, said};
use crate::journal::{Journal, Phase};
use crate::storage::{Preference, StoreProblem, remember, remembered};
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

/// How the app is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scheme {
    /// As the phone.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    const fn attribute(self) -> &'static str {
        match self {
            Self::System => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The chosen colours, handed down from the root.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Colours(pub(crate) RwSignal<Scheme>);

/// The language to begin with: the one chosen, or the first of the browser's that we speak.
fn first_language() -> Lang {
    let wanted = || {
        let languages = window().navigator().languages();
        languages.iter().find_map(|tag| Lang::from_tag(&tag.as_string()?))
    };
    remembered(Preference::Language).or_else(wanted).unwrap_or_default()
}

/// The whole app: what every page finds in its context, and the pages.
pub(crate) fn app() -> impl IntoView {
    let language = RwSignal::new(first_language());
    let scheme = RwSignal::new(remembered(Preference::Theme).unwrap_or_default());
    provide_context(Speech(language));
    provide_context(Colours(scheme));
    provide_context(Notices::new());
    provide_context(Visited(StoredValue::new(false)));
    provide_context(new_version());
    Effect::new(move |_| mark("lang", language.get().tag()));
    Effect::new(move |_| mark("data-color-scheme", scheme.get().attribute()));
    Effect::watch(move || language.get(), |language, _, _| remember(Preference::Language, language), false);
    Effect::watch(move || scheme.get(), |scheme, _, _| remember(Preference::Theme, scheme), false);
    mark("data-color", "brand1");
    let snapshot = expect_context::<Journal>().snapshot();
    let waiting = Memo::new(move |_| snapshot.with(|snapshot| today::waiting(snapshot)));
    Effect::new(move |_| set_badge(waiting.get()));
    view! { <Shell /> }
}

/// What there is to show, before any page is chosen.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Opening,
    Blocked(StoreProblem),
    Pages,
}

#[component]
fn Shell() -> impl IntoView {
    let phase = expect_context::<Journal>().phase();
    // Enrolling must not tear the page down on which it happens.
    let stage = Memo::new(move |_| match phase.get() {
        Phase::Opening => Stage::Opening,
        Phase::Blocked(problem) => Stage::Blocked(problem),
        Phase::NotEnrolled | Phase::Ready => Stage::Pages,
    });
    view! {
        <div class="shell">
            <a class="ds-skip-link skip" href="#main">
                {said(Lang::skip_to_content)}
            </a>
            <Announcer />
            <Router>
                {move || match stage.get() {
                    Stage::Opening => view! { <Opening /> }.into_any(),
                    Stage::Blocked(problem) => view! { <not_found::Blocked text=not_found::way_out(&problem) /> }.into_any(),
                    Stage::Pages => view! { <Screens /> }.into_any(),
                }}
            </Router>
        </div>
    }
}

#[component]
fn Opening() -> impl IntoView {
    view! {
        <main class="page" id="main">
            <p class="waiting">{said(Lang::loading)}</p>
        </main>
    }
}

#[component]
fn Screens() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <not_found::NotFound /> }>
            <Route path=path!("/") view=|| today::Today().into_any() />
            <Route path=path!("/invitasjon") view=|| enrol::Enrol().into_any() />
            <Route path=path!("/samver/ny") view=|| session::NewSession().into_any() />
            <Route path=path!("/samver/:id") view=|| session::EditSession().into_any() />
            <Route path=path!("/maned") view=|| month::Month().into_any() />
            <Route path=path!("/maned/:assignment/:period") view=|| month::Month().into_any() />
            <Route path=path!("/oppdrag") view=|| assignments::Assignments().into_any() />
            <Route path=path!("/oppdrag/:id") view=|| assignments::AssignmentPage().into_any() />
            <Route path=path!("/innstillinger") view=|| settings::Settings().into_any() />
        </Routes>
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
