//! The only file that knows reqwasm, so that the day it no longer builds costs this file and nothing else.

use super::{Ask, RawReply, Transport};
use crate::boot::Timer;
use reqwasm::http::{Request, RequestCache, RequestCredentials, RequestRedirect};
use std::{cell::Cell, rc::Rc, time::Duration};
use sync::TransportProblem;
use web_sys::AbortController;

/// How long a reply is waited for once the request is sent.
const PATIENCE: Duration = Duration::from_secs(45);
/// What a phone with one bar gets through: 16 kbit/s. The server waits as long for what is on its way.
const BYTES_A_SECOND: usize = 2_000;

/// Fetches from the app's own origin.
#[derive(Debug, Clone, Copy, Default)]
pub struct Http;

impl Transport for Http {
    async fn ask(&self, ask: Ask) -> Result<RawReply, TransportProblem> {
        let bytes = match &ask {
            Ask::Get { .. } => 0,
            Ask::Post { body, .. } | Ask::Put { body, .. } => body.len(),
        };
        let limit = TimeLimit::start(PATIENCE + Duration::from_secs((bytes / BYTES_A_SECOND) as u64));
        let failed = |_| match &limit {
            Some(limit) if limit.passed.get() => TransportProblem::Timeout,
            _ => TransportProblem::Offline,
        };
        let request = match ask {
            Ask::Get { path } => Request::get(&path),
            Ask::Post { path, body } => Request::post(&path)
                .header("content-type", "application/json")
                .body(js_sys::Uint8Array::from(body.as_slice())),
            Ask::Put { path, body } => Request::put(&path)
                .header("content-type", "application/octet-stream")
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
    _timer: Timer,
}

impl TimeLimit {
    fn start(patience: Duration) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let passed = Rc::new(Cell::new(false));
        let (aborting, noting) = (controller.clone(), Rc::clone(&passed));
        let timer = Timer::after(patience, move || {
            noting.set(true);
            aborting.abort();
        });
        Some(Self { controller, passed, _timer: timer })
    }
}
