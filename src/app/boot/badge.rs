//! The number on the app's icon, where the system shows one.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

/// Shows `count`; none takes the number away. Phones without the right or the place for it show nothing.
pub fn set_badge(count: usize) {
    let Some(window) = web_sys::window() else { return };
    let navigator = window.navigator();
    let shown = Reflect::get(&navigator, &"setAppBadge".into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(shown) = shown {
        #[expect(clippy::cast_precision_loss, reason = "a phone holds some thousands of entries")]
        let promise = shown.call1(&navigator, &(count as f64).into());
        // A refusal is an answer too: nobody waits for it, and it must not be told as an error of the page.
        if let Some(promise) = promise.ok().and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok()) {
            wasm_bindgen_futures::spawn_local(async move {
                let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
            });
        }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use js_sys::Array;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// A phone that refuses the badge, as those do that were not given the right.
    const REFUSING: &str = "const asked = []; \
        navigator.setAppBadge = (count) => { asked.push(count); return Promise.reject(new Error('not allowed')); }; \
        return asked;";

    #[wasm_bindgen_test]
    fn the_number_reaches_the_phone_and_its_refusal_troubles_nobody() {
        let asked = Function::new_no_args(REFUSING).call0(&wasm_bindgen::JsValue::UNDEFINED).unwrap();
        set_badge(3);
        set_badge(0);
        let asked: Vec<_> = asked.unchecked_into::<Array>().iter().map(|count| count.as_f64()).collect();
        assert_eq!(asked, [Some(3.0), Some(0.0)]);
    }
}
