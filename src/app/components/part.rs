//! One of several alike in a form: a numbered heading, its fields, and a way to take it out.

use super::{Icon, Sign};
use leptos::prelude::*;

/// A part of a form.
#[component]
pub(crate) fn Part(
    /// The heading's id.
    id: String,
    /// The heading.
    #[prop(into)]
    heading: Signal<String>,
    /// What the button to take it out is called.
    #[prop(into)]
    remove: Signal<String>,
    /// Takes it out.
    on_remove: Callback<()>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="part" role="group" aria-labelledby=id>
            <div class="part-head">
                <h3 class="ds-heading" data-size="2xs" id=id.clone()>
                    {heading}
                </h3>
                <button
                    class="ds-button icon-button"
                    type="button"
                    data-variant="tertiary"
                    data-icon=""
                    aria-label=remove
                    on:click=move |_| on_remove.run(())
                >
                    <Icon sign=Sign::Bin />
                </button>
            </div>
            {children()}
        </div>
    }
}
