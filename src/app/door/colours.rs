//! How the app looks: its colours, and how large its text is.

use leptos::prelude::*;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scheme {
    /// As the phone.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    pub(super) const fn attribute(self) -> &'static str {
        match self {
            Self::System => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How large the text is, on top of what the phone itself is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TextSize {
    /// As the phone.
    #[default]
    Usual,
    /// A quarter larger.
    Larger,
    /// Half as large again.
    Largest,
}

impl TextSize {
    pub(super) const fn attribute(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }
}

/// The chosen size, handed down from the root.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text(pub(crate) RwSignal<TextSize>);

/// The chosen colours, handed down from the root.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Colours(pub(crate) RwSignal<Scheme>);
