//! A text that never shows.

use core::fmt;
use std::path::Path;

/// Something that proves who this server is.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Without the white space around it; `None` where nothing else is there.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// What is in a file; `None` where there is nothing to be read.
    #[must_use]
    pub fn read(path: &Path) -> Option<Self> {
        Self::new(&std::fs::read_to_string(path).ok()?)
    }

    /// The text itself, for whoever it is a secret with.
    pub(crate) fn show(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
