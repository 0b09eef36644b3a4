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

/// What every page is made with.
const TOOLS: &[&str] = &[
    ".cargo/config.toml",
    "Trunk.toml",
    "public/sw.template.js",
    "rust-toolchain.toml",
    "src/xtask/build",
    "src/xtask/setup/tools.rs",
    "src/xtask/tools/package-lock.json",
];
/// What the app is made of besides.
pub(super) const APP: &[&str] =
    &["Cargo.lock", "Cargo.toml", "public", "src/app", "src/domain", "src/i18n", "src/sync", "style"];

/// The fingerprint of the present sources of what is built into a folder.
#[derive(Debug)]
pub(super) struct Stamp {
    built: PathBuf,
    file: PathBuf,
    hash: String,
}

/// Reads all of `sources`, which are built into `built`.
pub(super) fn of(place: &Place, sources: &[&str], built: PathBuf) -> Result<Stamp> {
    let mut files = Vec::new();
    for source in TOOLS.iter().chain(sources) {
        list(&place.at(source), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let bytes = fs::read(&file).map_err(Error::file(&file, "read"))?;
        hash.update(file.strip_prefix(place.root()).unwrap_or(&file).to_string_lossy().as_bytes());
        hash.update(Sha256::digest(&bytes));
    }
    // Inside the build folder: `dist/` is swapped as a whole.
    let name = built.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Stamp { built, file: place.wasm_target().join(format!("{name}.made-of")), hash: hex(&hash.finalize()) })
}

impl Stamp {
    /// Whether the folder was built from exactly these sources.
    pub(super) fn is_built(&self) -> bool {
        self.built.join("build.json").is_file() && fs::read_to_string(&self.file).is_ok_and(|hash| hash == self.hash)
    }

    /// Remembers that the folder is built from these sources.
    pub(super) fn keep(&self) -> Result<()> {
        fs::write(&self.file, &self.hash).map_err(Error::file(&self.file, "written"))
    }
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
