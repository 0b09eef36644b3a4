//! What is said only of what takes a while: here for ever.

use super::shown;
use crate::components::when_long;
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let long = when_long(|| true);
    shown("when_long", view! { <p role="status">{move || long.get().then_some("Henter …")}</p> })
}
