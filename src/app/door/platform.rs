//! What kind of phone this is, and whether the app was opened from its home screen.

use leptos::prelude::window;

/// The kinds of phones on which an app comes to the home screen in different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Platform {
    /// Apple's. A tab there keeps nothing for longer than a week without use, and shares nothing with the home screen.
    Apple,
    /// Google's.
    Android,
    /// Any other.
    Other,
}

impl Platform {
    /// By how the browser names itself. Browsers on Apple's phones all say the same; tablets call themselves Macs.
    pub(crate) fn of(agent: &str, touch_points: i32) -> Self {
        let tablet = agent.contains("Macintosh") && touch_points > 1;
        if agent.contains("iPhone") || agent.contains("iPad") || tablet {
            Self::Apple
        } else if agent.contains("Android") {
            Self::Android
        } else {
            Self::Other
        }
    }

    /// This one.
    pub(crate) fn here() -> Self {
        let navigator = window().navigator();
        Self::of(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points())
    }
}

/// Whether the app was opened from the home screen.
pub(crate) fn is_installed() -> bool {
    let asked = window().match_media("(display-mode: standalone)");
    asked.ok().flatten().is_some_and(|query| query.matches())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_told_apart_by_how_their_browsers_name_themselves() {
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";
        assert_eq!(Platform::of(iphone, 5), Platform::Apple);
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15";
        assert_eq!(Platform::of(mac, 5), Platform::Apple, "a tablet");
        assert_eq!(Platform::of(mac, 0), Platform::Other, "a Mac");
        let android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/148.0.0.0 Mobile Safari/537.36";
        assert_eq!(Platform::of(android, 5), Platform::Android);
    }
}
