//! From two files to printed months.

use domain::timesheet::Timesheet;
use i18n::Lang;
use serde::Deserialize;
use server::cli::{Failure, Format, timesheets};
use server::log_file::LogProblem;
use server::municipality::{self, Municipality, MunicipalityProblem, demo};
use std::path::Path;

/// Stands between the two files; never part of text in UTF-8.
pub(super) const BETWEEN: u8 = 0xff;

/// A log that goes with any municipality.
const LOG: &[u8] = b"dato;start;slutt;fra;til;km;utlegg;kr\n\
    02.03.2026;17:00;23:30;Hjem;Kino;240,0;Billett;120,00\n;;;Kino;Hjem;124,0;;\n04.04.2026;10:00;12:00;;;;;\n";

/// The municipality's file (or the number of a demo) and the log. What is refused says where, what and the way out.
pub(super) fn run(bytes: &[u8]) {
    let at = bytes.iter().position(|byte| *byte == BETWEEN);
    let (rules, log) = at.map_or((bytes, LOG), |at| (&bytes[..at], &bytes[at + 1..]));
    if let Some(municipality) = read(rules) {
        reckon(&municipality, log);
    }
}

fn read(rules: &[u8]) -> Option<Municipality> {
    let text = match rules {
        [digit @ b'0'..=b'9'] => demo::ALL[usize::from(digit - b'0') % demo::ALL.len()].text,
        rules => std::str::from_utf8(rules).ok()?,
    };
    match municipality::parse(Path::new("rules.toml"), text) {
        Ok(municipality) => Some(municipality),
        Err(MunicipalityProblem::Flawed { flaws, .. }) => {
            assert!(!flaws.is_empty());
            for flaw in flaws {
                assert!(flaw.line > 0 && flaw.column > 0, "{flaw:?}");
                told(|t| flaw.said(t));
            }
            None
        }
        Err(problem) => panic!("{problem}"),
    }
}

/// What is wrong and the way out, in every language.
fn told(said: impl Fn(Lang) -> (String, String)) {
    for t in Lang::ALL {
        let (what, way) = said(t);
        assert!(!what.is_empty() && !way.is_empty(), "{what}: {way}");
    }
}

pub(super) fn reckon(municipality: &Municipality, log: &[u8]) {
    let print = |format| timesheets(municipality, (Path::new("log"), log), format, Lang::Nn);
    match print(Format::Json) {
        Ok(json) => {
            let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
            for month in json["timesheets"].as_array().expect("a list") {
                // A later log can give it back as approved.
                let month = Timesheet::deserialize(&month["timesheet"]).expect("a timesheet");
                assert!(month.totals.sessions as usize >= month.sessions.len());
            }
            assert!(print(Format::Text).is_ok() && print(Format::Csv).is_ok());
        }
        Err(Failure::Log(LogProblem::Flawed { flaws, .. })) => {
            assert!(!flaws.is_empty());
            for flaw in flaws {
                assert!(flaw.place.line > 0 && flaw.place.column > 0, "{flaw:?}");
                told(|t| flaw.said(t));
            }
        }
        Err(Failure::Sheet(problem)) => Lang::ALL.into_iter().for_each(|t| assert!(problem.said(t).len() > 20)),
        Err(problem) => panic!("{problem}"),
    }
}
