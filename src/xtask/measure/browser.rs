//! The app in Chromium, beside the smallest page of the same framework.

use std::fs;

use super::table::Row;
use crate::{
    build,
    error::{Error, Result},
    place::Place,
    run::Run,
    setup::{self, Chromium},
    step::always,
};

pub(super) fn rows(place: &Place) -> Result<Vec<Row>> {
    let toolchain = setup::for_test(place)?;
    // Not the gate: what is too large is measured all the same.
    build::for_use(place, toolchain)?;
    let smallest = build::smallest(place, toolchain)?;
    println!("Measures of the app");
    let chromium = Chromium::find().ok_or_else(|| Error::missing("Chromium", "run `cargo xtask setup`"))?;
    let (first_load, least) = (build::first_load(&place.dist())?, build::first_load(&smallest)?);
    let file = place.target().join("measure-browser.json");
    always("first load, first use, offline start, save-to-durable in Chromium", || {
        Run::new("the measures", "npx")
            .args(["playwright", "test", "--config", "measure.config.ts"])
            .dir(place.at("tests/e2e"))
            .env("CHROMIUM", chromium.path())
            .env("FOLGESVENN", build::server_binary(place))
            .env("FIRST_LOAD", first_load.to_string())
            .env("SMALLEST", smallest)
            .env("SMALLEST_LOAD", least.to_string())
            .env("MEASURES", &file)
            .go()
    })?;
    let text = fs::read_to_string(&file).map_err(Error::file(&file, "read"))?;
    let rows: Option<Vec<Row>> = serde_json::from_str::<serde_json::Value>(&text)
        .ok()
        .and_then(|all| all.as_array()?.iter().map(Row::read).collect());
    rows.ok_or_else(|| Error::wrong(format!("{} holds no measures", file.display()), "run it again and look above"))
}
