//! Telling the other open tabs that something was committed.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::BroadcastChannel;

/// The channel of one contact's tabs. Where the browser has none, tabs learn of each other's changes at the next sync.
pub struct Channel {
    raw: Option<BroadcastChannel>,
}

impl Channel {
    /// The channel `name`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { raw: BroadcastChannel::new(name).ok() }
    }

    /// Tells the others.
    pub fn tell(&self) {
        if let Some(raw) = &self.raw {
            let _ = raw.post_message(&JsValue::from_str("committed"));
        }
    }

    /// Calls `hear` whenever another tab tells something, for as long as the page lives.
    pub fn on_news(&self, hear: impl FnMut() + 'static) {
        if let Some(raw) = &self.raw {
            let closure = Closure::<dyn FnMut()>::new(hear);
            raw.set_onmessage(Some(closure.as_ref().unchecked_ref()));
            closure.forget();
        }
    }
}
