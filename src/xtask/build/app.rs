//! Trunk's run: cargo for WebAssembly, wasm-bindgen, wasm-opt, hashed names, minified HTML, CSS and JS.

use std::path::Path;

use crate::{error::Result, place::Place, run::Run, setup::Toolchain};

pub(super) fn build(place: &Place, toolchain: Toolchain, staged: &Path) -> Result<()> {
    let run = Run::new("the app's build", place.tools().join("bin/trunk"))
        .args(["build", "--offline", "--release", "--cargo-profile", "wasm-release", "--dist"])
        .args([staged])
        .dir(place.root())
        .env("PATH", place.search_path())
        .env("CARGO_TARGET_DIR", place.wasm_target());
    toolchain.choose(run).go()
}
