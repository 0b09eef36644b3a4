//! Argon2id, and nothing that the rest of the app needs: the worker's own file (`guess.rs`) takes in this file alone.

use argon2::{Algorithm, Argon2, Params, Version};

/// The bytes of a stretched code.
pub(crate) const BYTES: usize = 32;
/// At most what a phone ten times faster than any of today would need.
pub(crate) const MOST_PASSES: u32 = 64;
/// The most memory that a row may ask for, in KiB.
const MOST_MEMORY: u32 = 256 * 1024;

/// Stretches a code together with the municipality's part, which is Argon2's secret; nothing where the cost is out of
/// bounds. `memory` is in KiB.
pub(crate) fn argon(code: &[u8], salt: &[u8], share: &[u8], memory: u32, passes: u32) -> Option<[u8; BYTES]> {
    if memory > MOST_MEMORY || passes > MOST_PASSES {
        return None;
    }
    let params = Params::new(memory, passes, 1, Some(BYTES)).ok()?;
    let function = Argon2::new_with_secret(share, Algorithm::Argon2id, Version::V0x13, params).ok()?;
    let mut key = [0; BYTES];
    function.hash_password_into(code, salt, &mut key).ok()?;
    Some(key)
}
