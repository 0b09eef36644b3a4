//! The few signs that the app uses. Drawn as lines in the text's colour; always beside words, so never read aloud.

use leptos::prelude::*;

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A house: today.
    Home,
    /// A calendar: the month.
    Calendar,
    /// Two people: assignments.
    People,
    /// Sliders: settings.
    Sliders,
    /// Back.
    Left,
    /// On, or open.
    Right,
    /// Good.
    Tick,
    /// On this phone only.
    Phone,
    /// Sent, or to be sent.
    Cloud,
    /// Needs a look.
    Heed,
    /// Closed to changes.
    Lock,
    /// Came back.
    Return,
    /// One more.
    Plus,
    /// Take away.
    Bin,
    /// Close.
    Cross,
    /// Good to know.
    Info,
}

impl Sign {
    const fn lines(self) -> &'static str {
        match self {
            Self::Home => "M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4v-5H9v5H5a1 1 0 0 1-1-1z",
            Self::Calendar => {
                "M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 10.5h16M8 3.5V7m8-3.5V7M8 14h.01M12 14h.01M16 14h.01M8 17h.01M12 17h.01"
            }
            Self::People => {
                "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 2.8-6 6.5-6s6.5 2 6.5 6M16 5a3.2 3.2 0 0 1 0 6m2 3.4c2.2.8 3.5 2.7 3.5 5.6"
            }
            Self::Sliders => {
                "M4 7h9m4 0h3M4 17h3m4 0h9M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"
            }
            Self::Left => "M15 5l-7 7 7 7",
            Self::Right => "M9 5l7 7-7 7",
            Self::Tick => "M5 12.5l4.5 4.5L19 7.5",
            Self::Phone => "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2",
            Self::Cloud => "M6.5 18h10.8a3.7 3.7 0 0 0 .5-7.4A6 6 0 0 0 6.3 9.8 4.2 4.2 0 0 0 6.5 18z",
            Self::Heed => "M12 4 2.8 20h18.4zM12 10v4.5m0 2.7h.01",
            Self::Lock => {
                "M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 11V8a4 4 0 0 1 8 0v3"
            }
            Self::Return => "M9 14l-5-5 5-5M4 9h10a6 6 0 0 1 0 12h-3",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Cross => "M6 6l12 12M18 6L6 18",
            Self::Info => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5m0-9h.01",
            Self::Bin => "M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13M10.5 11v5m3-5v5",
        }
    }
}

/// Draws a sign at the size of the text.
#[component]
pub(crate) fn Icon(
    /// Which.
    sign: Sign,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=sign.lines()></path>
        </svg>
    }
}
