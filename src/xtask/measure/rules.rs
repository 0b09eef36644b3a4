//! The rules: a month's time and instructions, and a municipality's year beside a plain sum of the same rows.

use std::path::PathBuf;

use super::table::{Limit, Row};
use crate::{
    error::{Error, Result},
    place::{Place, on_path},
    run::Run,
    step::always,
};

/// What a month of 60 sessions may take.
const MONTH_MICROSECONDS: f64 = 200.0;
/// The same in instructions, which a busy machine does not change: a little above what it takes today.
const MONTH_MILLIONS: f64 = 1.52;
/// How often a month is reckoned between the two counts of instructions.
const TIMES: u32 = 20;

pub(super) fn rows(place: &Place) -> Result<Vec<Row>> {
    println!("Measures of the rules");
    let mut rows = Vec::new();
    always("a month of 60 sessions", || {
        rows.extend(month(place)?);
        Ok(())
    })?;
    always("its instructions", || {
        rows.push(instructions(place)?);
        Ok(())
    })?;
    always("a municipality's year, beside a plain sum of the same rows", || {
        rows.push(year(place)?);
        Ok(())
    })?;
    Ok(rows)
}

fn bench(place: &Place, package: &str, bench: &str) -> Run {
    Run::new(format!("the bench {bench}"), "cargo")
        .args(["bench", "--quiet", "--package", package, "--bench", bench])
        .dir(place.root())
}

fn strange(what: &str, said: &str) -> Error {
    Error::wrong(format!("{what} said something else than figures: {said}"), "run `cargo bench` by hand and look")
}

fn month(place: &Place) -> Result<Vec<Row>> {
    let said = bench(place, "domain", "month").text()?;
    let row = |name: &str, measure: &str, limit: Option<Limit>| {
        let ours = median(&said, name).ok_or_else(|| strange("the bench", &said))?;
        Ok(Row { measure: measure.to_owned(), ours, yardstick: None, unit: "µs".to_owned(), limit })
    };
    Ok(vec![
        row("a_month_of_60_sessions", "a month of 60 sessions, median", Some(Limit::Most(MONTH_MICROSECONDS)))?,
        row("the_same_after_two_approved_months", "the same after two approved months, median", None)?,
    ])
}

/// The median of a bench, in µs, from divan's table: name and fastest, slowest, median, mean, samples, iterations.
fn median(said: &str, name: &str) -> Option<f64> {
    let line = said.lines().find(|line| line.contains(name))?;
    let (number, unit) = line.split('│').nth(2)?.trim().split_once(' ')?;
    let scale = match unit {
        "ns" => 1e-3,
        "µs" => 1.0,
        "ms" => 1e3,
        "s" => 1e6,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * scale)
}

/// Counts a run that reckons the month often and one that does not, so that the difference is the month's alone.
fn instructions(place: &Place) -> Result<Row> {
    if on_path(&["valgrind"]).is_none() {
        return Err(Error::missing("valgrind, which counts instructions", "install it: apt-get install valgrind"));
    }
    let program = program(place)?;
    let count = |times: u32| -> Result<f64> {
        let log = place.log(&format!("instructions-{times}"))?;
        Run::new("valgrind", "valgrind")
            .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
            .args([&program])
            .env("REPEAT", times.to_string())
            .log(log.clone())
            .go()?;
        let said = std::fs::read_to_string(&log).map_err(Error::file(&log, "read"))?;
        counted(&said).ok_or_else(|| strange("valgrind", &said))
    };
    let millions = (count(TIMES)? - count(0)?) / f64::from(TIMES) / 1e6;
    Ok(Row {
        measure: "instructions of a month of 60 sessions".to_owned(),
        ours: millions,
        yardstick: None,
        unit: "M".to_owned(),
        limit: Some(Limit::Most(MONTH_MILLIONS)),
    })
}

/// "==7== I   refs:      5,565,769"
fn counted(said: &str) -> Option<f64> {
    let (_, number) =
        said.lines().find_map(|line| line.split_once("refs:").filter(|(name, _)| name.contains(" I ")))?;
    number.trim().replace(',', "").parse().ok()
}

/// Where cargo put the bench.
fn program(place: &Place) -> Result<PathBuf> {
    let said = bench(place, "domain", "month").args(["--no-run", "--message-format=json"]).text()?;
    let built = said.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let program = built
        .filter(|message| message["target"]["name"] == "month")
        .find_map(|message| message["executable"].as_str().map(PathBuf::from));
    program.ok_or_else(|| strange("cargo", "no program of the bench"))
}

fn year(place: &Place) -> Result<Row> {
    let said = bench(place, "server", "municipality_year").text()?;
    let seconds = |name: &str| -> Option<f64> { said.split_once(name)?.1.trim_start().split(' ').next()?.parse().ok() };
    let (Some(ours), Some(sum)) = (seconds("rules "), seconds("SUM ")) else { return Err(strange("the year", &said)) };
    Ok(Row {
        measure: "a year of 1 300 contacts through the command line, beside SUM in SQLite".to_owned(),
        ours,
        yardstick: Some(sum),
        unit: "s".to_owned(),
        limit: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_in_what_the_tools_say() {
        let divan = "month      fastest       │ slowest       │ median        │ mean\n\
                     ├─ a_month  158.9 µs      │ 1.788 ms      │ 169.5 µs      │ 210.8 µs\n\
                     ╰─ a_year   1.2 ms        │ 3 s           │ 2.5 ms        │ 2 ms\n";
        assert_eq!(median(divan, "a_month"), Some(169.5));
        assert_eq!(median(divan, "a_year"), Some(2500.0));
        assert_eq!(median(divan, "a_day"), None);
        assert_eq!(counted("==7== \n==7== I   refs:      5,565,769\n"), Some(5_565_769.0));
        assert_eq!(counted("no such tool"), None);
    }
}
