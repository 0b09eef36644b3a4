//! The app into `dist/`, the server into cargo's release folder.

mod compress;
mod finish;
pub(crate) mod gallery;
mod inline;
mod integrity;
mod page;
mod program;
mod size;
mod split;
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

/// Builds app and server in release, and holds the app to its size.
pub(crate) fn everything(place: &Place, toolchain: Toolchain) -> Result<()> {
    for_use(place, toolchain)?;
    size::gate(&place.dist())
}

/// Builds app and server in release.
pub(crate) fn for_use(place: &Place, toolchain: Toolchain) -> Result<()> {
    println!("Build");
    app(place, toolchain)?;
    server(place)
}

/// Builds the app, unless nothing that it is made of has changed.
fn app(place: &Place, toolchain: Toolchain) -> Result<()> {
    let sources = stamp::of(place, stamp::APP, place.dist())?;
    if sources.is_built() {
        return step("app", || Ok(step::Outcome::Already)).map(|_| ());
    }
    always("style sheets", || styles::bundle(place))?;
    let staged = place.wasm_target().join("staged");
    always("app in release for WebAssembly", || page::build(place, toolchain, "src/app/index.html", &staged))?;
    always("its first screen and what lies behind, in two files", || split::split(place, &staged))?;
    always("the programs of the workers, each a file of its own", || program::build(place, toolchain, &staged))?;
    always("scripts in files of their own, precache list, compressed twins", || {
        styles::lay_desk(place, &staged)?;
        finish::finish(place, &staged)?;
        finish::swap(&staged, &place.dist())
    })?;
    sources.keep()
}

/// Builds the smallest page of the same framework and toolchain, the yardstick of the measures; gives its folder.
pub(crate) fn smallest(place: &Place, toolchain: Toolchain) -> Result<PathBuf> {
    let built = place.wasm_target().join("smallest");
    let sources = stamp::of(place, &["tests/measure/smallest"], built.clone())?;
    if sources.is_built() {
        step("smallest page", || Ok(step::Outcome::Already))?;
        return Ok(built);
    }
    always("smallest page, the yardstick", || {
        page::build(place, toolchain, "tests/measure/smallest/index.html", &built)?;
        finish::finish(place, &built)?;
        sources.keep()
    })?;
    Ok(built)
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
