//! Everything that CI does, cheapest first; stops at the first step that fails and names it.

mod tally;

use std::{fs, time::Instant};

use tally::Tally;

use crate::{
    build, check,
    error::{Error, Result},
    place::Place,
    run::Run,
    setup::{self, CHROMEDRIVER, Chromium, Firefox, Toolchain},
    simulate,
    step::always,
};

/// What `test` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Only the tests that need no browser and no release build.
    #[arg(long)]
    quick: bool,
}

pub(crate) fn test(place: &Place, options: &Options) -> Result<()> {
    let start = Instant::now();
    let mut tally = Tally::default();
    let done = all(place, options, &mut tally);
    println!("\ntogether, after {} s", start.elapsed().as_secs());
    if tally.flaky > 0 {
        println!("{} passed only at the second try: trace them", tally.flaky);
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    done
}

fn all(place: &Place, options: &Options, tally: &mut Tally) -> Result<()> {
    let toolchain = if options.quick { setup::for_build(place) } else { setup::for_test(place) }?;
    check::check(place, toolchain)?;
    println!("Tests");
    host(place, tally)?;
    if options.quick {
        return Ok(());
    }
    browser(place, toolchain, tally)?;
    firefox(place, toolchain, tally)?;
    build::gallery::build(place, toolchain)?;
    build::everything(place, toolchain)?;
    simulate::every_time(place, |line| tally.heed(line))?;
    journeys(place, tally)
}

/// Unit, golden, contract, acceptance and documentation tests of all that runs on the host.
fn host(place: &Place, tally: &mut Tally) -> Result<()> {
    always("tests on the host", || {
        Run::new("cargo test", "cargo")
            .args(["test", "--no-fail-fast", "--workspace"])
            .dir(place.root())
            .heed(|line| tally.heed(line))
    })
}

/// The app's own tests, inside Chromium, where IndexedDB and WebCrypto are real.
fn browser(place: &Place, toolchain: Toolchain, tally: &mut Tally) -> Result<()> {
    let driver = crate::place::on_path(CHROMEDRIVER)
        .ok_or_else(|| Error::missing("chromedriver", "run `cargo xtask setup`, or set it on the search path"))?;
    always("the app's tests in the browser", || {
        app(place, toolchain).env("CHROMEDRIVER", driver).heed(|line| tally.heed(line))
    })
}

/// The same in Firefox. Where no Firefox is to be had, that is told, and the rest goes on.
fn firefox(place: &Place, toolchain: Toolchain, tally: &mut Tally) -> Result<()> {
    let Firefox { program, driver } = match setup::firefox(place) {
        Ok(firefox) => firefox,
        Err(problem) => {
            let remedy = problem.remedy().unwrap_or_default();
            println!("  NOT RUN: the app's tests in Firefox: {problem}. {remedy}");
            return Ok(());
        }
    };
    let capabilities = place.log("firefox")?.with_extension("json");
    // Firefox asks its maker for settings at every start; here it asks a closed port.
    let prefs = serde_json::json!({ "services.settings.server": "http://127.0.0.1:1" });
    let told = serde_json::json!({ "moz:firefoxOptions": { "binary": program, "prefs": prefs } });
    fs::write(&capabilities, told.to_string()).map_err(Error::file(&capabilities, "written"))?;
    always("the app's tests in Firefox", || {
        app(place, toolchain)
            .env("GECKODRIVER", &driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
            .heed(|line| tally.heed(line))
    })
}

/// The app's own tests, in the browser of the driver that is yet to be named.
fn app(place: &Place, toolchain: Toolchain) -> Run {
    let runner = place.tools().join("bin/wasm-bindgen-test-runner");
    let run = Run::new("the app's tests", "cargo")
        .args(["test", "--package", "app", "--target", "wasm32-unknown-unknown"])
        .dir(place.root())
        .env("CARGO_TARGET_DIR", place.wasm_target())
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        // For all tests together; a busy machine takes longer than the runner's twenty seconds.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    toolchain.choose(run)
}

/// Whole tasks of people, in Chromium, against the released server.
fn journeys(place: &Place, tally: &mut Tally) -> Result<()> {
    let chromium = Chromium::find().ok_or_else(|| Error::missing("Chromium", "run `cargo xtask setup`"))?;
    always("types of the journeys", || {
        Run::new("the type check of the journeys", "npx").args(["tsc", "--noEmit"]).dir(place.at("tests/e2e")).go()
    })?;
    always("journeys", || {
        Run::new("the journeys", "npx")
            .args(["playwright", "test"])
            .dir(place.at("tests/e2e"))
            .env("CHROMIUM", chromium.path())
            .env("FOLGESVENN", build::server_binary(place))
            .env("GALLERY", build::gallery::folder(place))
            .heed(|line| tally.heed(line))
    })
}
