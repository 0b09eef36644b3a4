//! Getting up: what happens around the pages before and while they run.

mod alone;
mod badge;
mod channel;
mod device;
mod focus;
mod frame;
mod keeping;
mod listen;
mod panic;
mod start;
mod timer;
mod update;

pub use alone::when_alone;
pub use badge::set_badge;
pub use channel::Channel;
pub use device::device_name;
use focus::keep_focus;
pub use frame::painted;
pub use keeping::{Room, ask_to_keep, is_kept, room};
pub use listen::{Listener, listen};
use panic::show_recovery_on_panic;
pub use start::start;
pub use timer::Timer;
pub use update::Update;
use update::watch_for_updates;

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Event};

/// Tells `public/boot.js` that the page stands, so that it stops waiting to show the recovery page.
fn announce_booted() {
    dispatch(Event::new("folgesvenn-booted"));
}

fn announce(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    dispatch(CustomEvent::new_with_event_init_dict(name, &init).map(Into::into));
}

fn dispatch(event: Result<Event, JsValue>) {
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Loads the app anew at its first page: nothing that this window holds in memory is left.
pub fn start_over() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace("/");
    }
}

/// The identity of the build that runs, from the page itself: the server may already be at the next.
#[must_use]
pub fn build_id() -> String {
    let meta = || {
        let document = web_sys::window()?.document()?;
        document.query_selector("meta[name=build]").ok()??.get_attribute("content")
    };
    meta().unwrap_or_else(|| "unknown".into())
}
