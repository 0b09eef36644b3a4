//! Getting off the disk what was removed.

use super::database::{Database, delete};
use crate::storage::{Access, StoreProblem};
use wasm_bindgen::JsValue;

const SCRATCH: &str = "folgesvenn/scratch";
const STORE: &str = "scratch";
/// How often it takes in Chromium; one more than was needed when a journey first looked through the files.
const ROUNDS: usize = 4;

/// Has the browser write its files anew without what was removed from them.
///
/// Chromium only adds to them: a value that was replaced or removed lies there until it merges them, which it does when a
/// database is removed. Other browsers lose nothing by it. It makes an attack on the files harder and promises nothing of the
/// memory chips below them, so what called this goes on where it fails.
pub(super) async fn scrub() {
    for _ in 0..ROUNDS {
        if round().await.is_err() {
            return;
        }
    }
}

async fn round() -> Result<(), StoreProblem> {
    let scratch = Database::open(SCRATCH, 1, |raw, _| raw.create_object_store(STORE).map(drop)).await?;
    let transaction = scratch.begin(&[STORE], Access::Write)?;
    transaction.put(STORE, STORE, &JsValue::TRUE)?;
    transaction.finish().await?;
    drop(scratch);
    delete(SCRATCH).await
}
