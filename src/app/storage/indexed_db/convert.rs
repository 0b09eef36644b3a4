//! Rows of an app without a lock lie under a key that cannot be wrapped. They are sealed anew, once, before anything else.

use super::database::Database;
use super::key::{Fresh, KEYS};
use super::sealed::ROW_SCHEMA;
use super::transaction::bytes;
use crate::storage::{Access, Span, Store, StoreProblem};
use crate::vault::{Place, Vault, WebCrypto};
use futures_util::future::try_join_all;
use js_sys::Uint8Array;
use web_sys::CryptoKey;

const SEALED: [Store; 5] = [Store::Meta, Store::Base, Store::Ops, Store::Drafts, Store::Blobs];

/// Opens every row with `old` and seals it under a new data key, all in one stroke or nothing. Windows of earlier apps have
/// let go of the database by now, since its version has changed; of two that come here at once, the second is undone.
pub(super) async fn convert(database: &Database, old: CryptoKey) -> Result<(), StoreProblem> {
    let (old, fresh) = (WebCrypto::with_key(old), Fresh::with_grace().await?);
    let names = SEALED.map(Store::name);
    let reading = database.begin(&names, Access::Read)?;
    let mut asked = Vec::new();
    for store in SEALED {
        asked.push((store, reading.keys(store.name(), &Span::All)?, reading.values(store.name(), &Span::All)?));
    }
    reading.finish().await?;
    let mut rows = Vec::new();
    for (store, keys, values) in asked {
        let keys = keys.list()?.iter().map(|key| key.as_string().unwrap_or_default()).collect::<Vec<_>>();
        for (key, value) in keys.into_iter().zip(values.list()?.iter()) {
            if key != super::key::CANARY {
                rows.push((store, key, bytes(&value)?));
            }
        }
    }
    let sealed = try_join_all(rows.iter().map(async |(store, key, row)| {
        let place = Place { store: store.name(), key, schema: ROW_SCHEMA };
        let plain = old.open(&place, row).await?;
        Ok::<_, StoreProblem>((store, key, fresh.opened.vault.seal(&place, &plain).await?))
    }))
    .await?;
    let stores: Vec<&str> = names.into_iter().chain([KEYS]).collect();
    let writing = database.begin(&stores, Access::Write)?;
    fresh.add(&writing)?;
    for (store, key, row) in sealed {
        writing.put(store.name(), key, &Uint8Array::from(row.as_slice()))?;
    }
    writing.finish().await
}
