//! Writing JSON.

use serde::Serialize;

/// Writes `value`. Nothing of this app has maps with keys other than strings, which is all that can fail here.
#[must_use]
pub(crate) fn write(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
