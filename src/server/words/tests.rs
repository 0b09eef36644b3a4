use super::finding;
use domain::timesheet::FindingKind;
use i18n::Lang;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Every finding, and what it says. The app holds its own words to the same file, so that a contact on the telephone and
/// the officer read one sentence. To write it anew, take what a failing test prints.
const SAID: &str = include_str!("../../../tests/golden/findings.json");

fn golden() -> Vec<Value> {
    serde_json::from_str(SAID).unwrap()
}

#[test]
fn each_finding_is_said_as_the_contact_reads_it() {
    let said = golden().into_iter().map(|line| {
        let kind: FindingKind = serde_json::from_value(line["finding"].clone()).unwrap();
        let plain = |t| finding(t, &kind).replace('\u{a0}', " ");
        json!({ "finding": line["finding"], "nb": plain(Lang::Nb), "nn": plain(Lang::Nn), "en": plain(Lang::En) })
    });
    let found = said.map(|line| format!("  {line}")).collect::<Vec<_>>().join(",\n");
    assert!(format!("[\n{found}\n]\n") == SAID, "[\n{found}\n]");
}

#[test]
fn no_finding_is_left_out_of_the_file() {
    // What serde knows, by its own word.
    let unknown = serde_json::from_value::<FindingKind>(json!({ "finding": "?" })).unwrap_err().to_string();
    let known: BTreeSet<&str> = unknown.split('`').skip(3).step_by(2).collect();
    let lines = golden();
    let held: BTreeSet<&str> = lines.iter().filter_map(|line| line["finding"]["finding"].as_str()).collect();
    assert!(known.len() > 20, "{unknown}");
    assert_eq!(held, known);
}
