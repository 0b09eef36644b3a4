//! Every page that has an address of its own, in one list: a second way there for whoever does not find the first.

use super::Text;
use crate::components::said;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;

/// Pages of one assignment, month or meeting are reached from the pages that list these.
const PAGES: [(&str, Text); 15] = [
    ("/", Lang::nav_today),
    ("/samver/ny", Lang::session_new_title),
    ("/plan", Lang::plan_title),
    ("/maned", Lang::nav_month),
    ("/oppdrag", Lang::nav_assignments),
    ("/beskjeder", Lang::letter_title),
    ("/min-status", Lang::status_title),
    ("/bekymring", Lang::message_concern_title),
    ("/hendelse", Lang::message_incident_title),
    ("/innstillinger", Lang::settings_title),
    ("/innstillinger/kode", Lang::lock_choose_title),
    ("/innstillinger/lagret", Lang::own_title),
    ("/innstillinger/telefoner", Lang::phones_own),
    ("/innstillinger/logg-ut", Lang::sign_out_open),
    ("/tilgjengelighet", Lang::accessibility_title),
];

/// The list.
#[component]
pub(super) fn AllPages() -> impl IntoView {
    let one = |(href, name): (&'static str, Text)| {
        view! {
            <li>
                <A href=href attr:class="link">
                    {said(name)}
                </A>
            </li>
        }
    };
    view! {
        <nav class="ds-card stack" aria-labelledby="all-pages">
            <h2 class="ds-heading" data-size="xs" id="all-pages">
                {said(Lang::help_all_pages)}
            </h2>
            <ul class="lines">{PAGES.map(one).collect_view()}</ul>
        </nav>
    }
}
