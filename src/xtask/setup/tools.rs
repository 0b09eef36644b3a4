//! Trunk and wasm-bindgen's command line, built once and kept in the user's cache.

use std::{fs, path::Path};

use crate::{
    error::{Error, Result},
    place::Place,
    run::Run,
    step::{Outcome, say, step},
};

/// The newest Trunk that the pinned compiler builds: 0.22 asks for Rust 1.96.1.
const TRUNK: &str = "0.21.14";

pub(super) fn trunk(place: &Place) -> Result<()> {
    // Trunk's lock file is honoured, so that the tool is the one that its makers tested.
    install(place, "trunk", "trunk", TRUNK, &["--locked"], "about nine minutes of one core")
}

pub(super) fn wasm_bindgen(place: &Place) -> Result<()> {
    let version = locked_version(&place.at("Cargo.lock"), "wasm-bindgen")?;
    // Without its lock file, which names a crate version that is not served everywhere.
    install(place, "wasm-bindgen-cli", "wasm-bindgen", &version, &[], "about three minutes of one core")
}

fn install(place: &Place, package: &str, program: &str, version: &str, more: &[&str], cost: &str) -> Result<()> {
    let name = format!("{package} {version}");
    step(&name, || {
        let installed = place.tools().join("bin").join(program);
        if version_of(&installed).as_deref() == Some(version) {
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

/// `trunk 0.21.14` and `wasm-bindgen 0.2.130` both put the version second.
fn version_of(program: &Path) -> Option<String> {
    if !program.is_file() {
        return None;
    }
    let text = Run::new("version", program).args(["--version"]).text().ok()?;
    text.split_whitespace().nth(1).map(str::to_owned)
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
