//! The offer of a new version.

use super::{shown, unheard};
use crate::components::{Update, UpdateNotice};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    provide_context(Update { ready: Signal::stored(true), take: unheard() });
    view! {
        {shown("update_notice", ())}
        <footer class="foot">
            <UpdateNotice />
        </footer>
    }
    .into_any()
}
