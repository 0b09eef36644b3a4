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
    /// How long before a meeting the phone's calendar speaks up, in minutes.
    Reminder,
    /// Which device this is; ids only.
    Device,
    /// Names the try to enrol whose answer has not come.
    Attempt,
    /// When the app locks by itself.
    AutoLock,
    /// Changes whenever a window locks, so that the others do too.
    Locked,
    /// For which device the server knows the phone's own key.
    Renews,
    /// Up to when the contact has seen letters of the office here.
    LettersSeen,
    /// What of a signing out is still to be done; ids only.
    Departure,
}

impl Preference {
    /// Its name in the browser.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Language => "folgesvenn.language",
            Self::Theme => "folgesvenn.theme",
            Self::TextSize => "folgesvenn.text-size",
            Self::Reminder => "folgesvenn.reminder",
            Self::Device => "folgesvenn.device",
            Self::Attempt => "folgesvenn.attempt",
            Self::AutoLock => "folgesvenn.auto-lock",
            Self::Locked => "folgesvenn.locked",
            Self::Renews => "folgesvenn.renews",
            Self::LettersSeen => "folgesvenn.letters-seen",
            Self::Departure => "folgesvenn.departure",
        }
    }
}

/// Whether the browser has a place for them. Where it keeps nothing for a site, even asking is refused.
fn is_there() -> bool {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).is_some()
}

/// What was chosen, if anything is remembered and can be read.
#[must_use]
pub fn remembered<T: DeserializeOwned>(preference: Preference) -> Option<T> {
    is_there().then(|| LocalStorage::get(preference.key()).ok()).flatten()
}

/// Whether anything is remembered, readable or not.
#[must_use]
pub fn is_remembered(preference: Preference) -> bool {
    is_there() && LocalStorage::raw().get_item(preference.key()).is_ok_and(|found| found.is_some())
}

/// Remembers a choice, where the browser lets it. A private window forgets; the app goes on.
pub fn remember<T: Serialize>(preference: Preference, choice: &T) {
    if is_there() {
        let _ = LocalStorage::set(preference.key(), choice);
    }
}

/// Forgets a choice.
pub fn forget(preference: Preference) {
    if is_there() {
        LocalStorage::delete(preference.key());
    }
}
