//! Plainly invented municipalities, each with rules as real ones have them, to try things on and to copy from.

use super::{Municipality, MunicipalityProblem, parse};
use std::path::Path;

/// A demo municipality: its file's name and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demo {
    /// The file's name.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! demos {
    ($($file:literal),+ $(,)?) => { [$(Demo { file: $file, text: include_str!($file) }),+] };
}

/// All of them; the first is the one that `serve --demo` fills an empty database with.
pub const ALL: [Demo; 5] = demos!["fjellmyr.toml", "solvik.toml", "storhamn.toml", "nordskjer.toml", "lauvdal.toml"];

/// The one that `serve --demo` uses: 300 km a month, 5.30 kr/km of which 3.50 free of tax, calendar months.
pub const DEFAULT: Demo = ALL[0];

impl Demo {
    /// Reads it as any other file.
    ///
    /// # Errors
    /// Never, as long as its test is green.
    pub fn read(&self) -> Result<Municipality, MunicipalityProblem> {
        parse(Path::new(self.file), self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_demo_is_a_sound_municipality_with_its_files_name_as_key() {
        for demo in ALL {
            let municipality = demo.read().unwrap_or_else(|problem| panic!("{problem}"));
            assert_eq!(format!("{}.toml", municipality.facts.key), demo.file);
        }
    }
}
