//! Reads pictures that the browser cannot: the iPhone's HEIC. A small program of its own beside the app: it is loaded only when
//! such a picture is chosen, in a worker (`public/picture.js`), and its memory goes with the worker.

mod heic;

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

/// Nothing happens on its own; the worker calls [`read`].
const fn main() {}

/// A picture as a canvas takes it: four bytes (red, green, blue, opaque) for each spot, row by row.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Picture {
    /// In spots.
    #[wasm_bindgen(readonly)]
    pub width: u32,
    /// In spots.
    #[wasm_bindgen(readonly)]
    pub height: u32,
    spots: Vec<u8>,
}

#[wasm_bindgen]
impl Picture {
    /// The bytes of all spots.
    #[must_use]
    pub fn spots(&self) -> Uint8Array {
        Uint8Array::from(self.spots.as_slice())
    }
}

/// Reads a HEIC picture, made smaller until no side is longer than `long_side`, and calls `progress` with the share that is
/// done, in hundredths.
///
/// # Errors
/// A word for what is wrong with the file, of those that `public/receipt.js` throws.
#[wasm_bindgen]
pub fn read(file: &[u8], long_side: u32, progress: &Function) -> Result<Picture, JsValue> {
    let tell = |share: u32| {
        // Whoever does not listen misses nothing but the progress.
        drop(progress.call1(&JsValue::NULL, &share.into()));
    };
    let image = heic::read(file, long_side, tell).map_err(|problem| JsValue::from_str(problem.word()))?;
    Ok(Picture { width: image.width, height: image.height, spots: image.data })
}
