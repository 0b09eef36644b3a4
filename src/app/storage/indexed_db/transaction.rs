//! One transaction: everything is asked for at once, and only its end is waited for. Nothing else can be awaited while it
//! is open, so it cannot commit half-way by itself.

use super::database::problem;
use crate::storage::{Span, StoreProblem};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbObjectStore, IdbRequest, IdbTransaction};

/// An open transaction. Dropped without [`Transaction::finish`], it undoes everything.
pub(super) struct Transaction {
    raw: IdbTransaction,
    ended: Option<Promise>,
    guards: Vec<Guard>,
}

/// Looks, inside the transaction, whether a row is as it was when it was last read.
struct Guard {
    overtaken: Rc<Cell<bool>>,
    /// What it means where it is not.
    means: StoreProblem,
    _compare: Closure<dyn FnMut()>,
}

/// A row that is on its way; readable once the transaction has finished.
pub(super) struct Awaited(IdbRequest);

impl Transaction {
    pub(super) fn over(raw: IdbTransaction) -> Self {
        let ended = Promise::new(&mut |resolve, reject| {
            raw.set_oncomplete(Some(&resolve));
            raw.set_onabort(Some(&reject));
        });
        Self { raw, ended: Some(ended), guards: Vec::new() }
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, StoreProblem> {
        self.raw.object_store(name).map_err(|thrown| problem(&thrown))
    }

    /// Writes `value` under `key`.
    pub(super) fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), StoreProblem> {
        self.store(store)?.put_with_key(value, &key.into()).map(drop).map_err(|thrown| problem(&thrown))
    }

    /// Writes `value` under `key`, where nothing may be yet; otherwise the whole transaction is undone.
    pub(super) fn add(&self, store: &str, key: &str, value: &JsValue) -> Result<(), StoreProblem> {
        self.store(store)?.add_with_key(value, &key.into()).map(drop).map_err(|thrown| problem(&thrown))
    }

    /// Undoes everything where the row under `key` is not these bytes. Requests are carried out in their order, so this
    /// one comes before all that depends on it.
    pub(super) fn only_over(
        &mut self,
        store: &str,
        key: &str,
        expected: &[u8],
        means: StoreProblem,
    ) -> Result<(), StoreProblem> {
        let request = self.store(store)?.get(&key.into()).map_err(|thrown| problem(&thrown))?;
        let overtaken = Rc::new(Cell::new(false));
        let (raw, found, told, expected) =
            (self.raw.clone(), request.clone(), Rc::clone(&overtaken), expected.to_vec());
        let compare = Closure::<dyn FnMut()>::new(move || {
            let same = found.result().is_ok_and(|row| bytes(&row).is_ok_and(|row| row == expected));
            if !same {
                told.set(true);
                let _ = raw.abort();
            }
        });
        request.set_onsuccess(Some(compare.as_ref().unchecked_ref()));
        self.guards.push(Guard { overtaken, means, _compare: compare });
        Ok(())
    }

    /// Removes `key`; nothing happens where it is not.
    pub(super) fn delete(&self, store: &str, key: &str) -> Result<(), StoreProblem> {
        self.store(store)?.delete(&key.into()).map(drop).map_err(|thrown| problem(&thrown))
    }

    /// Removes every row of `store`.
    pub(super) fn clear(&self, store: &str) -> Result<(), StoreProblem> {
        self.store(store)?.clear().map(drop).map_err(|thrown| problem(&thrown))
    }

    /// Asks for the row under `key`.
    pub(super) fn get(&self, store: &str, key: &str) -> Result<Awaited, StoreProblem> {
        self.store(store)?.get(&key.into()).map(Awaited).map_err(|thrown| problem(&thrown))
    }

    /// Asks for the keys of `store`, in their order.
    pub(super) fn keys(&self, store: &str, span: &Span) -> Result<Awaited, StoreProblem> {
        let (store, span) = (self.store(store)?, span.range()?);
        store.get_all_keys_with_key(&span).map(Awaited).map_err(|thrown| problem(&thrown))
    }

    /// Asks for the values of `store`, in the order of their keys.
    pub(super) fn values(&self, store: &str, span: &Span) -> Result<Awaited, StoreProblem> {
        let (store, span) = (self.store(store)?, span.range()?);
        store.get_all_with_key(&span).map(Awaited).map_err(|thrown| problem(&thrown))
    }

    #[cfg(all(test, target_arch = "wasm32"))]
    /// What the browser says it was asked for: `strict`, `relaxed` or `default`.
    pub(super) fn durability(&self) -> Option<String> {
        Reflect::get(&self.raw, &"durability".into()).ok()?.as_string()
    }

    /// Waits until everything is on the disk, or nothing is.
    pub(super) async fn finish(mut self) -> Result<(), StoreProblem> {
        let Some(ended) = self.ended.take() else { return Ok(()) };
        match JsFuture::from(ended).await {
            Ok(_) => Ok(()),
            Err(_) => Err(match (self.guards.iter().find(|guard| guard.overtaken.get()), self.raw.error()) {
                (Some(guard), _) => guard.means.clone(),
                (None, Some(exception)) => StoreProblem::from_exception(&exception.name(), &exception.message()),
                (None, None) => StoreProblem::Lost("the transaction was undone".into()),
            }),
        }
    }
}

impl Span {
    /// As the browser wants it; `undefined` for no bounds.
    fn range(&self) -> Result<JsValue, StoreProblem> {
        match self {
            Self::All => Ok(JsValue::UNDEFINED),
            Self::Between(first, last) => Reflect::get(&js_sys::global(), &"IDBKeyRange".into())
                .and_then(|ranges| Reflect::get(&ranges, &"bound".into()))
                .and_then(JsCast::dyn_into::<Function>)
                .and_then(|bound| bound.call2(&JsValue::UNDEFINED, &first.into(), &last.into()))
                .map_err(|thrown| problem(&thrown)),
        }
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.ended.is_some() {
            // Nobody waits for this end, so nobody must be told of it.
            self.raw.set_onabort(None);
            let _ = self.raw.abort();
        }
    }
}

impl Awaited {
    /// The value, `undefined` for none.
    pub(super) fn value(&self) -> Result<JsValue, StoreProblem> {
        self.0.result().map_err(|thrown| problem(&thrown))
    }

    /// The bytes, `None` for no row.
    pub(super) fn bytes(&self) -> Result<Option<Vec<u8>>, StoreProblem> {
        let value = self.value()?;
        if value.is_undefined() { Ok(None) } else { bytes(&value).map(Some) }
    }

    /// The values of [`Transaction::keys`] or [`Transaction::values`].
    pub(super) fn list(&self) -> Result<Array, StoreProblem> {
        Ok(self.value()?.unchecked_into())
    }
}

/// Reads a stored byte row.
pub(super) fn bytes(value: &JsValue) -> Result<Vec<u8>, StoreProblem> {
    value
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .ok_or_else(|| StoreProblem::Unreadable("a row is not bytes".into()))
}
