//! A timer that stops when dropped.

use js_sys::{Function, Reflect};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Goes off once, unless dropped before.
pub struct Timer {
    /// As the browser gave it. web-sys cuts it to 32 bits, and a clock that something has put in the browser's place
    /// counts from 10¹²: a name cut off stops nothing, and the timer would ring after its closure is gone.
    name: Option<JsValue>,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `ring` after `rest`.
    #[must_use]
    pub fn after(rest: Duration, ring: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(ring);
        let millis = i32::try_from(rest.as_millis()).unwrap_or(i32::MAX);
        let name = call("setTimeout", closure.as_ref(), &JsValue::from(millis));
        Self { name, _closure: closure }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            call("clearTimeout", name, &JsValue::UNDEFINED);
        }
    }
}

fn call(function: &str, first: &JsValue, second: &JsValue) -> Option<JsValue> {
    let page = js_sys::global();
    let function: Function = Reflect::get(&page, &function.into()).ok()?.dyn_into().ok()?;
    function.call2(&page, first, second).ok()
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use std::{cell::Cell, rc::Rc};
    use wasm_bindgen_test::wasm_bindgen_test;

    /// A clock in the browser's place that names its timers from 10¹² on, as those of test tools do, and rings when told.
    const ANOTHER_CLOCK: &str = r"
        const own = { set: globalThis.setTimeout, clear: globalThis.clearTimeout };
        const waiting = new Map();
        let next = 1e12;
        globalThis.setTimeout = (ring) => { waiting.set(next, ring); return next++; };
        globalThis.clearTimeout = (name) => { waiting.delete(name); };
        return () => {
          globalThis.setTimeout = own.set;
          globalThis.clearTimeout = own.clear;
          for (const ring of waiting.values()) ring();
        };";

    #[wasm_bindgen_test]
    fn a_dropped_timer_does_not_ring_whatever_the_clock_calls_it() {
        let ring_all: Function =
            Function::new_no_args(ANOTHER_CLOCK).call0(&JsValue::UNDEFINED).unwrap().dyn_into().unwrap();
        let rung = Rc::new(Cell::new(0));
        let ring = || {
            let rung = Rc::clone(&rung);
            move || rung.set(rung.get() + 1)
        };
        let kept = Timer::after(Duration::from_secs(1), ring());
        drop(Timer::after(Duration::from_secs(1), ring()));
        ring_all.call0(&JsValue::UNDEFINED).unwrap();
        assert_eq!(rung.get(), 1);
        drop(kept);
    }
}
