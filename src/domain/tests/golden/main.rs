//! Every file of `tests/golden` is a worked case: rules, what was logged, what must come out. A new case is a new file.

#![cfg(test)]

mod case;
mod text;
mod world;

use case::{Case, Expect};
use domain::timesheet::Timesheet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use world::World;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden")
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
}

/// What differs, in words; empty when all is as expected.
fn differences(case: &Case, expect: &Expect, sheet: &Timesheet) -> String {
    let mut said = String::new();
    let parts = [
        ("pay", &expect.pay, text::pay(sheet)),
        ("sessions", &expect.sessions, text::sessions(sheet)),
        ("drives", &expect.drives, text::drives(sheet)),
        ("expenses", &expect.expenses, text::expenses(sheet)),
        ("shares", &expect.shares, text::shares(case, sheet)),
        ("caps", &expect.caps, text::caps(sheet)),
        ("carry_over", &expect.carry_over, text::carry_over(sheet)),
        ("corrections", &expect.corrections, text::corrections(sheet)),
        ("findings", &expect.findings, text::findings(sheet)),
        ("why", &expect.why, text::why(sheet)),
    ];
    let amount = (expect.amount.clone(), text::kr(sheet.totals.amount));
    if amount.0.as_ref().is_some_and(|wanted| *wanted != amount.1) {
        writeln!(said, "  amount: expected {:?}, came out {}", amount.0, amount.1).unwrap();
    }
    for (name, wanted, came) in parts {
        if wanted.as_ref().is_some_and(|wanted| *wanted != came) {
            writeln!(said, "  {name}: expected {:#?}\n  came out {came:#?}", wanted.as_ref().unwrap()).unwrap();
        }
    }
    said
}

#[test]
fn every_worked_case_comes_out_to_the_ore_and_the_minute() {
    let mut wrong = String::new();
    let files = files();
    assert!(files.len() >= 12, "only {} cases in {}", files.len(), folder().display());
    for path in files {
        let source = std::fs::read_to_string(&path).unwrap();
        let case: Case = toml::from_str(&source).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        let world = World::of(&case);
        for expect in &case.expect {
            let sheet = world.reckon(&case, expect);
            let said = differences(&case, expect, &sheet);
            if !said.is_empty() {
                writeln!(wrong, "{} {}:\n{said}", path.file_name().unwrap().display(), expect.period).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
