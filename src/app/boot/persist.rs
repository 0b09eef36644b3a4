//! Asking the browser not to clear the storage when the phone runs short.

use wasm_bindgen_futures::JsFuture;

/// Asks, and says what the answer was; `None` where the browser cannot say.
pub async fn ask_to_persist() -> Option<bool> {
    let storage = web_sys::window()?.navigator().storage();
    let settled = |answer: wasm_bindgen::JsValue| answer.as_bool();
    match JsFuture::from(storage.persisted().ok()?).await.ok().and_then(settled) {
        Some(true) => Some(true),
        _ => JsFuture::from(storage.persist().ok()?).await.ok().and_then(settled),
    }
}
