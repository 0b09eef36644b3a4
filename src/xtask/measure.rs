//! What the app costs the person who uses it: bytes, seconds to first use, milliseconds until an entry is safe.

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
    println!("Measures");
    let first_load: usize = build::first_load(place)?.iter().map(|row| row.brotli).sum();
    let chromium = Chromium::find().ok_or_else(|| Error::missing("Chromium", "run `cargo xtask setup`"))?;
    always("measures in Chromium", || {
        Run::new("the measures", "npx")
            .args(["playwright", "test", "--config", "measure.config.ts"])
            .dir(place.at("tests/e2e"))
            .env("CHROMIUM", chromium.path())
            .env("FOLGESVENN", build::server_binary(place))
            .env("FIRST_LOAD", first_load.to_string())
            .go()
    })
}
