//! One transaction: everything is asked for at once, and only its end is waited for. Nothing else can be awaited while it
//! is open, so it cannot commit half-way by itself.

use super::database::problem;
use crate::storage::{Access, Span, StoreProblem};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::{cell::Cell, collections::BTreeSet, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbObjectStore, IdbRequest, IdbTransaction};

/// An open transaction. Dropped without [`Transaction::finish`], it undoes everything.
pub(super) struct Transaction {
    raw: IdbTransaction,
    access: Access,
    ended: Option<Promise>,
    guards: Vec<Guard>,
    /// What it means where a row lies that none may lie under.
    fenced: Option<StoreProblem>,
}

/// Looks at what was read inside the transaction, while the transaction is open.
struct Guard {
    /// Whether it has undone the transaction.
    failed: Rc<Cell<bool>>,
    /// What that means.
    means: StoreProblem,
    _look: Closure<dyn FnMut()>,
}

/// A row that is on its way; readable once the transaction has finished.
pub(super) struct Awaited(IdbRequest);

impl Transaction {
    pub(super) fn over(raw: IdbTransaction, access: Access) -> Self {
        let ended = Promise::new(&mut |resolve, reject| {
            raw.set_oncomplete(Some(&resolve));
            raw.set_onabort(Some(&reject));
        });
        Self { raw, access, ended: Some(ended), guards: Vec::new(), fenced: None }
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

    /// Undoes everything where a row lies under `key`. Nobody has to look: a row is laid there, which the browser refuses where
    /// there is one, and taken away again.
    pub(super) fn unless_there(&mut self, store: &str, key: &str, means: StoreProblem) -> Result<(), StoreProblem> {
        self.add(store, key, &JsValue::TRUE)?;
        self.delete(store, key)?;
        self.fenced = Some(means);
        Ok(())
    }

    /// Lays a row under the name that `name` makes of the row under `key`, where there is one.
    pub(super) fn lay_beside(
        &mut self,
        store: &str,
        key: &str,
        name: impl Fn(&[u8]) -> String + 'static,
    ) -> Result<(), StoreProblem> {
        let into = self.store(store)?;
        let request = into.get(&key.into()).map_err(|thrown| problem(&thrown))?;
        self.guard(&request, StoreProblem::Lost("a row could not be laid".into()), move |found| {
            let laid = |row: Vec<u8>| into.put_with_key(&JsValue::TRUE, &name(&row).into()).is_ok();
            found.is_undefined() || bytes(&found).is_ok_and(laid)
        });
        Ok(())
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
        let expected = expected.to_vec();
        self.guard(&request, means, move |found| bytes(&found).is_ok_and(|row| row == expected));
        Ok(())
    }

    /// Undoes everything where `is_good` does not say so of what `request` has found. What it asks for is still of this
    /// transaction.
    fn guard(&mut self, request: &IdbRequest, means: StoreProblem, is_good: impl Fn(JsValue) -> bool + 'static) {
        let failed = Rc::new(Cell::new(false));
        let (raw, found, told) = (self.raw.clone(), request.clone(), Rc::clone(&failed));
        let look = Closure::<dyn FnMut()>::new(move || {
            if !found.result().is_ok_and(&is_good) {
                told.set(true);
                let _ = raw.abort();
            }
        });
        request.set_onsuccess(Some(look.as_ref().unchecked_ref()));
        self.guards.push(Guard { failed, means, _look: look });
    }

    /// Removes `key`; nothing happens where it is not.
    pub(super) fn delete(&self, store: &str, key: &str) -> Result<(), StoreProblem> {
        self.store(store)?.delete(&key.into()).map(drop).map_err(|thrown| problem(&thrown))
    }

    /// Removes `keys`, and where they lie next to each other all of them in one stroke: the way to the database takes longer
    /// than the removing.
    pub(super) fn delete_all(&mut self, store: &str, keys: BTreeSet<String>) -> Result<(), StoreProblem> {
        let (Some(first), Some(last)) = (keys.first(), keys.last()) else { return Ok(()) };
        let lying = self.keys(store, &Span::Between(first.clone(), last.clone()))?;
        let from = self.store(store)?;
        let means = StoreProblem::Lost("rows could not be removed".into());
        self.guard(&lying.0, means, move |lying| {
            let lying = lying.unchecked_into::<Array>().into_iter().map(|key| key.as_string().unwrap_or_default());
            let mut strokes = strokes(lying, &keys).into_iter();
            strokes.all(|stroke| stroke.range().is_ok_and(|range| from.delete(&range).is_ok()))
        });
        Ok(())
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
        // It would end by itself once all was told to have been carried out, but after a press Chromium paints before it tells
        // anything. A reading one ends by itself: much that was read was not there yet when one that was told to end had ended.
        if self.access == Access::Write && self.guards.is_empty() && undoes_what_was_told_to_end() {
            #[expect(deprecated, reason = "marked so in web-sys alone; browsers and their standard have it")]
            let _ = self.raw.commit();
        }
        match JsFuture::from(ended).await {
            Ok(_) => Ok(()),
            Err(_) => Err(match (self.guards.iter().find(|guard| guard.failed.get()), self.raw.error()) {
                (Some(guard), _) => guard.means.clone(),
                (None, Some(exception)) if self.fenced.is_some() && exception.name() == "ConstraintError" => {
                    self.fenced.take().unwrap_or(StoreProblem::Overtaken)
                }
                (None, Some(exception)) => StoreProblem::from_exception(&exception.name(), &exception.message()),
                (None, None) => StoreProblem::Lost("the transaction was undone".into()),
            }),
        }
    }
}

/// Whether a transaction that was told to end is undone all the same where a row of it is refused. Chromium does so, and it
/// alone has this property; Firefox keeps the other rows.
fn undoes_what_was_told_to_end() -> bool {
    Reflect::get(&js_sys::global(), &"navigator".into())
        .and_then(|navigator| Reflect::has(&navigator, &"userAgentData".into()))
        .unwrap_or(false)
}

/// The spans that hold all of `keys` that lie there, and no other row.
fn strokes(lying: impl Iterator<Item = String>, keys: &BTreeSet<String>) -> Vec<Span> {
    let mut strokes = Vec::new();
    let mut open: Option<(String, String)> = None;
    for key in lying {
        if keys.contains(&key) {
            open = Some(match open {
                Some((first, _)) => (first, key),
                None => (key.clone(), key),
            });
        } else {
            strokes.extend(open.take());
        }
    }
    strokes.extend(open);
    strokes.into_iter().map(|(first, last)| Span::Between(first, last)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_between_rows_that_are_removed_stays() {
        let keys = |keys: &str| keys.chars().map(String::from).collect::<Vec<_>>();
        let spans = |lying: &str, removed: &str| {
            let spans = strokes(keys(lying).into_iter(), &keys(removed).into_iter().collect());
            let ends = |span: &Span| match span {
                Span::Between(first, last) => format!("{first}{last}"),
                Span::All => panic!("everything"),
            };
            spans.iter().map(ends).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(spans("abcd", "abcd"), "ad");
        assert_eq!(spans("abcd", "abd"), "ab dd");
        assert_eq!(spans("bd", "abcd"), "bd");
        assert_eq!(spans("abcde", "bcx"), "bc");
        assert_eq!(spans("", "ab"), "");
    }
}
