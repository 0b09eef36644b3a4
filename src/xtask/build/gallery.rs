//! The gallery of the parts that screens are built of. It is in no release, so it is built for debugging: what the app's own tests
//! have compiled is used again.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    build::{stamp, styles},
    error::{Error, Result},
    place::Place,
    run::Run,
    setup::Toolchain,
    step::always,
};

const PROGRAM: &str = "folgesvenn-gallery";
/// What lies beside it as it is.
const FILES: [&str; 4] =
    ["src/app/gallery/index.html", "src/app/gallery/start.js", "public/boot.js", "target/style/app.css"];
const ICONS: &str = "public/icons";

/// Where it is built.
pub(crate) fn folder(place: &Place) -> PathBuf {
    place.wasm_target().join("gallery")
}

/// Builds it; cargo itself knows when there is nothing to compile.
pub(crate) fn build(place: &Place, toolchain: Toolchain) -> Result<()> {
    always("gallery of the app's parts", || {
        styles::bundle(place)?;
        let folder = folder(place);
        fs::create_dir_all(&folder).map_err(Error::file(&folder, "made"))?;
        compile(place, toolchain, &folder)?;
        let mut files: Vec<PathBuf> = FILES.iter().map(|file| place.at(file)).collect();
        stamp::list(&place.at(ICONS), &mut files)?;
        files.iter().try_for_each(|file| lay(place, file, &folder))
    })
}

fn compile(place: &Place, toolchain: Toolchain, folder: &Path) -> Result<()> {
    let cargo = Run::new("the build of the gallery", "cargo")
        .args(["build", "--locked", "--offline", "--target", "wasm32-unknown-unknown"])
        .args(["--package", "app", "--features", "gallery", "--bin", PROGRAM])
        .dir(place.root())
        .env("CARGO_TARGET_DIR", place.wasm_target());
    toolchain.choose(cargo).go()?;
    let made = place.wasm_target().join("wasm32-unknown-unknown/debug").join(PROGRAM).with_extension("wasm");
    Run::new("wasm-bindgen", place.tools().join("bin/wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--out-name", PROGRAM, "--out-dir"])
        .args([folder, &made])
        .go()
}

/// Icons keep their folder, all else lies at the top.
fn lay(place: &Place, file: &Path, folder: &Path) -> Result<()> {
    let inside = file.strip_prefix(place.at("public")).unwrap_or(file);
    let under = if inside.starts_with("icons") { inside } else { Path::new(file.file_name().unwrap_or_default()) };
    let to = folder.join(under);
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(Error::file(parent, "made"))?;
    }
    fs::copy(file, &to).map_err(Error::file(&to, "written")).map(|_| ())
}
