//! A panic leaves a dead page. Everything that was called saved is on the disk, so the way out is a page that says so.

/// From now on a panic leads to the recovery page, with the place in the code and nothing that was typed.
pub(super) fn show_recovery_on_panic() {
    std::panic::set_hook(Box::new(|info| {
        // The message may quote data; the place cannot.
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        super::announce("folgesvenn-panic", &format!("{place} ({})", super::build_id()));
    }));
}
