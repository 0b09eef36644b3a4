//! The only file that knows reqwasm, so that the day it no longer builds costs this file and nothing else.

use super::{Ask, RawReply, Transport};
use reqwasm::http::{Request, RequestCache, RequestCredentials, RequestRedirect};
use std::{cell::Cell, rc::Rc};
use sync::TransportProblem;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::AbortController;

/// How long a reply is waited for, in milliseconds: a full push goes through at 50 kbit/s.
const PATIENCE_MS: i32 = 45_000;

/// Fetches from the app's own origin.
#[derive(Debug, Clone, Copy, Default)]
pub struct Http;

impl Transport for Http {
    async fn ask(&self, ask: Ask) -> Result<RawReply, TransportProblem> {
        let limit = TimeLimit::start();
        let failed = |_| match &limit {
            Some(limit) if limit.passed.get() => TransportProblem::Timeout,
            _ => TransportProblem::Offline,
        };
        let request = match ask {
            Ask::Get { path } => Request::get(&path),
            Ask::Post { path, body } => Request::post(&path)
                .header("content-type", "application/json")
                .body(js_sys::Uint8Array::from(body.as_slice())),
        };
        let response = request
            .header("accept", "application/json")
            // The server takes no unsafe call without it; another site cannot set it.
            .header("x-folgesvenn", "1")
            .credentials(RequestCredentials::SameOrigin)
            .cache(RequestCache::NoStore)
            // The API never redirects; a network's log-in page does.
            .redirect(RequestRedirect::Error)
            .abort_signal(limit.as_ref().map(|limit| limit.controller.signal()).as_ref())
            .send()
            .await
            .map_err(failed)?;
        let headers = response.headers();
        Ok(RawReply {
            status: response.status(),
            content_type: headers.get("content-type").unwrap_or_default(),
            retry_after: headers.get("retry-after").and_then(|seconds| seconds.trim().parse().ok()),
            body: response.binary().await.map_err(failed)?,
        })
    }
}

/// Aborts a request that takes too long. Dropped with the request, it stops its timer.
struct TimeLimit {
    controller: AbortController,
    passed: Rc<Cell<bool>>,
    timer: i32,
    _abort: Closure<dyn FnMut()>,
}

impl TimeLimit {
    fn start() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let passed = Rc::new(Cell::new(false));
        let (aborting, noting) = (controller.clone(), Rc::clone(&passed));
        let abort = Closure::<dyn FnMut()>::new(move || {
            noting.set(true);
            aborting.abort();
        });
        let function = abort.as_ref().unchecked_ref();
        let timer =
            web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(function, PATIENCE_MS).ok()?;
        Some(Self { controller, passed, timer, _abort: abort })
    }
}

impl Drop for TimeLimit {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.timer);
        }
    }
}
