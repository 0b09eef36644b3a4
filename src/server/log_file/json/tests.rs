//! Names in JSON: whose is whose is never guessed.

use crate::log_file::problem::LogFlaw;
use crate::log_file::read::read as parse;
use i18n::Lang;

const DAY: &str = r#""date": "2026-03-02", "start": "10:00", "end": "11:00""#;

fn refused(contacts: &str) -> Vec<LogFlaw> {
    parse(format!("{{\"contacts\": [{contacts}]}}").as_bytes()).err().unwrap_or_default()
}

#[track_caller]
fn is_told(flaws: &[LogFlaw], field: &str, message: &str, remedy: &str) {
    let [flaw] = flaws else { panic!("{flaws:#?}") };
    let (says, way) = flaw.said(Lang::En);
    assert!(flaw.place.field == field && flaw.place.line == 1 && flaw.place.column > 1, "{flaw:#?}");
    assert!(says.contains(message) && way.contains(remedy), "{says}\n{way}");
}

#[test]
fn two_contacts_of_one_name_are_refused() {
    for (first, second, message) in [
        (r#""name": "K""#, r#""name": " k""#, "the name `k` is used twice"),
        (r#""sessions": []"#, r#""birth_date": "1990-01-01""#, "the name is empty"),
    ] {
        let flaws = refused(&format!("{{ {first} }}, {{ {second} }}"));
        is_told(&flaws, "contacts[1].name", message, "Give each its own name");
    }
}

#[test]
fn two_assignments_of_one_name_are_refused() {
    let flaws = refused(r#"{ "assignments": [{ "name": "A" }, { "name": "B" }, { "name": "a " }] }"#);
    is_told(&flaws, "contacts[0].assignments[2].name", "the name `a` is used twice", "Give each its own name");
}

#[test]
fn no_two_assignments_of_a_log_share_an_id() {
    let log = format!(
        r#"{{"contacts": [
            {{"name": "K", "assignments": [{{"name": "A"}}, {{"name": "B"}}]}},
            {{"name": "L", "sessions": [{{"assignment": "A", {DAY}}}, {{"assignment": "B", {DAY}}}]}}
        ]}}"#
    );
    let log = parse(log.as_bytes()).unwrap();
    let mut ids: Vec<_> =
        log.contacts.iter().flat_map(|contact| &contact.assignments).map(|known| known.assignment.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}
