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
    always("lints of the host side", || clippy(place, &["--workspace"], None))?;
    // The code behind `cfg(target_arch)` is only seen here.
    let app = ["--package", "app", "--target", "wasm32-unknown-unknown"];
    match toolchain {
        Toolchain::Pinned => always("lints of the app for WebAssembly", || clippy(place, &app, Some(toolchain))),
        // The system's compiler comes without clippy; the host side has linted what the two targets share.
        Toolchain::Distro => always("the compiler's own lints of the app for WebAssembly", || {
            let run = Run::new("cargo check", "cargo")
                .args(["check", "--quiet", "--all-targets", "--config", "build.warnings='deny'"])
                .args(app)
                .dir(place.root())
                .env("CARGO_TARGET_DIR", place.wasm_target());
            toolchain.choose(run).go()
        }),
    }
}

fn clippy(place: &Place, what: &[&str], wasm: Option<Toolchain>) -> Result<()> {
    let run = Run::new("clippy", "cargo")
        .args(["clippy", "--quiet", "--all-targets"])
        .args(what)
        .args(["--", "--deny", "warnings"])
        .dir(place.root());
    match wasm {
        None => run.go(),
        Some(toolchain) => toolchain.choose(run.env("CARGO_TARGET_DIR", place.wasm_target())).go(),
    }
}
