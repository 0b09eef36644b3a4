//! Waiting in tests for what the browser does in its own time.

/// Lets the browser work until `happened`.
pub(super) async fn until(what: &str, happened: impl Fn() -> bool) {
    for _ in 0..2_000 {
        if happened() {
            return;
        }
        let turn = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(turn).await.unwrap();
    }
    panic!("it never happened that {what}");
}
