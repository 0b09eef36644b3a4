//! How far something has come: a colour, a sign and a word.

use super::{Icon, Sign, Weight};
use leptos::prelude::*;

/// A state, ready to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct State {
    /// How much it matters.
    pub(crate) weight: Weight,
    /// Its sign.
    pub(crate) sign: Sign,
    /// Its name.
    pub(crate) name: &'static str,
}

/// The state as a tag.
#[component]
pub(crate) fn StateTag(
    /// Which.
    state: State,
) -> impl IntoView {
    let colour = if state.weight == Weight::Info { "neutral" } else { state.weight.colour() };
    view! {
        <span class="ds-tag state" data-color=colour>
            <Icon sign=state.sign />
            {state.name}
        </span>
    }
}
