//! What the app costs the person who uses it (bytes, seconds to first use, milliseconds until an entry is safe), and what
//! the rules cost the municipality.

use std::path::Path;

use crate::{
    build,
    error::{Error, Result},
    place::Place,
    run::Run,
    setup::{self, Chromium},
    step::always,
};

pub(crate) fn measure(place: &Place) -> Result<()> {
    let toolchain = setup::for_test(place)?;
    build::everything(place, toolchain)?;
    let smallest = build::smallest(place, toolchain)?;
    println!("Measures");
    let chromium = Chromium::find().ok_or_else(|| Error::missing("Chromium", "run `cargo xtask setup`"))?;
    let (first_load, least) = (brotli(&place.dist())?, brotli(&smallest)?);
    always("measures in Chromium", || {
        Run::new("the measures", "npx")
            .args(["playwright", "test", "--config", "measure.config.ts"])
            .dir(place.at("tests/e2e"))
            .env("CHROMIUM", chromium.path())
            .env("FOLGESVENN", build::server_binary(place))
            .env("FIRST_LOAD", first_load.to_string())
            .env("SMALLEST", smallest)
            .env("SMALLEST_LOAD", least.to_string())
            .env("MEASURES", place.target().join("measure.json"))
            .go()
    })?;
    always("reckons a municipality's year, beside a plain sum of the same rows", || {
        Run::new("the year", "cargo")
            .args(["bench", "--quiet", "--package", "server", "--bench", "municipality_year"])
            .dir(place.root())
            .go()
    })
}

/// Bytes of the first load, as sent.
fn brotli(dist: &Path) -> Result<usize> {
    Ok(build::first_load(dist)?.iter().map(|row| row.brotli).sum())
}
