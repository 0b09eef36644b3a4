//! JSON by way of `Value`. Reading and writing each type straight from and to bytes would compile every type of the
//! protocol twice, since operations carry their bodies as `Value`; that weighs more on the line than the detour takes.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Reads `bytes` as `T`.
///
/// # Errors
/// What is wrong, and where.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    let value: Value = serde_json::from_slice(bytes)?;
    T::deserialize(&value)
}

/// Writes `value`. Nothing of this app has maps with keys other than strings, which is all that can fail here.
#[must_use]
pub(crate) fn write(value: &impl Serialize) -> Vec<u8> {
    let value = serde_json::to_value(value).unwrap_or_default();
    serde_json::to_vec(&value).unwrap_or_default()
}
