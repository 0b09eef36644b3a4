//! What `cargo xtask` does: from a fresh checkout to a running server, and every check that guards the tree.

mod build;
mod check;
mod error;
mod fuzz;
mod measure;
mod place;
mod run;
mod schemathesis;
mod serve;
mod setup;
mod simulate;
mod soak;
mod step;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{error::Error, place::Place};

/// Sets up, builds, tests and runs Følgesvenn.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Set up what is missing, build app and server, and run the server with a demo municipality.
    ///
    /// Prints the address, an invitation link for a support contact and a sign-in link for an officer. The first start
    /// builds everything (about a quarter of an hour on two cores); later starts take seconds.
    Serve(serve::Options),
    /// Install what building and testing need: the WebAssembly target, Trunk, wasm-bindgen, npm packages, a browser.
    ///
    /// What is right already is left alone. Installs that do not depend on each other run beside each other.
    Setup,
    /// Build the app (into dist/) and the server, in release.
    Build,
    /// Check formatting and lints of everything, with warnings as errors.
    Check,
    /// Do everything that CI does: check, all tests, release builds, size gate and the browser journeys.
    Test(test::Options),
    /// Measure what the rules and the app cost, and print the figures beside their limits.
    ///
    /// The rules: time and instructions of a month, and a municipality's year beside a plain sum. The app: first load,
    /// first use, offline start and save-to-durable. The figures also go to target/measure.json. A figure over its
    /// limit is told and is no failure, unless --strict is given; one that cannot be taken is.
    Measure(measure::Options),
    /// Run many simulated phones against the server's rules with a failing network, and look for a lost entry.
    Simulate(simulate::Options),
    /// Run a long test that ordinary runs play in short.
    #[command(subcommand)]
    Soak(soak::Soak),
    /// Look for bytes that make a reader panic: files of municipalities, logs, messages. Nothing found is success.
    ///
    /// Each target runs for so many seconds on one core and goes on from what earlier runs found, in target/fuzz/inputs.
    /// `cargo xtask test` tries the seeds and small changes to them at every run.
    Fuzz(fuzz::Options),
    /// Ask every operation of the API as everybody who could, with what fits its description and what does not.
    ///
    /// An answer that the description does not name, or a server's error, is a failure. Needs Python.
    Schemathesis(schemathesis::Options),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = Place::find().and_then(|place| match cli.verb {
        Verb::Serve(options) => serve::serve(&place, &options),
        Verb::Setup => setup::everything(&place),
        Verb::Build => setup::for_build(&place).and_then(|toolchain| build::everything(&place, toolchain)),
        Verb::Check => setup::for_build(&place).and_then(|toolchain| check::check(&place, toolchain)),
        Verb::Test(options) => test::test(&place, &options),
        Verb::Measure(options) => measure::measure(&place, &options),
        Verb::Simulate(options) => simulate::simulate(&place, &options),
        Verb::Soak(what) => soak::soak(&place, &what),
        Verb::Fuzz(options) => fuzz::fuzz(&place, &options),
        Verb::Schemathesis(options) => schemathesis::schemathesis(&place, &options),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            ExitCode::FAILURE
        }
    }
}

fn report(error: &Error) {
    eprintln!("\n✗ {error}");
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        eprintln!("  because: {inner}");
        cause = inner.source();
    }
    if let Some(remedy) = error.remedy() {
        eprintln!("  → {remedy}");
    }
}
