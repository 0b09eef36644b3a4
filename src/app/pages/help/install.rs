//! How the app comes to the home screen. A page in a browser's tab may be cleared after a week without use.

use super::{Heading, Text};
use crate::components::said;
use crate::door::{Platform, is_installed};
use i18n::Lang;
use leptos::prelude::*;

/// What to do there.
const fn steps(platform: Platform) -> &'static [Text] {
    match platform {
        Platform::Apple => &[Lang::help_install_apple_share, Lang::help_install_apple_add, Lang::help_install_open],
        Platform::Android => {
            &[Lang::help_install_android_menu, Lang::help_install_android_add, Lang::help_install_open]
        }
        Platform::Other => &[Lang::help_install_other, Lang::help_install_open],
    }
}

/// The steps for this phone; or that there is nothing to do.
#[component]
pub(super) fn Install() -> impl IntoView {
    let platform = Platform::here();
    let steps = steps(platform).iter().map(|step| view! { <li>{said(*step)}</li> }).collect_view();
    let body = if is_installed() {
        view! { <p>{said(Lang::help_install_done)}</p> }.into_any()
    } else {
        view! {
            <p>{said(Lang::help_install_why)}</p>
            <ol class="list">{steps}</ol>
        }
        .into_any()
    };
    view! {
        <section class="ds-card stack" aria-labelledby="install">
            <Heading id="install" text=Lang::help_install />
            {body}
        </section>
    }
}
