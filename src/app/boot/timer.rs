//! A timer that stops when dropped.

use std::time::Duration;
use wasm_bindgen::{JsCast, closure::Closure};

/// Goes off once, unless dropped before.
pub struct Timer {
    id: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `ring` after `rest`.
    #[must_use]
    pub fn after(rest: Duration, ring: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(ring);
        let millis = i32::try_from(rest.as_millis()).unwrap_or(i32::MAX);
        let id = web_sys::window().and_then(|window| {
            let function = closure.as_ref().unchecked_ref();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(function, millis).ok()
        });
        Self { id, _closure: closure }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(window), Some(id)) = (web_sys::window(), self.id) {
            window.clear_timeout_with_handle(id);
        }
    }
}
