//! The keys of a database, which lie beside the rows that they open: the browser's own, which no script can read, and the
//! data key, wrapped.

use super::database::Database;
use super::scrub::scrub;
use super::session_key::SESSION;
use super::transaction::Transaction;
use crate::lock::{GRACE, Keyhole, LockRow};
use crate::storage::{Access, Store, StoreProblem};
use crate::vault::{DataKey, FromKey, WebCrypto, fresh_bytes, generate_key};
use chrono::{DateTime, Utc};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

pub(super) const KEYS: &str = "keys";
/// Sealed the rows of apps without a lock.
const OLD: &str = "data";
const BROWSER: &str = "browser";
const LOCK: &str = "lock";
/// Names the data key.
const GENERATION: &str = "generation";
/// The key of the row that says that a database has been in use. It is not sealed.
pub(super) const CANARY: &str = "canary";

/// What lies in a database.
pub(super) enum Found {
    /// Nothing: it was made just now.
    Nothing,
    /// The key of an app without a lock.
    Old(CryptoKey),
    /// The lock's row.
    Lock(Keys),
    /// Rows without a key. A new one would hide that they are there.
    Gone,
}

/// The lock's row, with what goes with it.
pub(super) struct Keys {
    pub(super) row: LockRow,
    /// As it lies there.
    bytes: Vec<u8>,
    pub(super) browser: Option<CryptoKey>,
    pub(super) generation: Option<Vec<u8>>,
}

/// A vault for the rows, and the name of its key.
pub(super) struct Opened {
    pub(super) vault: WebCrypto,
    pub(super) generation: Vec<u8>,
}

/// New keys that are not on the disk yet.
pub(super) struct Fresh {
    pub(super) opened: Opened,
    browser: CryptoKey,
    row: LockRow,
}

/// Looks what is there.
pub(super) async fn look(database: &Database) -> Result<Found, StoreProblem> {
    let transaction = database.begin(&[KEYS, Store::Meta.name()], Access::Read)?;
    let old = transaction.get(KEYS, OLD)?;
    let browser = transaction.get(KEYS, BROWSER)?;
    let row = transaction.get(KEYS, LOCK)?;
    let generation = transaction.get(KEYS, GENERATION)?;
    let canary = transaction.get(Store::Meta.name(), CANARY)?;
    transaction.finish().await?;
    if let Some(bytes) = row.bytes()? {
        let row =
            serde_json::from_slice(&bytes).map_err(|problem| StoreProblem::Unreadable(format!("lock: {problem}")))?;
        let (browser, generation) = (key(browser.value()?), generation.bytes()?);
        return Ok(Found::Lock(Keys { row, bytes, browser, generation }));
    }
    Ok(match (key(old.value()?), canary.value()?.is_undefined()) {
        (Some(key), _) => Found::Old(key),
        (None, true) => Found::Nothing,
        (None, false) => Found::Gone,
    })
}

fn key(value: JsValue) -> Option<CryptoKey> {
    (!value.is_undefined()).then(|| value.unchecked_into())
}

impl Keys {
    /// The vault of a phone without a code.
    pub(super) async fn open(&self) -> Result<Opened, StoreProblem> {
        match &self.row {
            LockRow::Open { .. } => {}
            LockRow::Coded(_) => return Err(StoreProblem::Locked),
            LockRow::Wiped => return Err(StoreProblem::Wiped),
        }
        self.with(&self.row.data_key(&self.vault()?).await?).await
    }

    /// The vault under a data key that the lock has given.
    pub(super) async fn with(&self, data: &DataKey) -> Result<Opened, StoreProblem> {
        let generation = self.generation.clone().ok_or_else(gone)?;
        Ok(Opened { vault: WebCrypto::from_key(data).await?, generation })
    }

    /// Seals with the browser's key.
    pub(super) fn vault(&self) -> Result<WebCrypto, StoreProblem> {
        self.browser.clone().map(WebCrypto::with_key).ok_or_else(gone)
    }
}

fn gone() -> StoreProblem {
    StoreProblem::Unreadable("the key is gone".into())
}

impl Fresh {
    /// Makes them; without a code until `until`, where the municipality wants one.
    pub(super) async fn make(until: DateTime<Utc>) -> Result<Self, StoreProblem> {
        let browser = generate_key().await?;
        let data = DataKey::new(fresh_bytes()?);
        let row = LockRow::open(&WebCrypto::with_key(browser.clone()), &data, until).await?;
        let generation = fresh_bytes::<16>()?.to_vec();
        Ok(Self { opened: Opened { vault: WebCrypto::from_key(&data).await?, generation }, browser, row })
    }

    /// Of a phone that was enrolled by an app without a lock.
    pub(super) async fn with_grace() -> Result<Self, StoreProblem> {
        Self::make(crate::clock::now() + GRACE).await
    }

    /// Puts them where no lock may lie yet, otherwise the whole transaction is undone.
    pub(super) fn add(&self, transaction: &Transaction) -> Result<(), StoreProblem> {
        transaction.add(KEYS, LOCK, &bytes(&crate::json::write(&self.row)))?;
        self.put_others(transaction)
    }

    /// Puts them over what is there.
    pub(super) fn put(&self, transaction: &Transaction) -> Result<(), StoreProblem> {
        transaction.put(KEYS, LOCK, &bytes(&crate::json::write(&self.row)))?;
        self.put_others(transaction)
    }

    fn put_others(&self, transaction: &Transaction) -> Result<(), StoreProblem> {
        transaction.put(KEYS, BROWSER, &self.browser)?;
        transaction.put(KEYS, GENERATION, &bytes(&self.opened.generation))?;
        transaction.delete(KEYS, OLD)?;
        transaction.put(Store::Meta.name(), CANARY, &bytes(b"alive"))
    }
}

/// Removes the keys, and leaves the mark that no row may be written under the data key any more: other windows may have it still.
pub(super) fn throw_away(transaction: &mut Transaction) -> Result<(), StoreProblem> {
    transaction.lay_beside(KEYS, GENERATION, mark)?;
    [OLD, BROWSER, LOCK, GENERATION, SESSION].into_iter().try_for_each(|key| transaction.delete(KEYS, key))
}

/// Where it lies that the data key of this name was thrown away. Whoever writes a row makes sure that nothing does.
pub(super) fn mark(generation: &[u8]) -> String {
    let digits: String = generation.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("gone/{digits}")
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

impl Keyhole for Database {
    async fn read(&self) -> Result<LockRow, StoreProblem> {
        match look(self).await? {
            Found::Lock(keys) => Ok(keys.row),
            Found::Nothing | Found::Old(_) | Found::Gone => Err(gone()),
        }
    }

    async fn write(&self, seen: &LockRow, next: &LockRow) -> Result<(), StoreProblem> {
        let Found::Lock(keys) = look(self).await? else { return Err(gone()) };
        if keys.row != *seen {
            return Err(StoreProblem::Overtaken);
        }
        let mut transaction = self.begin(&[KEYS], Access::Write)?;
        transaction.only_over(KEYS, LOCK, &keys.bytes, StoreProblem::Overtaken)?;
        transaction.put(KEYS, LOCK, &bytes(&crate::json::write(next)))?;
        transaction.finish().await?;
        // What opened the lock until now must not lie about.
        if !seen.opens_like(next) {
            scrub().await;
        }
        Ok(())
    }

    async fn wipe(&self) -> Result<(), StoreProblem> {
        let mut transaction = self.begin(&[KEYS], Access::Write)?;
        throw_away(&mut transaction)?;
        transaction.put(KEYS, LOCK, &bytes(&crate::json::write(&LockRow::Wiped)))?;
        transaction.finish().await?;
        scrub().await;
        Ok(())
    }
}
