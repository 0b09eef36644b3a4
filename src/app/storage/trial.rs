//! Tries the storage before anything is trusted to it.

use super::{RowChange, STAND, SealedRows, Store, StoreProblem, remove};

/// What the trial writes.
const WORDS: &[u8] = b"read me back";

/// Whether this browser keeps what it is given: makes a database as a contact's is made, writes a sealed row to it, reads
/// it back, and removes the database again.
///
/// # Errors
/// [`StoreProblem`], as it would come later with a contact's own rows.
pub async fn try_out() -> Result<(), StoreProblem> {
    let name = format!("folgesvenn/trial/{}", crate::clock::fresh_id());
    let rows = SealedRows::open(&name).await?;
    rows.commit(vec![RowChange::Put { store: Store::Meta, key: STAND.into(), plain: WORDS.into() }]).await?;
    let read = rows.get(Store::Meta, STAND).await?;
    drop(rows);
    // What is left of a trial holds nothing; the next one has another name.
    let _ = remove(&name).await;
    let kept = read.is_some_and(|row| row == WORDS);
    kept.then_some(()).ok_or_else(|| StoreProblem::Unavailable("what was written does not read back".into()))
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use js_sys::{Array, Function, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use wasm_bindgen_test::wasm_bindgen_test;

    async fn databases() -> Vec<String> {
        let asked = Function::new_no_args("return indexedDB.databases()").call0(&JsValue::UNDEFINED).unwrap();
        let found: Array = JsFuture::from(asked.unchecked_into::<Promise>()).await.unwrap().unchecked_into();
        found.iter().map(|found| Reflect::get(&found, &"name".into()).unwrap().as_string().unwrap()).collect()
    }

    #[wasm_bindgen_test]
    async fn a_browser_that_keeps_things_passes_and_nothing_of_the_trial_is_left() {
        try_out().await.unwrap();
        let left = databases().await;
        assert!(!left.iter().any(|name| name.starts_with("folgesvenn/trial/")), "{left:?}");
    }
}
