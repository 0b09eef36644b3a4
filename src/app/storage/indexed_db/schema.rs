//! The stores, and how a database of an earlier version becomes one of this version. Steps only add; nothing that a contact
//! has written is touched while a version changes, and rows are read by the format number that each carries.

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// The version of the set of stores.
pub(super) const VERSION: u32 = 3;

/// What each step from version n to n + 1 adds. The third adds none, but keeps earlier apps away from shelves, which they
/// cannot read.
const STEPS: [&[&str]; VERSION as usize] = [&["meta", "base", "ops", "drafts", "blobs", "keys"], &["escrow"], &[]];

/// Every store of the present version, the keys' among them.
pub(super) fn stores() -> impl Iterator<Item = &'static str> {
    STEPS.into_iter().flatten().copied()
}

/// Brings a database from version `found` (0 for a new one) to [`VERSION`].
pub(super) fn upgrade(database: &IdbDatabase, found: u32) -> Result<(), JsValue> {
    upgrade_to(database, found, VERSION)
}

/// The same, as an app did it whose set of stores was `version`.
pub(super) fn upgrade_to(database: &IdbDatabase, found: u32, version: u32) -> Result<(), JsValue> {
    for step in STEPS.iter().take(version as usize).skip(found as usize) {
        for store in *step {
            database.create_object_store(store)?;
        }
    }
    Ok(())
}
