//! The tabs, on one of them.

use super::shown;
use crate::components::{Tab, Tabs};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    view! {
        {shown("tabs", ())}
        <footer class="foot">
            <Tabs current=Tab::Assignments />
        </footer>
    }
    .into_any()
}
