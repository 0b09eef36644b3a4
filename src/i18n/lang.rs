//! The languages.

use serde::{Deserialize, Serialize};

/// A language that everything can be read in. Small and `Copy`: hand it on, ask it for texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Lang {
    /// In the order of a language menu.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The language tag, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.pick(["nb", "nn", "en"])
    }

    /// The name of the language in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.pick(["Bokmål", "Nynorsk", "English"])
    }

    /// The language of a tag, whatever its case, script or region: "nb", "nn-NO", "en_GB"; "no" is bokmål.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.trim().split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "nb" | "no" => Some(Self::Nb),
            "nn" => Some(Self::Nn),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    pub(crate) const fn pick<T: Copy>(self, texts: [T; 3]) -> T {
        texts[self as usize]
    }
}
