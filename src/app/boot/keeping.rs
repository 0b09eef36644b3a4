//! Whether the browser will keep what lies here, and how much room it gives.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// The room that the browser gives this app, in bytes. Browsers round, and some say less than they would give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Taken.
    pub used: u64,
    /// Free.
    pub left: u64,
}

/// Below this the contact is warned: a year of entries with some receipts still finds room.
const LITTLE: u64 = 20_000_000;

impl Room {
    /// Whether something should be deleted from the phone soon.
    #[must_use]
    pub const fn is_little(self) -> bool {
        self.left < LITTLE
    }
}

/// Whether the browser has promised not to clear the storage when the phone runs short; `None` where it cannot say.
pub async fn is_kept() -> Option<bool> {
    settled(manager()?.persisted().ok()?).await?.as_bool()
}

/// Asks for that promise, and says what the answer was. Some browsers ask the person: only when there is something to keep.
pub async fn ask_to_keep() -> Option<bool> {
    settled(manager()?.persist().ok()?).await?.as_bool()
}

/// How much room there is; `None` where the browser does not say.
pub async fn room() -> Option<Room> {
    let estimate = settled(manager()?.estimate().ok()?).await?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes, far below 2⁵³")]
    let bytes = |name: &str| Some(Reflect::get(&estimate, &name.into()).ok()?.as_f64()? as u64);
    let (used, granted) = (bytes("usage")?, bytes("quota")?);
    Some(Room { used, left: granted.saturating_sub(used) })
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Absent outside secure origins, though web-sys says it never is.
    Reflect::has(&navigator, &"storage".into()).unwrap_or(false).then(|| navigator.storage())
}

async fn settled(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn the_browser_says_how_much_room_there_is() {
        let room = room().await.unwrap();
        assert!(room.left > LITTLE, "{room:?}");
        assert!(!room.is_little() && Room { left: LITTLE - 1, ..room }.is_little());
    }

    #[wasm_bindgen_test]
    async fn the_browser_says_whether_it_keeps_what_lies_here() {
        assert!(is_kept().await.is_some());
    }
}
