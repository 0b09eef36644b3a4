//! The worked months through the command line: `tests/golden/cli/<municipality>-<case>.csv` or `.json` is reckoned by
//! the demo municipality of that name, and must print what stands beside it in `.txt`. A new case is two new files.

use super::{Clock, Format, Timesheet, day, in_norway, timesheets};
use crate::cli::{Failure, language::Language};
use i18n::Lang;
use std::path::{Path, PathBuf};

fn tree() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn demo(name: &str) -> PathBuf {
    tree().join(format!("src/server/municipality/demo/{name}.toml"))
}

fn verb(municipality: &str, log: PathBuf, format: Format) -> Timesheet {
    let (period, language) = (None, Language::of(Lang::Nb));
    Timesheet { municipality: demo(municipality), log, period, today: day("2026-04-05").ok(), format, language }
}

fn printed(verb: &Timesheet) -> String {
    String::from_utf8(verb.print().unwrap_or_else(|failure| panic!("{failure}")).0).unwrap()
}

#[test]
fn worked_months_are_printed_as_reckoned_by_hand() {
    let folder = tree().join("tests/golden/cli");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let logs: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|kind| kind == "csv" || kind == "json")).collect();
    assert!(logs.len() >= 12, "{logs:?}");
    for log in logs {
        let stem = log.file_stem().unwrap().to_string_lossy().into_owned();
        let municipality = stem.split('-').next().unwrap();
        let expected = std::fs::read_to_string(log.with_extension("txt")).unwrap_or_default();
        // Reckoned on no day: by hand nobody counts how late a month is.
        let municipality = crate::municipality::load(&demo(municipality)).unwrap();
        let bytes = std::fs::read(&log).unwrap();
        let found = timesheets(&municipality, (&log, &bytes), Format::Text, Lang::Nb);
        let found = String::from_utf8(found.unwrap_or_else(|failure| panic!("{failure}"))).unwrap();
        assert!(found == expected, "{stem} prints\n{found}\nbut {stem}.txt says\n{expected}");
    }
}

fn case(name: &str) -> PathBuf {
    tree().join("tests/golden/cli").join(name)
}

#[test]
fn csv_and_json_hold_every_line_and_why() {
    let log = case("fjellmyr-01-cap-crossed-inside-a-trip.csv");
    insta::assert_snapshot!("csv", printed(&verb("fjellmyr", log.clone(), Format::Csv)));
    let json: serde_json::Value = serde_json::from_str(&printed(&verb("fjellmyr", log, Format::Json))).unwrap();
    let month = &json["timesheets"][0];
    assert_eq!(month["timesheet"]["totals"]["driven_unpaid"], 14_000);
    let why = |lang: &str| {
        month["explain"].as_array().unwrap().iter().find(|why| why["at"] == "drives[3]").unwrap()[lang].to_string()
    };
    assert!(why("nb").contains("av 24,0"), "{}", why("nb"));
    assert!(why("nn").contains("Taket"), "{}", why("nn"));
    assert!(why("en").contains("24.0"), "{}", why("en"));
}

#[test]
fn each_language_has_its_own_text() {
    for (language, word) in [(Lang::Nb, "Betales ikke"), (Lang::Nn, "Køyring"), (Lang::En, "Hours (hour)")] {
        let log = case("fjellmyr-01-cap-crossed-inside-a-trip.csv");
        let text = printed(&Timesheet { language: Language::of(language), ..verb("fjellmyr", log, Format::Text) });
        assert!(text.to_lowercase().contains(&word.to_lowercase()), "{word}: {text}");
    }
}

#[test]
fn one_period_of_many_is_printed_with_what_slid_into_it() {
    let log = case("solvik-08-carry-over-of-hours.csv");
    let period = Some("2026-04".to_owned());
    let text = printed(&Timesheet { period, ..verb("solvik", log, Format::Text) });
    assert!(text.contains("april 2026") && !text.contains("mars 2026"), "{text}");
    assert!(text.contains("18 t av 18 t"), "{text}");
}

#[test]
fn what_was_printed_for_an_approved_month_can_be_given_back_and_is_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.json");
    let session = |date: &str, km: &str| {
        format!(
            r#"{{ "date": "{date}", "start": "10:00", "end": "11:00", "kind": "no_show", "trips": [{{ "km": {km} }}] }}"#
        )
    };
    let january = session("2026-01-05", "290.0");
    let write = |sessions: &[&str], approved: &str| {
        let sessions = sessions.join(", ");
        let text = format!(
            r#"{{ "contacts": [{{ "assignments": [{{ "name": "A", "approved": [{approved}] }}], "sessions": [{sessions}] }}] }}"#
        )
        .replace("\"start\"", "\"assignment\": \"A\", \"start\"");
        std::fs::write(&log, text).unwrap();
    };
    write(&[&january], "");
    let json: serde_json::Value = serde_json::from_str(&printed(&verb("fjellmyr", log.clone(), Format::Json))).unwrap();
    let approved = json["timesheets"][0]["timesheet"].to_string();

    write(&[&january, &session("2026-02-03", "10.0"), &session("2026-01-30", "24.0")], &approved);
    let json: serde_json::Value = serde_json::from_str(&printed(&verb("fjellmyr", log, Format::Json))).unwrap();
    let months = json["timesheets"].as_array().unwrap();
    assert_eq!(months.len(), 1, "{months:#?}");
    let february = &months[0]["timesheet"];
    // 10.0 km of the late trip fit below January's 300 km.
    assert_eq!(february["corrections"][0]["amount"], 53_00);
    assert_eq!(february["totals"]["driven_paid"], 10_000);
}

/// Between its two meetings lie 1330 months, each with those before it.
#[test]
fn a_log_from_the_calendars_first_year_to_its_last_is_reckoned() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.csv");
    std::fs::write(&log, "dato;start;slutt;km\n02.01.1990;10:00;11:00;10,0\n30.12.2100;10:00;11:00;10,0\n").unwrap();
    let json: serde_json::Value = serde_json::from_str(&printed(&verb("fjellmyr", log, Format::Json))).unwrap();
    let months: Vec<_> =
        json["timesheets"].as_array().unwrap().iter().map(|month| &month["timesheet"]["period"]["from"]).collect();
    assert_eq!(months, ["1990-01-01", "2100-12-01"]);
}

/// What is told of a log of one assignment with `agreed` in it.
fn refused(municipality: &str, agreed: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.json");
    let text = format!(
        r#"{{ "contacts": [{{ "assignments": [{{ "name": "A", {agreed} }}], "sessions": [
        {{ "assignment": "A", "date": "2026-03-02", "start": "10:00", "end": "11:00", "trips": [{{ "km": 400 }}] }}] }}] }}"#
    );
    std::fs::write(&log, text).unwrap();
    match verb(municipality, log, Format::Text).print() {
        Ok(_) => String::new(),
        Err(failure) => {
            assert_eq!(failure.exit_code(), 3);
            failure.said(Lang::En)
        }
    }
}

#[test]
fn what_the_office_agreed_must_hold_beside_the_municipality_s_rules() {
    let cap = |amount: &str| {
        format!(r#""set": {{ "caps": [{{ "key": "km", "of": "distance", "amount": {{ "fixed": "{amount}" }} }}] }}"#)
    };
    let (good, money) = (cap("500 km"), cap("500 kr"));
    let overlay = |days: &str, set: &str| format!(r#""overlays": [{{ {days} {set} }}]"#);
    let allowance = |allowance: &str| format!(r#""allowances": [{{ {allowance} }}]"#);
    for (agreed, field, message, remedy) in [
        (overlay("", &money), "overlays[0].set.caps[0].amount", "unit", "km"),
        (overlay(r#""from": "1800-01-01","#, &good), "overlays[0].from", "outside 1990–2100", "1990-01-01"),
        (
            overlay(r#""from": "2026-05-01", "until": "2026-01-01","#, &good),
            "overlays[0].until",
            "ends before",
            "`until`",
        ),
        (allowance(r#""cap": "km", "period": "2026-03", "extra": "100 kr""#), "allowances[0].extra", "unit", "km"),
        (
            allowance(r#""cap": "kilometer", "period": "2026-03", "extra": "100 km""#),
            "allowances[0].cap",
            "unknown word `kilometer`",
            "Known here: km",
        ),
        (
            allowance(r#""cap": "km", "period": "2026-03", "start_day": 21, "extra": "100 km""#),
            "allowances[0].start_day",
            "no period begins on 2026-02-21",
            "Write 1 in `start_day`",
        ),
        (
            allowance(r#""cap": "km", "period": "2026-03", "extra": "9223372036854775 km""#),
            "allowances[0].extra",
            "too large",
            "its unit",
        ),
        (
            allowance(r#""cap": "km", "period": "2026-3", "extra": "1 km""#),
            "allowances[0].period",
            "year and month",
            "2026-03",
        ),
    ] {
        let text = refused("fjellmyr", &agreed);
        let column = 50 + agreed.find('[').unwrap();
        let place = format!("line 1, column {column}, field `contacts[0].assignments[0].{field}`: ");
        assert!(text.contains(&place) && text.contains(message) && text.contains(remedy), "{agreed}: {text}");
    }
    for agreed in [
        overlay(r#""from": "2026-01-01","#, &good),
        allowance(r#""cap": "km", "period": "2026-03", "extra": "100 km""#),
        // Only by the assignment's own rules is there such a cap.
        format!(
            "{}, {}",
            overlay("", &good.replace("\"km\"", "\"far\"")),
            allowance(r#""cap": "far", "period": "2026-03", "extra": "100 km""#)
        ),
    ] {
        assert_eq!(refused("fjellmyr", &agreed), "", "{agreed}");
    }
    assert_eq!(refused("solvik", &allowance(r#""cap": "granted", "period": "2026-03", "extra": "2 h""#)), "");
    assert!(
        refused("solvik", &allowance(r#""cap": "granted", "period": "2026-03", "extra": "2 km""#)).contains("unit")
    );
}

#[test]
fn a_spreadsheet_s_late_work_and_future_work_are_told_by_the_day_of_asking() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.csv");
    std::fs::write(&log, "dato;start;slutt\n01.03.2095;10:00;11:00\n01.03.2025;10:00;11:00\n").unwrap();
    let asked = |today| printed(&Timesheet { today, ..verb("solvik", log.clone(), Format::Json) });
    let (late, future) = (r#""finding": "late""#, r#""finding": "in_future""#);
    let text = asked(day("2025-06-01").ok());
    assert!(text.contains(late) && text.contains(future), "{text}");
    let text = asked(day("2025-03-02").ok());
    assert!(!text.contains(late) && text.contains(future), "{text}");
    let text = asked(None);
    assert!(
        text.contains(r#""finding": "across_year""#) && text.contains(future),
        "without a word it is the present day: {text}"
    );
    for text in ["soon", "05.04.2026", "2150-01-01"] {
        assert!(day(text).unwrap_err().contains("2026-03-31"), "{text}");
    }
}

#[test]
fn the_day_is_norway_s() {
    struct At(&'static str);
    impl Clock for At {
        fn now(&self) -> chrono::DateTime<chrono::Utc> {
            self.0.parse().unwrap()
        }
    }
    for (instant, date) in [("2026-03-31T21:59:59Z", "2026-03-31"), ("2026-03-31T22:00:00Z", "2026-04-01")] {
        assert_eq!(in_norway(&At(instant)).to_string(), date);
    }
}

fn said_in_english(sentence: &serde_json::Value) -> (&str, String) {
    (sentence["at"].as_str().unwrap(), sentence["en"].as_str().unwrap().replace('\u{a0}', " "))
}

#[test]
fn hours_and_what_slides_on_are_explained() {
    let log = case("solvik-08-carry-over-of-hours.csv");
    let json: serde_json::Value = serde_json::from_str(&printed(&verb("solvik", log, Format::Json))).unwrap();
    let march: Vec<(&str, String)> =
        json["timesheets"][0]["explain"].as_array().unwrap().iter().map(said_in_english).collect();
    for (at, sentence) in [("hours", "Hours: 13 h of 16 h"), ("carry_over[0]", "2 h")] {
        assert!(march.iter().any(|(known, says)| *known == at && says.contains(sentence)), "{at}: {march:#?}");
    }
}

#[test]
fn a_late_trip_is_corrected_though_nobody_has_met_since() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.json");
    let months = |trips: &str, approved: &str| {
        let text = format!(
            r#"{{ "contacts": [{{ "assignments": [{{ "name": "A", "approved": [{approved}] }}], "sessions": [
            {{ "assignment": "A", "date": "2026-01-05", "start": "10:00", "end": "11:00", "trips": [{trips}] }}] }}] }}"#
        );
        std::fs::write(&log, text).unwrap();
        let json: serde_json::Value =
            serde_json::from_str(&printed(&verb("fjellmyr", log.clone(), Format::Json))).unwrap();
        json["timesheets"].as_array().unwrap().clone()
    };
    let approved = months(r#"{ "km": 290 }"#, "")[0]["timesheet"].to_string();
    assert!(months(r#"{ "km": 290 }"#, &approved).is_empty(), "nothing has changed");
    let months = months(r#"{ "km": 290 }, { "km": 24 }"#, &approved);
    assert_eq!(months.len(), 1, "{months:#?}");
    assert_eq!(months[0]["period"], "2026-02");
    assert_eq!(months[0]["timesheet"]["corrections"][0]["amount"], 53_00);
    let why: Vec<(&str, String)> = months[0]["explain"].as_array().unwrap().iter().map(said_in_english).collect();
    let text = printed(&verb("fjellmyr", log.clone(), Format::Text));
    assert!(text.contains("24,0 km, betales 10,0 km, betales ikke 14,0 km"), "{text}");
    let csv = printed(&verb("fjellmyr", log.clone(), Format::Csv));
    let row = csv.lines().find(|row| row.contains("Rettinger 2026-01;05.01.2026") && row.contains(";24,000;km;"));
    assert!(row.is_some_and(|row| row.contains(";14,000;10,0 km av 24,0 km")), "{csv}");
    for (at, sentence) in [
        ("corrections[0].pay[0]", "10.0 km × 5.30 kr = 53.00 kr"),
        ("corrections[0].drives[0]", "10.0 km of 24.0 km will be paid. The cap of 300 km is reached."),
        ("caps[1]", "0.0 km of 300.0 km"),
    ] {
        assert!(why.iter().any(|(known, says)| *known == at && says.contains(sentence)), "{at}: {why:#?}");
    }
}

#[test]
fn unused_hours_slide_through_a_month_without_meetings() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.csv");
    let text = "dato;start;slutt\n03.03.2026;08:00;21:00\n05.05.2026;08:00;18:00\n06.05.2026;08:00;17:00\n";
    std::fs::write(&log, text).unwrap();
    let text = printed(&verb("solvik", log.clone(), Format::Text));
    assert!(text.contains("18 t av 18 t, 1 t over"), "{text}");
    assert!(!text.contains("april 2026"), "a month in which nothing happened is not printed: {text}");
    let period = Some("2026-05".to_owned());
    let alone = printed(&Timesheet { period, ..verb("solvik", log, Format::Text) });
    assert!(alone.contains("18 t av 18 t, 1 t over"), "{alone}");
}

#[test]
fn exit_codes_tell_what_kind_of_trouble_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let good = case("fjellmyr-01-cap-crossed-inside-a-trip.csv");
    let broken = folder.path().join("broken.csv");
    std::fs::write(&broken, "dato;start;slutt\n31.02.2026;10:00;11:00\n").unwrap();
    let elsewhere = folder.path().join("office.json");
    let office = r#"{"contacts":[{"assignments":[{"name":"A","office":"nope"}],"sessions":[]}]}"#;
    std::fs::write(&elsewhere, office).unwrap();
    let code = |verb: Timesheet| {
        verb.print().map_or_else(|failure: Failure| (failure.exit_code(), failure.to_string()), |_| (0, String::new()))
    };
    for (verb, expected, says) in [
        (verb("fjellmyr", good.clone(), Format::Text), 0, ""),
        (
            Timesheet { period: Some("2026-3".into()), ..verb("fjellmyr", good.clone(), Format::Text) },
            2,
            "the period ends: 2026-03",
        ),
        (verb("fjellmyr", broken, Format::Text), 3, "line 2, column 1, field `dato`"),
        (verb("fjellmyr", elsewhere, Format::Text), 3, "helse, barnevern"),
        (verb("fjellmyr", folder.path().join("none.csv"), Format::Text), 4, "Check the path"),
        (verb("nowhere", good, Format::Text), 4, "Check the path"),
    ] {
        let (found, text) = code(verb);
        assert_eq!(found, expected, "{text}");
        assert!(text.contains(says), "{text}");
    }
}
