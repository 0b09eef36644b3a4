//! Logs with something wrong in them: place, field and remedy for each, all in one run, and never a panic.

use super::problem::LogFlaw;
use super::read::read as parse;
use domain::quantity::{Metres, Minutes, Ore};
use i18n::Lang;
use proptest::prelude::*;

const HEAD: &str = "dato;start;slutt;sluttdato;slag;fra;til;km;utlegg;kr\n";

fn row(row: &str) -> Vec<LogFlaw> {
    match parse(format!("{HEAD}{row}\n").as_bytes()) {
        Ok(_) => Vec::new(),
        Err(flaws) => flaws,
    }
}

#[test]
fn what_spreadsheets_and_people_get_wrong_is_told_with_place_and_remedy() {
    for (written, column, field, message, remedy) in [
        ("46082;10:00;11:00", 1, "dato", "is a number, not a date", "Excel means 01.03.2026"),
        ("01.03.2026;0,708333333;11:00", 2, "start", "is a number, not a time", "Format the column as a time"),
        ("01.03.2026;10:00;0.75", 3, "slutt", "not a time", "hh:mm"),
        ("01.03.26;10:00;11:00", 1, "dato", "outside 1990–2100", "four digits"),
        ("01.03.1989;10:00;11:00", 1, "dato", "outside 1990–2100", "four digits"),
        ("31.02.2026;10:00;11:00", 1, "dato", "not a date", "31.01.2026"),
        ("01.03.2026;10:00;#VERDI!", 3, "slutt", "not a value", "Correct the formula"),
        ("01.03.2026;10;11:00", 2, "start", "not a time", "17:30"),
        ("01.03.2026;19:00;17:00", 3, "slutt", "not after the start", "sluttdato"),
        ("01.03.2026;19:00;19:00", 3, "slutt", "not after the start", "Write the time at which it ended"),
        ("01.03.2026;19:00;17:00;28.02.2026", 3, "slutt", "−1 days", "the same day or one after"),
        ("29.03.2026;02:30;05:00", 2, "start", "does not exist that night", "Write 01:59 or 03:00"),
        ("25.10.2026;02:30;05:00", 2, "start", "comes twice", "02:30 sommertid"),
        ("01.03.2026;10:00;11:00;;vanleg", 5, "slag", "unknown word `vanleg`", "Known here: ordinary, Samvær"),
        ("01.03.2026;10:00;11:00;;;Hjem;Kino;NaN", 8, "km", "not a number", "decimal comma"),
        ("01.03.2026;10:00;11:00;;;Hjem;Kino;inf", 8, "km", "not a number", "decimal comma"),
        ("01.03.2026;10:00;11:00;;;Hjem;Kino;1,2E+01", 8, "km", "not a number", "decimal comma"),
        ("01.03.2026;10:00;11:00;;;Hjem;Kino;-1", 8, "km", "less than 0.1", "Write the kilometres"),
        ("01.03.2026;10:00;11:00;;;Hjem;Kino;0,05", 8, "km", "less than 0.1", "Write the kilometres"),
        ("01.03.2026;10:00;11:00;;;Hjem;Kino;10 000", 8, "km", "more than 2,000.0", "Write the kilometres"),
        ("01.03.2026;10:00;11:00;;;;;;Kino;12,345", 10, "kr", "more than 2 decimals", "Round it"),
        ("01.03.2026;10:00;11:00;;;;;;Kino;", 10, "kr", "empty", "Fill it in"),
        ("01.03.2026;10:00;11:00;;;Hjem", 6, "fra", "a trip without kilometres", "under `km` in the same row"),
        ("01.03.2026;10:00;11:00\n;;;;;;Kino", 7, "til", "a trip without kilometres", "take this out"),
        (";;;;;Hjem;Kino;12", 2, "start", "empty", "no session above"),
        ("01.03.2026;10:00;11:00;;;;;;;;sum", 11, "", "without a heading", "Write a heading"),
    ] {
        let flaws = row(written);
        let told = flaws.iter().any(|flaw| {
            let (place, (says, way)) = (&flaw.place, flaw.said(Lang::En));
            (place.line, place.column, place.field.as_str()) == (1 + written.lines().count(), column, field)
                && says.contains(message)
                && way.contains(remedy)
        });
        assert!(told, "{written}: {flaws:#?}");
    }
}

#[test]
fn what_stands_beside_an_empty_number_is_not_lost() {
    const HEAD: &str = "dato;start;slutt;etappe;passasjerer;betales av;slag utlegg;kvittering";
    for (cells, column, field, message, remedy) in [
        ("commute", 4, "etappe", "a trip without kilometres", "under `km`"),
        (";3", 5, "passasjerer", "a trip without kilometres", "under `km`"),
        (";;B", 6, "betales av", "a trip without kilometres", "under `km`"),
        (";;;food", 7, "slag utlegg", "an expense without kroner", "under `kr`"),
        (";;;;ja", 8, "kvittering", "an expense without kroner", "under `kr`"),
    ] {
        let flaws = parse(format!("{HEAD}\n01.03.2026;10:00;11:00;{cells}\n").as_bytes()).err().unwrap_or_default();
        let [LogFlaw { place, .. }] = flaws.as_slice() else { panic!("{cells}: {flaws:#?}") };
        assert_eq!((place.line, place.column, place.field.as_str()), (2, column, field));
        let (says, way) = flaws[0].said(Lang::En);
        assert!(says.contains(message) && way.contains(remedy), "{says} {way}");
    }
}

#[test]
fn capitals_and_spaces_make_no_new_contact_or_assignment() {
    let text = "dato;start;slutt;kontakt;oppdrag;betales av;km\n\
                01.03.2026;10:00;11:00;K-1;Aktivitet;aktivitet ;5\n02.03.2026;10:00;11:00;k-1; AKTIVITET;;\n";
    let log = parse(text.as_bytes()).unwrap();
    let [contact] = log.contacts.as_slice() else { panic!("{:#?}", log.contacts) };
    let [assignment] = contact.assignments.as_slice() else { panic!("{:#?}", contact.assignments) };
    assert_eq!((contact.name.as_str(), assignment.name.as_str(), contact.sessions.len()), ("K-1", "Aktivitet", 2));
}

#[test]
fn headings_are_checked_first() {
    for (head, message, remedy) in [
        ("dato;strat;slutt", "unknown heading", "Did you mean `start`?"),
        ("dato;start;slutt;km;km", "stands twice", "Keep one"),
        ("dato;start", "missing", "Write `slutt`"),
        ("", "empty", "Write the headings"),
        ("dato;start;slutt;notat\n01.03.2026;10:00;11:00;\"halvt", "never closed", "write it twice"),
    ] {
        let flaws = parse(head.as_bytes()).unwrap_err();
        let (says, way) = flaws[0].said(Lang::En);
        assert!(says.contains(message) && way.contains(remedy), "{head}: {says} {way}");
    }
}

#[test]
fn all_problems_are_told_in_one_run() {
    let flaws = row("x;10:00;11:00;;;Hjem;Kino;y;Kino;z\n02.03.2026;10:00;11:00\n;;;;;Hjem;Kino;-3");
    let places: Vec<(usize, usize)> = flaws.iter().map(|flaw| (flaw.place.line, flaw.place.column)).collect();
    assert_eq!(places, [(2, 1), (2, 8), (2, 10), (4, 8)], "{flaws:#?}");
    assert_eq!(row("01.03.2026;19:00;19:00").len(), 1, "a slip is told once");
}

#[test]
fn what_spreadsheets_write_is_read() {
    let text = "sep=;\r\nDato;Start;Slutt;Sluttdato;Fra;Til;km;Utlegg;kr;notat\r\n\
                01.03.2026;kl. 10.00;11:30:00;;Hjem;\"Kino; sal 2\";1.234,5;Billett;kr 1 234,50;\"to\r\nlinjer\"\r\n\
                ;;;;;;;;;\r\n\
                07.03.2026;18:00;12:00;09.03.2026;;;;;;\r\n";
    let log = parse(text.as_bytes()).unwrap();
    let sessions = &log.contacts[0].sessions;
    assert_eq!(sessions[0].span.elapsed(), Minutes(90));
    assert_eq!(sessions[0].trips[0].legs[0].distance, Metres(1_234_500));
    assert_eq!(sessions[0].trips[0].legs[0].to, "Kino; sal 2");
    assert_eq!(sessions[0].expenses[0].amount, Ore(123_450));
    assert_eq!(sessions[0].note, "to\r\nlinjer");
    assert_eq!(sessions[1].span.elapsed(), Minutes(42 * 60));
}

#[test]
fn commas_and_tabs_between_cells_are_found_by_the_headings() {
    for text in
        ["date,start,end,km\n2026-03-01,10:00,11:00,12.5\n", "dato\tstart\tslutt\tkm\n01.03.2026\t10:00\t11:00\t12,5\n"]
    {
        assert_eq!(parse(text.as_bytes()).unwrap().contacts[0].sessions[0].trips[0].distance(), Metres(12_500));
    }
}

#[test]
fn json_is_told_by_line_column_and_field() {
    let text = r#"{
  "contacts": [{
    "name": "K-1",
    "sessions": [
      { "date": "2026-03-01", "start": "10:00", "end": "11:00", "trips": [{ "km": -1 }] },
      { "date": "2026-03-01", "start": "10:00", "end": "11:00", "tripz": [] },
      { "date": "2026-03-01", "start": "10:00", "end": "11:00", "kind": "group", "present": ["U-9"] },
      { "date": "soon", "start": "10:00", "end": "11:00", "expenses": [{ "kr": "NaN" }] }
    ]
  }]
}"#;
    let flaws = parse(text.as_bytes()).unwrap_err();
    for (line, column, field, remedy) in [
        (5, 83, "contacts[0].sessions[0].trips[0].km", "Write the kilometres"),
        (6, 71, "contacts[0].sessions[1]", "Did you mean `trips`?"),
        (7, 7, "contacts[0].sessions[2].present", "recipients"),
        (8, 17, "contacts[0].sessions[3].date", "31.01.2026"),
        (8, 80, "contacts[0].sessions[3].expenses[0].kr", "decimal comma"),
    ] {
        let told = flaws.iter().any(|flaw| {
            (flaw.place.line, flaw.place.column, flaw.place.field.as_str()) == (line, column, field)
                && flaw.said(Lang::En).1.contains(remedy)
        });
        assert!(told, "{field}: {flaws:#?}");
    }
    let flaws = parse(b"{ \"contacts\": [ }").unwrap_err();
    assert!(flaws[0].place.line == 1 && flaws[0].said(Lang::En).1.contains("every { and ["), "{flaws:#?}");
}

#[test]
fn numbers_in_json_keep_their_digits() {
    let text = r#"{"contacts":[{"sessions":[{"date":"2026-03-01","start":"10:00","end":"11:00",
        "trips":[{"km":0.1},{"km":"14,2"},{"km":36}],"expenses":[{"kr":100.10}]}]}]}"#;
    let log = parse(text.as_bytes()).unwrap();
    let session = &log.contacts[0].sessions[0];
    let km: Vec<Metres> = session.trips.iter().map(domain::entry::Trip::distance).collect();
    assert_eq!(km, [Metres(100), Metres(14_200), Metres(36_000)]);
    assert_eq!(session.expenses[0].amount, Ore(10_010));
}

proptest! {
    #[test]
    fn whatever_bytes_a_file_holds_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(&bytes);
    }

    #[test]
    fn whatever_stands_in_the_cells_nothing_panics(cells in prop::collection::vec("[0-9:.,;/ \"a-zæøåÆ#=-]{0,14}", 0..40)) {
        let text = format!("{HEAD}{}", cells.join(";").replace("/", "\n"));
        let _ = parse(text.as_bytes());
    }

    #[test]
    fn whatever_stands_in_json_nothing_panics(value in "[\\[\\]{}\",:0-9a-z. -]{0,60}") {
        let text = format!("{{\"contacts\":[{{\"sessions\":[{{\"date\":{value}}}]}}]}}");
        let _ = parse(text.as_bytes());
        let _ = parse(value.as_bytes());
    }
}
