//! A new version is offered, never swapped under anyone's hands.

use super::said;
use i18n::Lang;
use leptos::prelude::*;

/// A new version that waits, handed down from the root.
#[derive(Clone, Copy)]
pub(crate) struct Update {
    /// Whether one waits.
    pub(crate) ready: Signal<bool>,
    /// Takes it into use; the page starts anew.
    pub(crate) take: Callback<()>,
}

/// The offer, with the way to put it off until the next start.
#[component]
pub(crate) fn UpdateNotice() -> impl IntoView {
    let update = use_context::<Update>();
    let later = RwSignal::new(false);
    move || {
        update.filter(|update| update.ready.get() && !later.get()).map(|update| {
            view! {
                <section class="toasts" aria-label=said(Lang::update_ready)>
                    <div class="toast">
                        <p>{said(Lang::update_ready)}</p>
                        <div class="buttons">
                            <button
                                class="ds-button"
                                type="button"
                                data-variant="secondary"
                                on:click=move |_| update.take.run(())
                            >
                                {said(Lang::update_use)}
                            </button>
                            <button
                                class="ds-button"
                                type="button"
                                data-variant="tertiary"
                                on:click=move |_| later.set(true)
                            >
                                {said(Lang::update_later)}
                            </button>
                        </div>
                    </div>
                </section>
            }
        })
    }
}
