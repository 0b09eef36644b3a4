//! `/innstillinger/logg-ut`: the last look before this phone forgets everything.

use super::unsent::Rescue;
use crate::components::{Callout, Foot, Page, Weight, Work, WorkButton, said, speech};
use crate::journal::Journal;
use crate::pages::sync_line::SyncLine;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use sync::phone::DraftForm;

/// The question, with the ways to keep what has not been sent.
#[component]
pub(crate) fn SignOut() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let status = journal.sync_status();
    let forms = journal.forms();
    let unsent = Memo::new(move |_| status.with(|status| status.unsent + status.unsent_receipts));
    let half_written = Memo::new(move |_| {
        forms.with(|forms| forms.iter().filter(|form| !matches!(form, DraftForm::Clock { .. })).count())
    });
    let work = Callback::new(move |()| -> Work { Box::pin(async move { journal.sign_out().await }) });
    view! {
        <Page title=said(Lang::sign_out_title) back=Signal::stored("/innstillinger".to_owned())>
            <p>{said(Lang::sign_out_text)}</p>
            <p>{said(Lang::sign_out_again)}</p>
            {move || (unsent.get() > 0).then(|| view! { <Kept unsent=unsent /> })}
            {move || (half_written.get() > 0).then(|| view! { <p>{said(Lang::sign_out_half_written)}</p> })}
            <p class="soft small">{said(Lang::sign_out_offline)}</p>
        </Page>
        <Foot>
            {move || {
                if unsent.get() == 0 {
                    view! { <WorkButton work=work name=Lang::sign_out_confirm /> }.into_any()
                } else {
                    view! { <WorkButton work=work name=Lang::sign_out_discard variant="secondary" /> }.into_any()
                }
            }}
            <A href="/innstillinger" attr:class="ds-button" attr:data-variant="tertiary">
                {said(Lang::cancel)}
            </A>
        </Foot>
    }
}

/// What would be lost, and how it need not be.
#[component]
fn Kept(unsent: Memo<usize>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let t = speech();
    let title = Signal::derive(move || t.get().sign_out_unsent(unsent.get()));
    view! {
        <Callout weight=Weight::Heed title=title>
            <p>{said(Lang::sign_out_unsent_text)}</p>
        </Callout>
        <SyncLine />
        <button class="ds-button" type="button" on:click=move |_| journal.sync_now()>
            {said(Lang::settings_send_now)}
        </button>
        <Rescue />
    }
}
