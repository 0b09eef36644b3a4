//! A minute before the app locks by itself.

use crate::components::said;
use crate::journal::Journal;
use i18n::Lang;
use leptos::prelude::*;

/// Says so without taking the focus. Its place is always there, so that it is read aloud when it is filled.
#[component]
pub(crate) fn LocksSoon() -> impl IntoView {
    let soon = expect_context::<Journal>().locks_soon();
    view! {
        <div class="locks-soon" aria-live="polite">
            {move || {
                soon.get()
                    .then(|| {
                        view! {
                            <div class="toasts">
                                <div class="toast">
                                    <p>{said(Lang::lock_minute_left)}</p>
                                    // Any touch of the page says that somebody is there, and this one is easy to find.
                                    <button class="ds-button" type="button" data-variant="secondary">
                                        {said(Lang::lock_stay)}
                                    </button>
                                </div>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
