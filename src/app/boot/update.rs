//! A new version is offered, never slipped under an open form.

use super::{listen, reload};
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// How often an open app asks whether there is a new version, in milliseconds: an hour.
const ASK_EVERY_MS: i32 = 3_600_000;

/// Whether a new version lies ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// This is the newest that is known.
    None,
    /// A new version is on the phone and waits for [`Update::take`].
    Ready,
    /// Another tab has taken the new version in: this page should be loaded again when nothing is half-written.
    TakenElsewhere,
}

impl Update {
    /// Takes the new version in: the page is loaded again. Save what is being written first.
    pub fn take(self) {
        match self {
            Self::None => {}
            Self::TakenElsewhere => reload(),
            Self::Ready => {
                super::dispatch(web_sys::Event::new("folgesvenn-update"));
                wasm_bindgen_futures::spawn_local(async {
                    match registration().await.and_then(|registration| registration.waiting()) {
                        // boot.js loads the page again once the new worker has control.
                        Some(waiting) => drop(waiting.post_message(&"SKIP_WAITING".into())),
                        None => reload(),
                    }
                });
            }
        }
    }
}

/// Tells from now on whether a new version lies ready.
#[must_use]
pub(super) fn watch_for_updates() -> ReadSignal<Update> {
    let (update, set_update) = signal(Update::None);
    if let Some(window) = web_sys::window() {
        std::mem::forget(listen(window, "folgesvenn-replaced", move |_| set_update.set(Update::TakenElsewhere)));
    }
    wasm_bindgen_futures::spawn_local(async move {
        let Some(registration) = ready().await else { return };
        if registration.waiting().is_some() {
            set_update.set(Update::Ready);
        }
        let found = registration.clone();
        std::mem::forget(listen(registration.clone(), "updatefound", move |_| {
            if let Some(installing) = found.installing() {
                tell_when_installed(installing, set_update);
            }
        }));
        ask_again_and_again(registration);
    });
    update
}

fn tell_when_installed(worker: ServiceWorker, set_update: WriteSignal<Update>) {
    let slot = Rc::new(RefCell::new(None));
    let (watched, own) = (worker.clone(), Rc::clone(&slot));
    let listener = listen(worker, "statechange", move |_| {
        // The very first worker replaces nothing.
        if watched.state() == ServiceWorkerState::Installed && container().is_some_and(|c| c.controller().is_some()) {
            set_update.set(Update::Ready);
            drop(own.borrow_mut().take());
        }
    });
    *slot.borrow_mut() = Some(listener);
}

fn ask_again_and_again(registration: ServiceWorkerRegistration) {
    let ask = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || drop(registration.update()));
    if let Some(window) = web_sys::window() {
        let function = ask.as_ref().unchecked_ref();
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(function, ASK_EVERY_MS);
    }
    ask.forget();
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Absent in private windows of some browsers, though web-sys says it never is.
    let present = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    present.then(|| navigator.service_worker())
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

async fn ready() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.ready().ok()?).await.ok()?.dyn_into().ok()
}
