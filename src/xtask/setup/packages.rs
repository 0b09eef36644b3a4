//! npm packages, exactly as each folder's lock file names them.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use crate::{
    error::{Error, Result},
    place::{Place, on_path},
    run::Run,
    step::{Outcome, say, step},
};

/// Another offline store, which only measures need.
const YARDSTICK: &str = "tests/e2e/measure/pouch";
/// Google's measure of pages, which only measures need.
const LIGHTHOUSE: &str = "tests/e2e/measure/lighthouse";
/// A provider of OpenID Connect, to try signing in with.
const PROVIDER: &str = "tests/provider";
/// Folders with a lock file, and whether only tests need them.
const FOLDERS: &[(&str, bool)] = &[("style", false), ("src/xtask/tools", false), ("tests/e2e", true), (PROVIDER, true)];
const NODE: u32 = 20;

/// Node is the one thing that is asked for and not installed: people have it by many ways.
pub(super) fn need_node() -> Result<()> {
    let remedy = format!("install Node.js {NODE} or newer, with npm");
    if on_path(&["node"]).is_none() || on_path(&["npm"]).is_none() {
        return Err(Error::missing("Node.js with npm", remedy));
    }
    let version = Run::new("node", "node").args(["--version"]).text()?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        return Err(Error::wrong(format!("Node.js here is {version}"), remedy));
    }
    Ok(())
}

pub(super) fn set_up(place: &Place, tests: bool) -> Result<()> {
    for (folder, for_tests) in FOLDERS {
        if (!for_tests || tests) && place.at(folder).join("package-lock.json").is_file() {
            install(place, folder)?;
        }
    }
    Ok(())
}

pub(super) fn set_up_yardstick(place: &Place) -> Result<()> {
    install(place, YARDSTICK)
}

pub(super) fn set_up_lighthouse(place: &Place) -> Result<()> {
    install(place, LIGHTHOUSE)
}

pub(super) fn set_up_provider(place: &Place) -> Result<()> {
    install(place, PROVIDER)
}

fn install(place: &Place, folder: &str) -> Result<()> {
    let dir = place.at(folder);
    let name = format!("npm packages of {folder}");
    step(&name, || {
        let lock = lock_hash(&dir)?;
        let stamp = dir.join("node_modules/.installed");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
            return Ok(Outcome::Already);
        }
        say(&name, "npm ci");
        Run::new(format!("npm ci in {folder}"), "npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .dir(&dir)
            // The browser comes from the system: no package may fetch one of its own.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .remedy("npm needs a package registry for this; check the network connection")
            .log(place.log(&format!("npm-{}", folder.replace('/', "-")))?)
            .go()?;
        fs::write(&stamp, lock).map_err(Error::file(&stamp, "written"))?;
        Ok(Outcome::Done)
    })
    .map(|_| ())
}

fn lock_hash(dir: &Path) -> Result<String> {
    let lock = dir.join("package-lock.json");
    let bytes = fs::read(&lock).map_err(Error::file(&lock, "read"))?;
    Ok(crate::build::hex(&Sha256::digest(bytes)))
}
