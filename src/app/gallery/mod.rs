//! The gallery: every part that screens are built of, each on a page of its own, in the states that it knows. For those who build
//! the app; it is in no release.
//!
//! A part's page is a file here with the part's own name.

mod bar;
mod choice;
mod error_summary;
mod field;
mod icon;
mod measure;
mod news;
mod notes;
mod notice;
mod page;
mod part;
mod state_tag;
mod tabs;
mod toast;
mod update_notice;
mod when_long;
mod work_button;

use crate::boot;
use crate::components::{Announcer, Page};
use crate::door::surround;
use leptos::prelude::*;
use leptos_router::components::{A, Route, Router, Routes};
use leptos_router::hooks::use_params_map;
use leptos_router::path;

/// A part and what is shown of it.
type Exhibit = (&'static str, fn() -> AnyView);

const EXHIBITS: [Exhibit; 17] = [
    ("bar", bar::show),
    ("choice", choice::show),
    ("error_summary", error_summary::show),
    ("field", field::show),
    ("icon", icon::show),
    ("measure", measure::show),
    ("news", news::show),
    ("notes", notes::show),
    ("notice", notice::show),
    ("page", page::show),
    ("part", part::show),
    ("state_tag", state_tag::show),
    ("tabs", tabs::show),
    ("toast", toast::show),
    ("update_notice", update_notice::show),
    ("when_long", when_long::show),
    ("work_button", work_button::show),
];

/// Starts the gallery.
pub fn run() {
    boot::start(gallery);
}

fn gallery() -> impl IntoView {
    surround();
    view! {
        <div class="shell">
            <Announcer />
            <Router>
                <Routes fallback=contents>
                    <Route path=path!("/galleri") view=contents />
                    <Route path=path!("/galleri/:part") view=exhibit />
                </Routes>
            </Router>
        </div>
    }
}

fn contents() -> impl IntoView {
    let line = |(name, _): Exhibit| {
        view! {
            <li>
                <A href=format!("/galleri/{name}") attr:class="link">
                    {name}
                </A>
            </li>
        }
    };
    view! {
        <Page title="Gallery">
            <ul>{EXHIBITS.map(line).collect_view()}</ul>
        </Page>
    }
}

fn exhibit() -> impl IntoView {
    let params = use_params_map();
    move || {
        let wanted = params.with(|params| params.get("part").unwrap_or_default());
        match EXHIBITS.into_iter().find(|(name, _)| *name == wanted) {
            Some((_, show)) => show(),
            None => contents().into_any(),
        }
    }
}

/// A page of the gallery without a foot of its own.
fn shown(name: &'static str, parts: impl IntoView + 'static) -> AnyView {
    view! {
        <Page title=name back="/galleri">
            {parts}
        </Page>
    }
    .into_any()
}

/// Nobody listens to what is done to a part here.
fn unheard<T: 'static>() -> Callback<T> {
    Callback::new(|_| {})
}

/// Nothing is wrong.
fn all_well() -> Signal<Option<String>> {
    Signal::stored(None)
}
