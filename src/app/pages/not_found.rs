//! When there is no such page, and when the phone gives no storage.

use crate::boot::reload;
use crate::components::{Callout, Foot, Page, Tab, Weight, said};
use crate::storage::StoreProblem;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;

/// Any other address.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! {
        <Page title=said(Lang::not_found_title)>
            <p>{said(Lang::not_found_text)}</p>
        </Page>
        <Foot tab=Tab::Today>
            <A href="/" attr:class="ds-button">
                {said(Lang::not_found_home)}
            </A>
        </Foot>
    }
}

/// What to do when the storage cannot be used.
pub(crate) fn way_out(problem: &StoreProblem) -> fn(Lang) -> &'static str {
    match problem {
        StoreProblem::HeldElsewhere => Lang::blocked_other_tab,
        StoreProblem::TakenOver | StoreProblem::FromNewerApp => Lang::blocked_newer,
        StoreProblem::Full => Lang::blocked_full,
        StoreProblem::Unavailable(_) => Lang::blocked_private,
        StoreProblem::Locked
        | StoreProblem::Wiped
        | StoreProblem::Overtaken
        | StoreProblem::Lost(_)
        | StoreProblem::Unreadable(_) => Lang::blocked_restart,
    }
}

/// The storage cannot be used. Nothing has been wiped; the way out depends on the cause.
#[component]
pub(crate) fn Blocked(text: fn(Lang) -> &'static str) -> impl IntoView {
    view! {
        <Page title=said(Lang::blocked_title)>
            <Callout weight=Weight::Heed title=said(Lang::blocked_safe)>
                <p>{said(text)}</p>
            </Callout>
        </Page>
        <Foot>
            <button class="ds-button" type="button" on:click=|_| reload()>
                {said(Lang::try_again)}
            </button>
        </Foot>
    }
}
