//! The order of getting up: first the way out, then the journal, then the pages.

use super::{announce_booted, show_recovery_on_panic, watch_for_updates};
use leptos::prelude::*;

/// Starts the app with these pages. They find the [`Journal`](crate::journal::Journal) and the
/// [`ReadSignal<Update>`](super::Update) in their context.
pub fn start<V: IntoView + 'static>(pages: impl FnOnce() -> V + 'static) {
    show_recovery_on_panic();
    mount_to_body(move || {
        provide_context(crate::journal::open());
        provide_context(watch_for_updates());
        pages()
    });
    announce_booted();
}
