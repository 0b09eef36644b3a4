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
fn where_assignments_are_described_a_session_names_one_of_them() {
    for (session, field, message, remedy) in [
        (r#""assignment": "B""#, "assignment", "unknown word `B`", "Known here: A"),
        (r#""note": "x""#, "assignment", "`assignment` is missing", "Write `assignment` here"),
        (
            r#""assignment": "a ", "trips": [{ "km": 5 }, { "km": 5, "paid_by": "C" }]"#,
            "trips[1].paid_by",
            "unknown word `C`",
            "Known here: A",
        ),
    ] {
        let flaws =
            refused(&format!(r#"{{ "assignments": [{{ "name": "A" }}], "sessions": [{{ {session}, {DAY} }}] }}"#));
        is_told(&flaws, &format!("contacts[0].sessions[0].{field}"), message, remedy);
    }
    let flaws = refused(&format!(
        r#"{{ "assignments": [{{ "name": "A", "x": 1 }}], "sessions": [{{ "assignment": "A", {DAY} }}] }}"#
    ));
    is_told(&flaws, "contacts[0].assignments[0]", "unknown key `x`", "Known here");
}

#[test]
fn dates_that_nobody_can_mean_are_refused() {
    for (contact, field, message, remedy) in [
        (r#""birth_date": "2150-01-01""#, "birth_date", "2150-01-01 is outside 1890–2100", "1996-03-14"),
        (r#""birth_date": "1889-12-31""#, "birth_date", "1889-12-31 is outside 1890–2100", "1996-03-14"),
        (
            r#""assignments": [{ "name": "A", "recipients": [{ "name": "U", "birth_date": "0996-03-14" }] }]"#,
            "assignments[0].recipients",
            "outside 1890–2100",
            "1996-03-14",
        ),
        (
            r#""assignments": [{ "name": "A", "from": "0001-01-01" }]"#,
            "assignments[0].from",
            "outside 1990–2100",
            "1990",
        ),
        (
            r#""assignments": [{ "name": "A", "until": "9999-12-31" }]"#,
            "assignments[0].until",
            "outside 1990–2100",
            "2100",
        ),
    ] {
        is_told(&refused(&format!("{{ {contact} }}")), &format!("contacts[0].{field}"), message, remedy);
    }
    let flaws = parse(br#"{ "today": "2500-01-01", "contacts": [] }"#).unwrap_err();
    assert!(flaws.len() == 1 && flaws[0].place.field == "today", "{flaws:#?}");
    assert!(parse(br#"{ "contacts": [{ "birth_date": "1890-01-01" }] }"#).is_ok());
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
