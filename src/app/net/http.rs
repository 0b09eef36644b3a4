//! The only file that knows reqwasm, so that the day it no longer builds costs this file and nothing else.

use super::{Ask, Method, NetProblem, PATIENCE_MS, Reply, Transport};
use reqwasm::http::{Request, RequestCache, RequestCredentials, RequestRedirect};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::AbortController;

/// Fetches from the app's own origin.
#[derive(Debug, Clone, Copy, Default)]
pub struct Http;

impl Transport for Http {
    async fn ask(&self, ask: Ask) -> Result<Reply, NetProblem> {
        let limit = TimeLimit::start();
        let mut request = match ask.method {
            Method::Get => Request::get(&ask.path),
            Method::Post => Request::post(&ask.path),
        }
        .header("accept", "application/json")
        // The server takes no unsafe call without it; another site cannot set it.
        .header("x-folgesvenn", "1")
        .credentials(RequestCredentials::SameOrigin)
        .cache(RequestCache::NoStore)
        // The API never redirects; a network's log-in page does.
        .redirect(RequestRedirect::Error);
        if let Some(body) = &ask.body {
            request =
                request.header("content-type", "application/json").body(js_sys::Uint8Array::from(body.as_slice()));
        }
        if let Some(limit) = &limit {
            request = request.abort_signal(Some(&limit.controller.signal()));
        }
        let response = request.send().await.map_err(|problem| NetProblem::Unreachable(problem.to_string()))?;
        let header = |name: &str| response.headers().get(name);
        let content_type = header("content-type").unwrap_or_default();
        let content_type = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let retry_after = header("retry-after").and_then(|seconds| seconds.trim().parse().ok());
        let status = response.status();
        let body = response.binary().await.map_err(|problem| NetProblem::Unreachable(problem.to_string()))?;
        Ok(Reply { status, content_type, retry_after, body })
    }
}

/// Aborts a request that takes too long; a stopped request tells its timer so.
struct TimeLimit {
    controller: AbortController,
    timer: i32,
    _abort: Closure<dyn FnMut()>,
}

impl TimeLimit {
    fn start() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let aborting = controller.clone();
        let abort = Closure::<dyn FnMut()>::new(move || aborting.abort());
        let timer = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(abort.as_ref().unchecked_ref(), PATIENCE_MS)
            .ok()?;
        Some(Self { controller, timer, _abort: abort })
    }
}

impl Drop for TimeLimit {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.timer);
        }
    }
}
