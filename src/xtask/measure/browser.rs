//! The app in Chromium: beside the smallest page of the same framework, beside another offline store, and after ten years
//! beside a new phone.

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

/// First load, first use, offline start, save-to-durable; what a start reads after ten years; what a guess at the code costs.
pub(super) fn app(place: &Place) -> Result<Vec<Row>> {
    let toolchain = setup::for_test(place)?;
    // Not the gate: what is too large is measured all the same.
    build::for_use(place, toolchain)?;
    let smallest = build::smallest(place, toolchain)?;
    println!("Measures of the app");
    let (first_load, least) = (build::first_load(&place.dist())?, build::first_load(&smallest)?);
    let mut rows =
        taken(place, "measures", "first load, first use, offline start, save-to-durable in Chromium", |run| {
            run.env("FIRST_LOAD", first_load.to_string())
                .env("SMALLEST", &smallest)
                .env("SMALLEST_LOAD", least.to_string())
        })?;
    rows.extend(taken(place, "years", "what a start reads after ten years", |run| run)?);
    rows.extend(taken(place, "lock", "what a guess at the code costs", |run| run)?);
    Ok(rows)
}

/// Sending, fetching and saving beside PouchDB.
pub(super) fn sync(place: &Place) -> Result<Vec<Row>> {
    let toolchain = setup::for_test(place)?;
    setup::yardstick(place)?;
    build::for_use(place, toolchain)?;
    println!("Measures of sending and fetching");
    taken(place, "sync", "a thousand entries sent and fetched, and one saved, beside PouchDB", |run| run)
}

/// Lighthouse's figures.
pub(super) fn lighthouse(place: &Place) -> Result<Vec<Row>> {
    let toolchain = setup::for_test(place)?;
    setup::lighthouse(place)?;
    build::for_use(place, toolchain)?;
    println!("Measures by Lighthouse");
    taken(place, "lighthouse", "a first visit, an invitation, and a phone in use", |run| run)
}

/// The figures that one file of the measures takes.
fn taken(place: &Place, spec: &str, what: &str, more: impl FnOnce(Run) -> Run) -> Result<Vec<Row>> {
    let chromium = Chromium::find().ok_or_else(|| Error::missing("Chromium", "run `cargo xtask setup`"))?;
    let file = place.target().join(format!("measure-{spec}.json"));
    always(what, || {
        let run = Run::new("the measures", "npx")
            .args(["playwright", "test", "--config", "measure.config.ts", &format!("{spec}.spec.ts")])
            .dir(place.at("tests/e2e"))
            .env("CHROMIUM", chromium.path())
            .env("FOLGESVENN", build::server_binary(place))
            .env("MEASURES", &file);
        more(run).go()
    })?;
    let text = fs::read_to_string(&file).map_err(Error::file(&file, "read"))?;
    let rows: Option<Vec<Row>> = serde_json::from_str::<serde_json::Value>(&text)
        .ok()
        .and_then(|all| all.as_array()?.iter().map(Row::read).collect());
    rows.ok_or_else(|| Error::wrong(format!("{} holds no measures", file.display()), "run it again and look above"))
}
