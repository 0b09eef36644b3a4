//! The app into `dist/`, the server into cargo's release folder.

mod app;
mod compress;
mod csp;
mod finish;
mod size;
mod stamp;
mod styles;

use std::path::PathBuf;

pub(crate) use size::first_load;

use crate::{
    error::Result,
    place::Place,
    run::Run,
    setup::Toolchain,
    step::{self, always, step},
};

/// Builds app and server in release.
pub(crate) fn everything(place: &Place, toolchain: Toolchain) -> Result<()> {
    println!("Build");
    app(place, toolchain)?;
    server(place)
}

/// Builds the app, unless nothing that it is made of has changed.
pub(crate) fn app(place: &Place, toolchain: Toolchain) -> Result<()> {
    let sources = stamp::of_app(place)?;
    if sources.is_built(place) {
        return step("app", || Ok(step::Outcome::Already)).map(|_| ());
    }
    always("style sheet", || styles::bundle(place))?;
    let staged = place.wasm_target().join("dist");
    always("app in release for WebAssembly", || app::build(place, toolchain, &staged))?;
    let mut table = Vec::new();
    always("precache list, compressed twins, script hashes", || {
        finish::finish(place, &staged)?;
        table = size::table(&staged)?;
        Ok(())
    })?;
    size::gate(&table)?;
    finish::swap(&staged, &place.dist())?;
    sources.keep(place)
}

/// Builds the server; cargo itself knows when there is nothing to do.
pub(crate) fn server(place: &Place) -> Result<()> {
    always("server in release", || {
        Run::new("the server's build", "cargo")
            .args(["build", "--release", "--package", "server", "--bins"])
            .dir(place.root())
            .go()
    })
}

/// Where cargo puts the server.
pub(crate) fn server_binary(place: &Place) -> PathBuf {
    place.target().join("release").join(format!("folgesvenn{}", std::env::consts::EXE_SUFFIX))
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
