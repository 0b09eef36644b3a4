//! The key of a database: an object that no script can read, kept beside the rows that it opens.

use super::database::Database;
use crate::storage::{Access, Store, StoreProblem};
use crate::vault::generate_key;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::CryptoKey;

const KEYS: &str = "keys";
const DATA_KEY: &str = "data";
/// The key of the row that says that a database has been in use. It is not sealed.
pub(super) const CANARY: &str = "canary";

/// The key that lies in the database, or a new one. Two tabs may get here at once: the first one's key stays.
pub(super) async fn keep(database: &Database) -> Result<(CryptoKey, bool), StoreProblem> {
    match look(database).await? {
        (Some(key), _) => return Ok((key, false)),
        // Rows without their key. A new key would hide that they are there.
        (None, true) => return Err(StoreProblem::Unreadable("the key is gone".into())),
        (None, false) => {}
    }
    let key = generate_key().await?;
    let transaction = database.begin(&[KEYS, Store::Meta.name()], Access::Write)?;
    transaction.add(KEYS, DATA_KEY, &key)?;
    transaction.put(Store::Meta.name(), CANARY, &Uint8Array::from(b"alive".as_slice()))?;
    let added = transaction.finish().await;
    match look(database).await?.0 {
        Some(kept) => Ok((kept, added.is_ok())),
        None => Err(added.err().unwrap_or_else(|| StoreProblem::Unreadable("the key was not kept".into()))),
    }
}

/// The key, and whether the canary is there.
async fn look(database: &Database) -> Result<(Option<CryptoKey>, bool), StoreProblem> {
    let transaction = database.begin(&[KEYS, Store::Meta.name()], Access::Read)?;
    let key = transaction.get(KEYS, DATA_KEY)?;
    let canary = transaction.get(Store::Meta.name(), CANARY)?;
    transaction.finish().await?;
    let (key, canary) = (key.value()?, canary.value()?);
    Ok(((!key.is_undefined()).then(|| key.unchecked_into()), !canary.is_undefined()))
}
