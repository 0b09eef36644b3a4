//! How the app comes to the home screen. A page in a browser's tab may be cleared after a week without use.

use super::{Heading, Text};
use crate::components::said;
use i18n::Lang;
use leptos::prelude::*;

/// The kinds of phones that differ in how it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Platform {
    Apple,
    Android,
    Other,
}

impl Platform {
    /// By how the browser names itself. Browsers on Apple's phones all say the same; tablets call themselves Macs.
    fn of(agent: &str, touch_points: i32) -> Self {
        let tablet = agent.contains("Macintosh") && touch_points > 1;
        if agent.contains("iPhone") || agent.contains("iPad") || tablet {
            Self::Apple
        } else if agent.contains("Android") {
            Self::Android
        } else {
            Self::Other
        }
    }

    const fn steps(self) -> &'static [Text] {
        match self {
            Self::Apple => &[Lang::help_install_apple_share, Lang::help_install_apple_add, Lang::help_install_open],
            Self::Android => {
                &[Lang::help_install_android_menu, Lang::help_install_android_add, Lang::help_install_open]
            }
            Self::Other => &[Lang::help_install_other, Lang::help_install_open],
        }
    }
}

/// Whether the app was opened from the home screen.
fn is_installed() -> bool {
    let asked = window().match_media("(display-mode: standalone)");
    asked.ok().flatten().is_some_and(|query| query.matches())
}

/// The steps for this phone; or that there is nothing to do.
#[component]
pub(super) fn Install() -> impl IntoView {
    let navigator = window().navigator();
    let platform = Platform::of(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points());
    let steps = platform.steps().iter().map(|step| view! { <li>{said(*step)}</li> }).collect_view();
    let body = if is_installed() {
        view! { <p>{said(Lang::help_install_done)}</p> }.into_any()
    } else {
        view! {
            <p>{said(Lang::help_install_why)}</p>
            <ol class="list">{steps}</ol>
        }
        .into_any()
    };
    view! {
        <section class="ds-card stack" aria-labelledby="install">
            <Heading id="install" text=Lang::help_install />
            {body}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_told_apart_by_how_they_are_used() {
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";
        assert_eq!(Platform::of(iphone, 5), Platform::Apple);
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15";
        assert_eq!(Platform::of(mac, 5), Platform::Apple, "a tablet");
        assert_eq!(Platform::of(mac, 0), Platform::Other);
        let android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/148.0.0.0 Mobile Safari/537.36";
        assert_eq!(Platform::of(android, 5), Platform::Android);
    }
}
