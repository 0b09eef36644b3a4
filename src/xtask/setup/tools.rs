//! Trunk, wasm-bindgen's command line and wasm-split, built once and kept in the user's cache.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    place::Place,
    run::Run,
    step::{Outcome, say, step},
};

/// The newest Trunk that the pinned compiler builds: 0.22 asks for Rust 1.96.1.
const TRUNK: &str = "0.21.14";

/// Has to know the marks that wasm-bindgen's present version leaves in the code: raise it with that.
const WASM_SPLIT: &str = "0.2.4";

const GECKODRIVER: &str = "0.37.1";

pub(super) fn trunk(place: &Place) -> Result<()> {
    // Trunk's lock file is honoured, so that the tool is the one that its makers tested.
    install(place, "trunk", "trunk", TRUNK, &["--locked"], "about nine minutes of one core")
}

pub(super) fn wasm_bindgen(place: &Place) -> Result<()> {
    let version = locked_version(&place.at("Cargo.lock"), "wasm-bindgen")?;
    // Without its lock file, which names a crate version that is not served everywhere.
    install(place, "wasm-bindgen-cli", "wasm-bindgen", &version, &[], "about three minutes of one core")
}

pub(super) fn wasm_split(place: &Place) -> Result<()> {
    let more = ["--locked", "--features", "build-binary"];
    install(place, "wasm_split_cli_support", "wasm-split-cli", WASM_SPLIT, &more, "about two minutes of one core")
}

/// Firefox's driver; gives where it lies.
pub(super) fn geckodriver(place: &Place) -> Result<PathBuf> {
    install(place, "geckodriver", "geckodriver", GECKODRIVER, &[], "about three minutes of one core")?;
    Ok(place.tools().join("bin/geckodriver"))
}

fn install(place: &Place, package: &str, program: &str, version: &str, more: &[&str], cost: &str) -> Result<()> {
    let name = format!("{package} {version}");
    step(&name, || {
        let list = fs::read_to_string(place.tools().join(".crates.toml")).unwrap_or_default();
        if place.tools().join("bin").join(program).is_file() && is_listed(&list, package, version) {
            return Ok(Outcome::Already);
        }
        say(&name, &format!("building it from its sources, {cost}"));
        Run::new(format!("cargo install {package}"), "cargo")
            .args(["install", package, "--version", version, "--force", "--root"])
            .args([place.tools()])
            .args(more)
            // Outside the checkout, whose settings are not the tool's business.
            .dir(std::env::temp_dir())
            .env("CARGO_TARGET_DIR", place.target().join("xtask").join(package))
            .env("RUSTUP_TOOLCHAIN", pinned_toolchain(place)?)
            .remedy("cargo needs the crate registry for this; check the network connection")
            .log(place.log(package)?)
            .go()?;
        Ok(Outcome::Done)
    })
    .map(|_| ())
}

/// Whether cargo's own list of what it has installed names this version. Not every tool tells its version itself.
fn is_listed(list: &str, package: &str, version: &str) -> bool {
    list.lines().any(|line| line.starts_with(&format!("\"{package} {version} (")))
}

/// The version of a package in a lock file of cargo.
fn locked_version(lock: &Path, package: &str) -> Result<String> {
    let text = fs::read_to_string(lock).map_err(Error::file(lock, "read"))?;
    let entry = format!("name = \"{package}\"\nversion = \"");
    text.split_once(&entry)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .ok_or_else(|| Error::wrong(format!("{} names no {package}", lock.display()), "the app has to depend on it"))
}

fn pinned_toolchain(place: &Place) -> Result<String> {
    let file = place.at("rust-toolchain.toml");
    let text = fs::read_to_string(&file).map_err(Error::file(&file, "read"))?;
    text.split_once("channel = \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(channel, _)| channel.to_owned())
        .ok_or_else(|| Error::wrong("rust-toolchain.toml names no channel", "write `channel = \"…\"` into it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_of_a_tool_does_not_do() {
        let list = "[v1]\n\"wasm-bindgen-cli 0.2.130 (registry+https://example)\" = [\n    \"wasm-bindgen\",\n]\n";
        assert!(is_listed(list, "wasm-bindgen-cli", "0.2.130"));
        assert!(!is_listed(list, "wasm-bindgen-cli", "0.2.13"));
        assert!(!is_listed(list, "wasm-bindgen", "0.2.130"));
    }

    #[test]
    fn the_lock_file_tells_the_version_of_exactly_that_package() {
        let dir = std::env::temp_dir().join(format!("xtask-lock-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let lock = dir.join("Cargo.lock");
        let text = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        fs::write(&lock, text).unwrap();
        assert_eq!(locked_version(&lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(locked_version(&lock, "leptos").is_err());
        fs::remove_dir_all(dir).unwrap();
    }
}
