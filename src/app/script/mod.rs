//! Calls to the plain scripts of `public/`, which do with the browser's own means what would weigh too much here.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A script, by the global under which it offers its functions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Script(pub(crate) &'static str);

impl Script {
    /// Calls a function; nothing where the file has not been loaded, or the function throws.
    pub(crate) fn call(self, name: &str, argument: &JsValue) -> Option<JsValue> {
        let ours = Reflect::get(&js_sys::global(), &self.0.into()).ok()?;
        let function: Function = Reflect::get(&ours, &name.into()).ok()?.dyn_into().ok()?;
        function.call1(&ours, argument).ok()
    }

    /// Calls a function that takes its time.
    ///
    /// # Errors
    /// What it throws; `undefined` where the file has not been loaded.
    pub(crate) async fn run(self, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
        let promise = self.call(name, argument).and_then(|promise| promise.dyn_into::<Promise>().ok());
        JsFuture::from(promise.ok_or(JsValue::UNDEFINED)?).await
    }
}
