//! Log lines: structured, one an event, and never with a person in them.
//!
//! What may be logged: route templates, status, time used, request id, counts, ids of operations. What may not: names,
//! pseudonyms, codes, cookies, notes, places, and full paths (an id in a path can be looked up).

use crate::config::{LogFile, LogFormat};

/// Starts logging to standard error, panics with their place only: their message may quote data.
pub(crate) fn start(settings: &LogFile) {
    let lines = tracing_subscriber::fmt().with_env_filter(settings.level.filter()).with_writer(std::io::stderr);
    // A subscriber that is already there belongs to a test; it stays.
    let started = match settings.format {
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
        LogFormat::Text => lines.try_init(),
    };
    if started.is_ok() {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, "panicked");
        }));
    }
}
