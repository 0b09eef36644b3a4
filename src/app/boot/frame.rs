//! Waiting for what is shown to be seen.

use js_sys::Promise;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// An app that nobody sees is not painted.
const AT_MOST: Duration = Duration::from_millis(200);

/// Lets the browser paint what is on the screen, before work that would keep it from that.
pub async fn painted() {
    let Some(window) = web_sys::window() else { return };
    let painted = Promise::new(&mut |resolve, _| {
        let (later, done) = (window.clone(), resolve.clone());
        let frame = Closure::once_into_js(move || drop(later.set_timeout_with_callback(&done)));
        let at_most = i32::try_from(AT_MOST.as_millis()).unwrap_or(i32::MAX);
        let _ = window.request_animation_frame(&frame.into());
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, at_most);
    });
    // It cannot fail: whichever comes first ends it.
    let _ = JsFuture::from(painted).await;
}
