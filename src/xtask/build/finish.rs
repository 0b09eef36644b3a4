//! What Trunk does not do: scripts in files of their own, the service worker with its precache list, the build's identity, twins.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    build::{compress, hex, inline, integrity::integrity, program, stamp, styles},
    error::{Error, Result},
    place::Place,
};

/// Stands in index.html and in the service worker's template for the build's identity.
const BUILD_ID: &str = "__BUILD_ID__";
/// Stands in the service worker's template for the list of files as JSON: `[{"url": …, "integrity": …}, …]`.
const PRECACHE: &str = "__PRECACHE__";
/// Stands there for the list of files that need not be kept before the app can be used without a network.
const LATE: &str = "__LATE__";
/// For the server, not for the phone; and the service worker, which the browser itself keeps.
const NOT_CACHED: &[&str] = &["build.json", "sw.js"];

/// Completes what Trunk left in `staged`.
pub(super) fn finish(place: &Place, staged: &Path) -> Result<()> {
    let index = staged.join("index.html");
    let html = inline::lift(&read(&index)?, |name, script| write(&staged.join(name), script))?;
    write(&index, &html)?;
    let build_id = build_id(staged)?;
    write(&index, &html.replace(BUILD_ID, &build_id))?;

    let template = place.at("public/sw.template.js");
    let worker = read(&template)?;
    for placeholder in [BUILD_ID, PRECACHE, LATE] {
        if !worker.contains(placeholder) {
            let what = format!("{} has no {placeholder}", template.display());
            return Err(Error::wrong(what, "the service worker needs the build's identity and both lists of files"));
        }
    }
    let (late, at_once): (Vec<_>, Vec<_>) = cached(staged)?.into_iter().partition(|file| program::is_readers(file));
    let (late, at_once) = (described(staged, &late)?, described(staged, &at_once)?);
    let list = |files: &[serde_json::Value]| serde_json::to_string_pretty(files).unwrap_or_default();
    let worker = worker.replace(BUILD_ID, &build_id).replace(PRECACHE, &list(&at_once)).replace(LATE, &list(&late));
    write(&staged.join("sw.js"), &worker)?;

    let about = serde_json::json!({ "build": build_id, "files": at_once });
    write(&staged.join("build.json"), &format!("{about:#}\n"))?;
    files(staged)?.iter().filter(|file| compress::shrinks(file)).try_for_each(|file| compress::twins(file))
}

/// Puts the finished folder where the server reads it, in one step, so that no half-built app is ever served.
pub(super) fn swap(staged: &Path, dist: &Path) -> Result<()> {
    let old = dist.with_extension("old");
    if old.exists() {
        fs::remove_dir_all(&old).map_err(Error::file(&old, "cleared"))?;
    }
    if dist.exists() {
        fs::rename(dist, &old).map_err(Error::file(dist, "moved away"))?;
    }
    fs::rename(staged, dist).map_err(Error::file(staged, "moved to dist"))?;
    if old.exists() {
        fs::remove_dir_all(&old).map_err(Error::file(&old, "cleared"))?;
    }
    Ok(())
}

/// Changes whenever any byte that a browser gets changes.
fn build_id(staged: &Path) -> Result<String> {
    const DIGITS: usize = 12;
    let mut hash = Sha256::new();
    for file in files(staged)? {
        hash.update(url(staged, &file));
        hash.update(Sha256::digest(fs::read(&file).map_err(Error::file(&file, "read"))?));
    }
    Ok(hex(&hash.finalize()).chars().take(DIGITS).collect())
}

/// What a phone keeps.
fn cached(staged: &Path) -> Result<Vec<PathBuf>> {
    let is_kept = |file: &PathBuf| !styles::is_desks(file) && NOT_CACHED.iter().all(|name| *file != staged.join(name));
    Ok(files(staged)?.into_iter().filter(is_kept).collect())
}

fn described(staged: &Path, files: &[PathBuf]) -> Result<Vec<serde_json::Value>> {
    let describe = |file: &PathBuf| {
        let bytes = fs::read(file).map_err(Error::file(file, "read"))?;
        Ok(serde_json::json!({ "url": url(staged, file), "integrity": integrity(&bytes) }))
    };
    files.iter().map(describe).collect()
}

/// The path under which the server gives a file; the page itself is the root.
fn url(staged: &Path, file: &Path) -> String {
    let path = file.strip_prefix(staged).unwrap_or(file).to_string_lossy().replace('\\', "/");
    if path == "index.html" { "/".to_owned() } else { format!("/{path}") }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    stamp::list(folder, &mut files)?;
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(Error::file(file, "read"))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).map_err(Error::file(file, "written"))
}
