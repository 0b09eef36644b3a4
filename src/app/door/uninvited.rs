//! `/` on a phone that no municipality knows yet.

use super::paste::PasteLink;
use super::sign_in::SignInLink;
use crate::components::{Callout, Foot, Page, Tab, Weight, said};
use i18n::Lang;
use leptos::prelude::*;

/// What is needed to begin.
#[component]
pub(super) fn Uninvited() -> impl IntoView {
    view! {
        <Page title=said(Lang::today_title)>
            <Callout weight=Weight::Info title=said(Lang::today_not_enrolled_title)>
                <p>{said(Lang::today_not_enrolled_text)}</p>
            </Callout>
            <PasteLink />
            <SignInLink />
        </Page>
        <Foot tab=Tab::Today />
    }
}
