//! The program that reads pictures which the browser cannot: a file of WebAssembly of its own beside the app's two, for the
//! worker `public/picture.js`.

use std::path::Path;

use crate::{build::split::FEATURES, error::Result, place::Place, run::Run, setup::Toolchain};

/// The program, by whose name cargo and wasm-bindgen call their files.
const READER: &str = "folgesvenn-picture";

/// Whether a file belongs to it.
pub(super) fn is_readers(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name == "picture.js" || name.starts_with(READER)
}

/// Builds it into `staged`.
pub(super) fn build(place: &Place, toolchain: Toolchain, staged: &Path) -> Result<()> {
    let cargo = Run::new("the build of the reader of pictures", "cargo")
        .args(["build", "--locked", "--offline", "--profile", "wasm-release", "--target", "wasm32-unknown-unknown"])
        .args(["--package", "app", "--bin", READER])
        .dir(place.root())
        // As for the app, so that what both use is compiled once.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--cfg erase_components")
        .env("CARGO_TARGET_DIR", place.wasm_target());
    toolchain.choose(cargo).go()?;
    let made = place.wasm_target().join("wasm32-unknown-unknown/wasm-release").join(READER).with_extension("wasm");
    Run::new("wasm-bindgen", place.tools().join("bin/wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--out-name", READER, "--out-dir"])
        .args([staged, &made])
        .go()?;
    let file = staged.join(format!("{READER}_bg.wasm"));
    // For speed: nobody waits for it but whoever has just taken a picture.
    Run::new("wasm-opt", "wasm-opt")
        .args(["-O3"])
        .args(FEATURES)
        .args([&file, Path::new("--output"), &file])
        .env("PATH", place.search_path())
        .log(place.log("wasm-opt")?)
        .go()
}
