//! Listening to the browser, for as long as the listener is kept.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// Stops listening when dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

/// Calls `hear` at every `event` of `target`.
pub fn listen(target: impl Into<EventTarget>, event: &'static str, hear: impl FnMut(Event) + 'static) -> Listener {
    let target = target.into();
    let closure = Closure::<dyn FnMut(Event)>::new(hear);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    Listener { target, event, closure }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}
