//! Coverage-guided search for bytes that make a reader panic. Built by the pinned compiler with the same counters that
//! cargo-fuzz asks for, so that nothing needs to be installed but a C++ compiler, which the fuzzer's engine is written in.

use std::{fs, path::PathBuf};

use crate::{
    error::{Error, Result},
    place::{Place, on_path},
    run::Run,
    step::always,
};

/// Counters at each edge of the code, and the operands of comparisons, for the engine to steer by.
const COVERAGE: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Ccodegen-units=1",
];
/// Inputs longer than these are found by nobody's hand; shorter ones are tried more often.
const LONGEST: &str = "-max_len=8192";

/// What bytes are given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Target {
    /// A municipality's file and a log, up to the printed months.
    Month,
    /// Every message between phone and municipality.
    Wire,
    /// The reader of spreadsheets.
    Csv,
}

/// What `fuzz` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How long each target is tried.
    #[arg(long, default_value_t = 60, value_name = "N")]
    seconds: u64,
    /// Only this one.
    target: Option<Target>,
}

impl Target {
    const ALL: [Self; 3] = [Self::Month, Self::Wire, Self::Csv];

    const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Wire => "wire",
            Self::Csv => "csv",
        }
    }
}

pub(crate) fn fuzz(place: &Place, options: &Options) -> Result<()> {
    let program = build(place)?;
    println!("Fuzz");
    let targets = options.target.map_or(Target::ALL.to_vec(), |target| vec![target]);
    targets.into_iter().try_for_each(|target| search(place, &program, target, options.seconds))
}

/// Builds the fuzzer in a folder of its own: counters slow down everything else.
fn build(place: &Place) -> Result<PathBuf> {
    if on_path(&["c++", "g++", "clang++"]).is_none() {
        return Err(Error::missing("a C++ compiler", "install g++ or clang"));
    }
    let host = Run::new("the compiler's version", "rustc").args(["-vV"]).dir(place.root()).text()?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let folder = place.target().join("fuzz");
    always("the fuzzer", || {
        Run::new("the fuzzer's build", "cargo")
            .args(["build", "--quiet", "--package", "acceptance", "--bin", "fuzz", "--features", "fuzz"])
            // A named target keeps the counters out of build scripts.
            .args(["--profile", "fuzz", "--target", host])
            .env("RUSTFLAGS", COVERAGE.join(" "))
            .env("CARGO_TARGET_DIR", &folder)
            .dir(place.root())
            .go()
    })?;
    Ok(folder.join(host).join("fuzz/fuzz"))
}

fn search(place: &Place, program: &PathBuf, target: Target, seconds: u64) -> Result<()> {
    let folder = place.target().join("fuzz").join("inputs").join(target.name());
    let found = place.target().join("fuzz").join("found").join(target.name());
    for folder in [&folder, &found] {
        fs::create_dir_all(folder).map_err(Error::file(folder, "made"))?;
    }
    let log = place.log(&format!("fuzz-{}", target.name()))?;
    always(&format!("{} for {seconds} s", target.name()), || {
        Run::new(format!("the target {}", target.name()), program)
            .args([format!("-max_total_time={seconds}"), format!("-artifact_prefix={}/", found.display())])
            .args([LONGEST, "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"])
            .args([&folder])
            .env("FUZZ_TARGET", target.name())
            .env("FUZZ_INPUTS", &folder)
            .log(log.clone())
            .remedy(format!(
                "the input lies in {}; mend what it shows, and keep it in tests/acceptance/fuzz/corpus/{}",
                found.display(),
                target.name()
            ))
            .go()
    })?;
    println!("    {}", told(&fs::read_to_string(&log).unwrap_or_default()));
    Ok(())
}

/// What the engine says at its end: how much was tried, and how much of the code was reached.
fn told(log: &str) -> String {
    let number = |name: &str| {
        let line = log.lines().rev().find_map(|line| line.strip_prefix(name));
        line.unwrap_or("?").trim().to_owned()
    };
    let edges = log.lines().rev().find_map(|line| Some(line.split_once(" cov: ")?.1.split(' ').next()?.to_owned()));
    format!(
        "{} inputs tried, {} a second, {} edges of the code reached",
        number("stat::number_of_executed_units:"),
        number("stat::average_exec_per_sec:"),
        edges.unwrap_or_else(|| "?".to_owned())
    )
}
