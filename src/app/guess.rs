//! The worker's own code: stretches a code. It is a file of its own and links nothing of the app, so that a phone that asks
//! for its code needs little.

#[path = "lock/argon.rs"]
mod argon;

use wasm_bindgen::prelude::wasm_bindgen;

/// The stretched code; nothing where the cost is out of bounds.
#[wasm_bindgen]
#[must_use]
pub fn stretch(code: &[u8], salt: &[u8], share: &[u8], memory: u32, passes: u32) -> Option<Vec<u8>> {
    argon::argon(code, salt, share, memory, passes).map(|key| key.to_vec())
}

fn main() {}
