//! The order of getting up: first the way out, then the door.

use super::{announce_booted, keep_focus, show_recovery_on_panic, watch_for_updates};
use leptos::prelude::*;
use std::time::Duration;

/// Starts the app with this view, which finds the [`ReadSignal<Update>`](super::Update) in its context.
pub fn start<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    show_recovery_on_panic();
    // A task of its own: a touch that comes meanwhile waits for one of the two, not for both.
    let stand = move || {
        if let Some(shell) = document().get_element_by_id("shell") {
            shell.remove();
        }
        mount_to_body(move || {
            provide_context(watch_for_updates());
            app()
        });
        keep_focus();
        announce_booted();
    };
    set_timeout(stand, Duration::ZERO);
}
