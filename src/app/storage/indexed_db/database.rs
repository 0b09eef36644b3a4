//! An open database. Written on web-sys itself: strict durability, the `close` event and the exceptions' names are what
//! matters here, and the wrapper crates hide at least one of them.

use super::transaction::Transaction;
use crate::storage::{Access, StoreProblem};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbTransaction};

/// A handle that knows when it has died.
pub(crate) struct Database {
    raw: IdbDatabase,
    state: Rc<Cell<State>>,
    _on_close: Closure<dyn FnMut()>,
    _on_version_change: Closure<dyn FnMut()>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Closed,
    TakenOver,
}

impl Database {
    /// Opens `name` at `version`; `upgrade` gets the version found (0 for none) and may only add stores.
    pub(super) async fn open(
        name: &str,
        version: u32,
        upgrade: impl Fn(&IdbDatabase, u32) -> Result<(), JsValue> + 'static,
    ) -> Result<Self, StoreProblem> {
        let request = factory()?.open_with_u32(name, version).map_err(|thrown| problem(&thrown))?;
        let upgrading = request.clone();
        let on_upgrade =
            Closure::<dyn FnMut(web_sys::IdbVersionChangeEvent)>::new(move |event: web_sys::IdbVersionChangeEvent| {
                let done = upgrading.result().and_then(|database| {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "versions are small")]
                    upgrade(database.unchecked_ref(), event.old_version() as u32)
                });
                // A half-made schema must not be kept: undo the whole version change.
                if done.is_err()
                    && let Some(transaction) = upgrading.transaction()
                {
                    let _ = transaction.abort();
                }
            });
        request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        let raw: IdbDatabase = opened(&request).await?.unchecked_into();

        let state = Rc::new(Cell::new(State::Open));
        let closed = Rc::clone(&state);
        let on_close = Closure::<dyn FnMut()>::new(move || closed.set(State::Closed));
        raw.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        let (taken, yielding) = (Rc::clone(&state), raw.clone());
        let on_version_change = Closure::<dyn FnMut()>::new(move || {
            taken.set(State::TakenOver);
            yielding.close();
        });
        raw.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Ok(Self { raw, state, _on_close: on_close, _on_version_change: on_version_change })
    }

    #[cfg(all(test, target_arch = "wasm32"))]
    pub(super) fn close(&self) {
        self.raw.close();
    }

    /// Begins a transaction over `stores`. Writing ones wait for the disk, not only for the system's cache.
    pub(super) fn begin(&self, stores: &[&str], access: Access) -> Result<Transaction, StoreProblem> {
        match self.state.get() {
            State::Open => {}
            State::Closed => return Err(StoreProblem::Lost("the connection is closed".into())),
            State::TakenOver => return Err(StoreProblem::TakenOver),
        }
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let mode = match access {
            Access::Read => "readonly",
            Access::Write => "readwrite",
        };
        // web-sys has the third argument only behind an unstable switch.
        let begun = Reflect::set(&options, &"durability".into(), &"strict".into())
            .and_then(|_| Reflect::get(&self.raw, &"transaction".into()))
            .and_then(JsCast::dyn_into::<Function>)
            .and_then(|transaction| transaction.call3(&self.raw, &names, &mode.into(), &options))
            .map_err(|thrown| problem(&thrown))?;
        Ok(Transaction::over(begun.unchecked_into::<IdbTransaction>(), access))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.raw.set_onclose(None);
        self.raw.set_onversionchange(None);
        self.raw.close();
    }
}

/// Removes a database for good.
pub(super) async fn delete(name: &str) -> Result<(), StoreProblem> {
    let request = factory()?.delete_database(name).map_err(|thrown| problem(&thrown))?;
    opened(&request).await.map(drop)
}

fn factory() -> Result<IdbFactory, StoreProblem> {
    let none = || StoreProblem::Unavailable("no indexedDB".into());
    let window = web_sys::window().ok_or_else(none)?;
    window.indexed_db().map_err(|thrown| problem(&thrown))?.ok_or_else(none)
}

/// Waits for an open or delete request. `blocked` means that another tab has not let go: better told than waited out.
async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, StoreProblem> {
    let blocked = Rc::new(Cell::new(false));
    let noting = Rc::clone(&blocked);
    let mut on_blocked = None;
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        let noting = Rc::clone(&noting);
        let closure = Closure::<dyn FnMut()>::new(move || {
            noting.set(true);
            let _ = reject.call0(&JsValue::UNDEFINED);
        });
        request.set_onblocked(Some(closure.as_ref().unchecked_ref()));
        on_blocked = Some(closure);
    });
    let ended = JsFuture::from(promise).await;
    request.set_onblocked(None);
    drop(on_blocked);
    match ended {
        Ok(_) => request.result().map_err(|thrown| problem(&thrown)),
        Err(_) if blocked.get() => Err(StoreProblem::HeldElsewhere),
        Err(_) => Err(match request.error() {
            Ok(Some(exception)) => StoreProblem::from_exception(&exception.name(), &exception.message()),
            _ => StoreProblem::Lost("opening failed without a reason".into()),
        }),
    }
}

/// Judges what was thrown.
pub(super) fn problem(thrown: &JsValue) -> StoreProblem {
    match thrown.dyn_ref::<DomException>() {
        Some(exception) => StoreProblem::from_exception(&exception.name(), &exception.message()),
        None => StoreProblem::Lost(format!("{thrown:?}")),
    }
}
