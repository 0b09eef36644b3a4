//! When what lies inside does not arrive.

use super::inside::WayIn;
use crate::components::{Callout, Foot, Page, Weight, said};
use i18n::Lang;
use leptos::prelude::*;

/// The page that forgets the downloaded files and fetches them anew, for the case that one of them is damaged.
const RECOVERY: &str = "/recovery.html";

/// The way out. Should the loading succeed after all, the page gives way by itself.
#[component]
pub(super) fn Missing() -> impl IntoView {
    let way = expect_context::<WayIn>();
    view! {
        <Page title=said(Lang::missing_title)>
            <Callout weight=Weight::Heed title=said(Lang::blocked_safe)>
                <p>{said(Lang::missing_text)}</p>
                // Not a page of the app, so the router must leave the link alone.
                <a class="link" rel="external" href=RECOVERY>
                    {said(Lang::missing_recovery)}
                </a>
            </Callout>
        </Page>
        <Foot>
            <button class="ds-button" type="button" on:click=move |_| way.hurry()>
                {said(Lang::try_again)}
            </button>
        </Foot>
    }
}
