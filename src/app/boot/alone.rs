//! One tab at a time does the sending. The lock is the browser's own, so it falls free when a tab dies.
//! Without locks every tab sends; that is only wasteful, since operations carry ids, and what one tab has made of an older
//! view than the disk's is refused (`sync::phone::LocalWrite::seen`).

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Calls `lead` once this tab holds the lock `name`; until the tab closes it keeps it.
pub fn when_alone(name: &str, lead: impl FnOnce() + 'static) {
    let Some(locks) = lock_manager() else { return lead() };
    // A promise that never settles keeps the lock.
    let granted = Closure::once_into_js(move |_lock: JsValue| -> Promise {
        lead();
        Promise::new(&mut |_, _| {})
    });
    let requested = Reflect::get(&locks, &"request".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|request| request.call3(&locks, &name.into(), &Object::new(), &granted));
    debug_assert!(requested.is_ok(), "a lock can be requested wherever there is a lock manager");
}

fn lock_manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(|locks| !locks.is_undefined())
}
