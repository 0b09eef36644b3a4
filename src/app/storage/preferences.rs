//! Small choices that may be lost without harm: never anything that a contact has written. The only user of gloo-storage.

use gloo_storage::{LocalStorage, Storage};
use serde::{Serialize, de::DeserializeOwned};

/// What is remembered outside the encrypted store. `public/recovery.js` reads the language by the same
/// name, and `public/boot.js` looks whether there is a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preference {
    /// `nb`, `nn` or `en`.
    Language,
    /// `light`, `dark` or `system`.
    Theme,
    /// `usual`, `larger` or `largest`.
    TextSize,
    /// Which device this is; ids only.
    Device,
    /// Names the try to enrol whose answer has not come.
    Attempt,
}

impl Preference {
    const fn key(self) -> &'static str {
        match self {
            Self::Language => "folgesvenn.language",
            Self::Theme => "folgesvenn.theme",
            Self::TextSize => "folgesvenn.text-size",
            Self::Device => "folgesvenn.device",
            Self::Attempt => "folgesvenn.attempt",
        }
    }
}

/// What was chosen, if anything is remembered and can be read.
#[must_use]
pub fn remembered<T: DeserializeOwned>(preference: Preference) -> Option<T> {
    LocalStorage::get(preference.key()).ok()
}

/// Whether anything is remembered, readable or not.
#[must_use]
pub fn is_remembered(preference: Preference) -> bool {
    LocalStorage::raw().get_item(preference.key()).is_ok_and(|found| found.is_some())
}

/// Remembers a choice, where the browser lets it. A private window forgets; the app goes on.
pub fn remember<T: Serialize>(preference: Preference, choice: &T) {
    let _ = LocalStorage::set(preference.key(), choice);
}

/// Forgets a choice.
pub fn forget(preference: Preference) {
    LocalStorage::delete(preference.key());
}
