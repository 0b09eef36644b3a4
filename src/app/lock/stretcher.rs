//! Who does the stretching: a worker, so that the page does not stand still meanwhile.

use super::{Code, Cost, Share};
use crate::vault::DataKey;
use core::time::Duration;
use js_sys::{Array, Function, Promise, Uint8Array};
use std::future::Future;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// The worker's script; `boot.js` admits no other but the service worker's.
const SCRIPT: &str = "/guess.js";

/// The code was not stretched: the worker did not start, or ran out of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the code could not be stretched")]
pub struct NoStretch;

/// Port: stretches codes.
pub trait Stretcher {
    /// Stretches a code.
    ///
    /// # Errors
    /// [`NoStretch`]
    fn stretch(
        &self,
        code: &Code,
        salt: &[u8; 16],
        share: &Share,
        cost: Cost,
    ) -> impl Future<Output = Result<DataKey, NoStretch>>;

    /// How long that takes here.
    ///
    /// # Errors
    /// [`NoStretch`]
    fn time(
        &self,
        code: &Code,
        salt: &[u8; 16],
        share: &Share,
        cost: Cost,
    ) -> impl Future<Output = Result<Duration, NoStretch>>;
}

/// A worker that lives for one answer; its memory goes with it.
#[derive(Debug, Clone, Copy, Default)]
pub struct WebWorker;

impl Stretcher for WebWorker {
    async fn stretch(&self, code: &Code, salt: &[u8; 16], share: &Share, cost: Cost) -> Result<DataKey, NoStretch> {
        let answer = ask(code, salt, share, cost).await?;
        DataKey::read(answer.get(0).dyn_into::<Uint8Array>().map_err(|_| NoStretch)?.to_vec()).ok_or(NoStretch)
    }

    async fn time(&self, code: &Code, salt: &[u8; 16], share: &Share, cost: Cost) -> Result<Duration, NoStretch> {
        let answer = ask(code, salt, share, cost).await?;
        let millis = answer.get(1).as_f64().filter(|millis| millis.is_finite() && *millis >= 0.0);
        millis.map(|millis| Duration::from_secs_f64(millis / 1_000.0)).ok_or(NoStretch)
    }
}

/// The key and the milliseconds that it took.
async fn ask(code: &Code, salt: &[u8; 16], share: &Share, cost: Cost) -> Result<Array, NoStretch> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(SCRIPT, &options).map_err(|_| NoStretch)?;
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let question =
        Array::of5(&bytes(code.bytes()), &bytes(salt), &bytes(share.bytes()), &cost.memory.into(), &cost.passes.into());
    let mut listeners = None;
    let answered = Promise::new(&mut |resolve, reject: Function| {
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &message.data());
        });
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(&reject));
        listeners = Some(hear);
    });
    let answer = match worker.post_message(&question) {
        Ok(()) => JsFuture::from(answered).await,
        Err(thrown) => Err(thrown),
    };
    worker.terminate();
    drop(listeners);
    answer.ok().and_then(|answer| answer.dyn_into::<Array>().ok()).ok_or(NoStretch)
}
