//! The programs that run in workers, each a file of WebAssembly of its own beside the app's two.

use std::path::Path;

use crate::{build::split::FEATURES, error::Result, place::Place, run::Run, setup::Toolchain};

/// Reads the pictures that the browser cannot, for `public/picture.js`.
const READER: &str = "folgesvenn-picture";
/// Stretches the code of the lock, for `public/guess.js`.
const GUESS: &str = "folgesvenn-guess";

/// Whether a file belongs to the reader of pictures, without which a phone can do all else.
pub(super) fn is_readers(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name == "picture.js" || name.starts_with(READER)
}

/// Builds them into `staged`.
pub(super) fn build(place: &Place, toolchain: Toolchain, staged: &Path) -> Result<()> {
    let cargo = Run::new("the build of the workers' programs", "cargo")
        .args(["build", "--locked", "--offline", "--profile", "wasm-release", "--target", "wasm32-unknown-unknown"])
        .args(["--package", "app", "--bin", READER, "--bin", GUESS])
        .dir(place.root())
        // As for the app, so that what both use is compiled once.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--cfg erase_components")
        .env("CARGO_TARGET_DIR", place.wasm_target());
    toolchain.choose(cargo).go()?;
    [READER, GUESS].iter().try_for_each(|program| finish(place, program, staged))
}

fn finish(place: &Place, program: &str, staged: &Path) -> Result<()> {
    let made = place.wasm_target().join("wasm32-unknown-unknown/wasm-release").join(program).with_extension("wasm");
    Run::new("wasm-bindgen", place.tools().join("bin/wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--out-name", program, "--out-dir"])
        .args([staged, &made])
        .go()?;
    let file = staged.join(format!("{program}_bg.wasm"));
    // For speed: a person waits for each of them.
    Run::new("wasm-opt", "wasm-opt")
        .args(["-O3"])
        .args(FEATURES)
        .args([&file, Path::new("--output"), &file])
        .env("PATH", place.search_path())
        .log(place.log("wasm-opt")?)
        .go()
}
