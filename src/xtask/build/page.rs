//! Trunk's run for one page: cargo for WebAssembly, wasm-bindgen, wasm-opt, hashed names, minified HTML, CSS and JS.

use std::path::Path;

use crate::{error::Result, place::Place, run::Run, setup::Toolchain};

/// Builds the page of `index` (a path in the checkout) into `staged`.
pub(super) fn build(place: &Place, toolchain: Toolchain, index: &str, staged: &Path) -> Result<()> {
    let run = Run::new(format!("the build of {index}"), place.tools().join("bin/trunk"))
        .args(["build", "--offline", "--release", "--cargo-profile", "wasm-release", "--dist"])
        .args([staged, Path::new(index)])
        .dir(place.root())
        .env("PATH", place.search_path())
        // Without this, Leptos makes a type of its own for every view, and the compiler code for every type.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--cfg erase_components")
        .env("CARGO_TARGET_DIR", place.wasm_target());
    toolchain.choose(run).go()
}
