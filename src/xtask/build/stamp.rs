//! A fingerprint of everything that the app is made of, so that a second start need not build.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    build::hex,
    error::{Error, Result},
    place::Place,
};

const SOURCES: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "public",
    "rust-toolchain.toml",
    "src/app",
    "src/domain",
    "src/i18n",
    "src/sync",
    "src/xtask/build",
    "src/xtask/tools/package-lock.json",
    "style",
];

/// The fingerprint of the present sources.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stamp(String);

/// Reads all sources of the app.
pub(super) fn of_app(place: &Place) -> Result<Stamp> {
    let mut files = Vec::new();
    for source in SOURCES {
        list(&place.at(source), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let bytes = fs::read(&file).map_err(Error::file(&file, "read"))?;
        hash.update(file.strip_prefix(place.root()).unwrap_or(&file).to_string_lossy().as_bytes());
        hash.update(Sha256::digest(&bytes));
    }
    Ok(Stamp(hex(&hash.finalize())))
}

impl Stamp {
    /// Whether `dist/` was built from exactly these sources.
    pub(super) fn is_built(&self, place: &Place) -> bool {
        place.dist().join("build.json").is_file()
            && fs::read_to_string(stamp_file(place)).is_ok_and(|stamp| stamp == self.0)
    }

    /// Remembers that `dist/` is built from these sources.
    pub(super) fn keep(&self, place: &Place) -> Result<()> {
        let file = stamp_file(place);
        fs::write(&file, &self.0).map_err(Error::file(&file, "written"))
    }
}

fn stamp_file(place: &Place) -> PathBuf {
    place.wasm_target().join("built-from")
}

/// All files under a path, without what npm installed (its lock file is a source, its folder is not).
pub(super) fn list(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    if !path.is_dir() || path.ends_with("node_modules") {
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(Error::file(path, "read"))? {
        list(&entry.map_err(Error::file(path, "read"))?.path(), files)?;
    }
    Ok(())
}
