//! Formatting and lints, with warnings as errors.

use crate::{error::Result, place::Place, run::Run, setup::Toolchain, step::always};

pub(crate) fn check(place: &Place, toolchain: Toolchain) -> Result<()> {
    println!("Check");
    always("formatting", || {
        Run::new("cargo fmt", "cargo")
            .args(["fmt", "--all", "--check"])
            .dir(place.root())
            .remedy("run `cargo fmt --all`")
            .go()
    })?;
    always("lints of the host side", || clippy(place, &["--workspace", "--all-targets"], None))?;
    match toolchain {
        // Without the browser's tests: clippy does not see that they are tests, and would refuse what tests may do.
        Toolchain::Pinned => {
            let app = ["--package", "app", "--target", "wasm32-unknown-unknown"];
            always("lints of the app for WebAssembly", || clippy(place, &app, Some(toolchain)))?;
            let gallery = [&app[..], &["--features", "gallery"]].concat();
            always("lints of its gallery", || clippy(place, &gallery, Some(toolchain)))
        }
        // The browser tests compile it all the same.
        Toolchain::Distro => {
            println!(
                "  - lints of the app for WebAssembly: the system's compiler has no clippy; linted for the host only"
            );
            Ok(())
        }
    }
}

fn clippy(place: &Place, what: &[&str], wasm: Option<Toolchain>) -> Result<()> {
    let run = Run::new("clippy", "cargo")
        .args(["clippy", "--quiet"])
        .args(what)
        .args(["--", "--deny", "warnings"])
        .dir(place.root());
    match wasm {
        None => run.go(),
        Some(toolchain) => toolchain.choose(run.env("CARGO_TARGET_DIR", place.wasm_target())).go(),
    }
}
