//! The code is forgotten, or the key is gone: how to go on, and what is not lost.

use crate::components::{Callout, Foot, Page, Weight, Work, WorkButton, said};
use crate::journal::Journal;
use i18n::Lang;
use leptos::prelude::*;

/// What to do, before the key is given up.
#[component]
pub(super) fn Forgotten(back: Callback<()>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let work = Callback::new(move |()| -> Work { Box::pin(async move { drop(journal.give_up().await) }) });
    view! {
        <Page title=said(Lang::lock_forgotten_title)>
            <p>{said(Lang::lock_forgotten_text)}</p>
            <p>{said(Lang::lock_kept)}</p>
            <p>{said(Lang::lock_lost)}</p>
        </Page>
        <Foot>
            <button class="ds-button" type="button" on:click=move |_| back.run(())>
                {said(Lang::lock_try_again)}
            </button>
            <WorkButton work=work name=Lang::lock_give_up variant="secondary" />
        </Foot>
    }
}

/// The key is gone.
#[component]
pub(crate) fn Wiped() -> impl IntoView {
    view! {
        <Page title=said(Lang::lock_wiped_title)>
            <Callout weight=Weight::Heed title=said(Lang::lock_wiped_text)>
                <p>{said(Lang::lock_wiped_next)}</p>
            </Callout>
            <p>{said(Lang::lock_kept)}</p>
            <p>{said(Lang::lock_lost)}</p>
        </Page>
    }
}
