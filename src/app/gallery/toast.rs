//! A notice that can be undone, once its button is pressed.

use super::shown;
use crate::components::{Foot, Tab, notices};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let notices = notices();
    view! {
        {shown("toast", ())}
        <Foot tab=Tab::Today>
            <button class="ds-button" type="button" on:click=move |_| notices.say_with_undo("Samværet er slettet", || {})>
                "Slett"
            </button>
        </Foot>
    }
    .into_any()
}
