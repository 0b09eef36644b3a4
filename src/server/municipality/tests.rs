//! Files with something wrong in them: each problem with its place and its remedy, all in one run, and never a panic.

use super::{Flaw, MunicipalityProblem, demo, parse};
use i18n::Lang;
use proptest::prelude::*;
use std::path::Path;

const SMALL: &str = r#"
key = "small"
name = "Small kommune"
role = { nb = "støttekontakt", nn = "støttekontakt", en = "support contact" }

[[offices]]
key = "health"
name = "Health"
kind = "health"

[[rates]]
key = "hour"
from = 2026-01-01
pay = { per_hour = "200 kr" }
"#;

fn flaws(text: &str) -> Vec<Flaw> {
    match parse(Path::new("small.toml"), text) {
        Err(MunicipalityProblem::Flawed { flaws, .. }) => flaws,
        other => panic!("{other:?}"),
    }
}

#[test]
fn overlays_that_contradict_each_other_or_the_period_are_told_with_their_place() {
    let cap = |list: &str, days: &str, km: u32| {
        format!(
            "[[{list}]]\n{days}\nset.caps = [{{ key = \"km\", of = \"distance\", amount = {{ fixed = \"{km} km\" }} }}]\n"
        )
    };
    let from = "from = \"2026-01-01\"";
    let until = "until = \"2026-12-31\"";
    for (overlays, key) in [
        (cap("overlays", from, 100) + &cap("overlays", until, 200), "overlays[1].set.caps[0]"),
        (cap("overlays", "from = \"2026-03-10\"", 100), "overlays[0].from"),
        (
            "[[overlays]]\nfrom = \"2026-04-01\"\nset.period = { start_day = 21 }\n".to_owned(),
            "overlays[0].set.period.start_day",
        ),
    ] {
        let found = flaws(&format!("{SMALL}{overlays}"));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].key, key, "{found:#?}");
    }
    let office = cap("offices.overlays", from, 200);
    let levels = SMALL.replace("[[rates]]", &format!("{office}\n[[rates]]")) + &cap("overlays", until, 100);
    assert!(
        parse(Path::new("small.toml"), &levels).is_ok(),
        "an office may differ from the municipality on the same days"
    );
}

#[test]
fn a_small_file_is_enough_and_dates_need_no_quotes() {
    let municipality = parse(Path::new("small.toml"), SMALL).unwrap();
    assert_eq!(municipality.policy.rates[0].from.to_string(), "2026-01-01");
}

#[test]
fn each_slip_is_told_with_its_place_and_a_remedy() {
    for (wrong, right, line, key, message, remedy) in [
        (
            "kind = \"health\"",
            "kind = \"helath\"",
            9,
            "offices[0].kind",
            "unknown choice `helath`",
            "Did you mean `health`?",
        ),
        (
            "per_hour",
            "per_hours",
            14,
            "rates[0].pay.per_hours",
            "unknown choice `per_hours`",
            "Did you mean `per_hour`?",
        ),
        ("\"200 kr\"", "\"200\"", 14, "rates[0].pay.per_hour", "`200` is not a number", "Write it with its unit"),
        ("\"200 kr\"", "200", 14, "rates[0].pay.per_hour", "a text in quotes is wanted", "folgesvenn schema"),
        ("\"200 kr\"", "\"-200 kr\"", 14, "rates[0].pay.per_hour", "negative", "Write it with its unit"),
        (
            "\"200 kr\"",
            "\"99999999999999999999 kr\"",
            14,
            "rates[0].pay.per_hour",
            "too large",
            "Write it with its unit",
        ),
        ("2026-01-01", "\"2026-02-30\"", 13, "rates[0].from", "no such date", "a day that the month has"),
        ("2026-01-01", "\"next year\"", 13, "rates[0].from", "not a date", "2026-01-31"),
        ("from = 2026-01-01\n", "", 11, "rates[0].from", "`from` is missing", "Write `from` here"),
        ("key = \"health\"", "key = \"Helse!\"", 7, "offices[0].key", "not a short name", "small letters"),
        ("name = \"Small kommune\"", "nmae = \"Small kommune\"", 3, "nmae", "unknown key", "Did you mean `name`?"),
        ("[[rates]]", "[[rate]]", 11, "rate", "unknown key", "Did you mean `rates`?"),
        ("name = \"Small kommune\"", "name = Small kommune", 3, "", "", "Correct the line"),
    ] {
        assert!(SMALL.contains(wrong), "{wrong}");
        let flaws = flaws(&SMALL.replacen(wrong, right, 1));
        let found = flaws.iter().any(|flaw| {
            let (says, way) = flaw.said(Lang::En);
            flaw.line == line && flaw.key == key && says.contains(message) && way.contains(remedy)
        });
        assert!(found, "{right}: {flaws:#?}");
    }
}

#[test]
fn all_slips_are_told_in_one_run_from_top_to_bottom() {
    let text = SMALL
        .replace("kind = \"health\"", "kind = \"helath\"\ntelefone = \"1\"")
        .replace("\"200 kr\"", "\"200\"")
        .replace("2026-01-01", "\"soon\"")
        + "[driving]\nroundng = {}\n\n[[caps]]\nkey = \"km\"\nof = \"distance\"\namount = \"300 km\"\n";
    let lines: Vec<usize> = flaws(&text).iter().map(|flaw| flaw.line).collect();
    assert_eq!(lines, [9, 10, 14, 15, 17, 22], "{:#?}", flaws(&text));
}

#[test]
fn each_slip_of_a_list_is_told_by_its_own_place_in_it() {
    let text = format!(
        "{SMALL}[late]\nby_age = [{{ after_days = \"x\", then = \"explain\" }}, {{ after_days = \"y\", then = \"leader\" }}]\n\
         [[caps]]\nkey = 1\n[[caps]]\nkey = \"km\"\nof = \"x\"\n[[caps]]\nkey = 3\n"
    );
    let keys: Vec<String> = flaws(&text).into_iter().map(|flaw| flaw.key).collect();
    for key in ["late.by_age[0].after_days", "late.by_age[1].after_days", "caps[0].key", "caps[1].of", "caps[2].key"] {
        assert!(keys.iter().any(|known| known == key), "{key}: {keys:?}");
    }
}

#[test]
fn one_slip_is_told_once() {
    let flaws = flaws(&SMALL.replace("kind = \"health\"", "kind = \"helath\""));
    assert_eq!(flaws.len(), 1, "{flaws:#?}");
}

#[test]
fn names_stand_once_and_form_versions_count_up() {
    let form = r#"
[[report_forms]]
key = "month"
version = 1
from = "2026-01-01"
every = "period"
due = [{ month = 2, day = 30 }]
title = { nb = "R", nn = "R", en = "R" }
questions = []
"#;
    let word = "{ nb = \"a\", nn = \"a\", en = \"a\" }";
    let asks = |answer: &str| format!("[[report_forms.questions]]\nkey = \"q\"\ntext = {word}\nanswer = {answer}\n");
    let wide = form.replace("\"month\"", "\"wide\"").replace("questions = []\n", "")
        + &asks("{ text = 4001 }")
        + &asks("{ scale = 1 }")
        + &asks(&format!("{{ one_of = [{word}] }}"))
        + &asks("{ text = 4000 }").repeat(8);
    let office = "[[offices]]\nkey = \"health\"\nname = \"Other\"\nkind = \"social\"\n";
    let flaws = flaws(&format!("{SMALL}{office}{form}{form}{wide}"));
    for (key, message) in [
        ("offices[1].key", "stands twice"),
        ("report_forms[0].questions", "no question"),
        ("report_forms[0].due[0]", "no year has that day: { month = 2, day = 30 }"),
        ("report_forms[0].due", "another number of days"),
        ("report_forms[2].questions[0].answer", "no room, or too much"),
        ("report_forms[2].questions[1].answer", "too few or too many choices"),
        ("report_forms[2].questions[2].answer", "too few or too many choices"),
        ("report_forms[2].questions[1].key", "stands twice"),
        ("report_forms[2].questions", "too long together"),
        ("report_forms[1].version", "not newer"),
        ("report_forms[1].from", "does not begin after"),
    ] {
        assert!(
            flaws.iter().any(|flaw| flaw.key == key && flaw.said(Lang::En).0.contains(message)),
            "{key}: {flaws:#?}"
        );
    }
}

#[test]
fn rules_that_do_not_hold_together_are_told_at_their_line() {
    let rate =
        "[[rates]]\nkey = \"hour\"\nfrom = \"2027-01-01\"\nuntil = \"2026-12-31\"\npay = { per_hour = \"210 kr\" }\n";
    let cap = "[[caps]]\nkey = \"km\"\nof = \"distance\"\namount = { fixed = \"300 kr\" }\n";
    let found = flaws(&format!("{SMALL}{rate}{cap}"));
    let told = |line: usize, message: &str, remedy: &str| {
        found.iter().any(|flaw| {
            let (says, way) = flaw.said(Lang::En);
            flaw.line == line && says.contains(message) && way.contains(remedy)
        })
    };
    assert!(told(18, "ends before it begins", "`until`"), "{found:#?}");
    assert!(told(23, "unit", "km for distance"), "{found:#?}");
}

#[test]
fn what_an_office_does_otherwise_is_checked_too() {
    let overlay = "[[offices.overlays]]\nfrom = \"2026-02-01\"\nuntil = \"2026-01-01\"\n\n[[rates]]";
    let flaws = flaws(&SMALL.replacen("[[rates]]", overlay, 1));
    assert!(flaws.iter().any(|flaw| flaw.key.starts_with("offices[0].overlays[0]")), "{flaws:#?}");
}

#[test]
fn what_lies_over_the_rules_is_told_together_with_faults_of_other_keys() {
    let backward = "from = \"2026-02-01\"\nuntil = \"2026-01-01\"\n";
    let over = SMALL.replacen("[[rates]]", &format!("[[offices.overlays]]\n{backward}\n[[rates]]"), 1)
        + &format!("[[overlays]]\n{backward}");
    let keys = |text: &str| flaws(text).into_iter().map(|flaw| flaw.key).collect::<Vec<_>>();
    let (office, general) = ("offices[0].overlays[0].until", "overlays[0].until");
    // A fact, an office's own key and a rate that cannot be read.
    assert_eq!(keys(&over), [office, general]);
    assert_eq!(keys(&over.replace("role =", "rolle =")), ["role", "rolle", office, general]);
    assert_eq!(keys(&over.replace("\"health\"\n\n", "\"helth\"\n\n")), ["offices[0].kind", office, general]);
    assert_eq!(keys(&over.replace("200 kr", "200")), [office, "rates[0].pay.per_hour", general]);
    // When each of them may begin hangs on the periods; what an office does otherwise hangs on what lies below it.
    assert_eq!(keys(&format!("{over}[period]\nstart_day = 31\n")), ["period.start_day"]);
    assert_eq!(keys(&format!("{over}set.late = 1\n")), ["overlays[0].set.late"]);
}

#[test]
fn of_what_lies_over_a_section_that_cannot_be_read_nothing_is_said() {
    let per_granted_hour = "[[overlays]]\nset.caps = [{ key = \"km\", of = \"distance\", amount = { per_granted_hour = { each = \"5 km\" } } }]\n";
    let keys = |text: &str| flaws(text).into_iter().map(|flaw| flaw.key).collect::<Vec<_>>();
    let granted = |hours: &str| format!("{SMALL}[granted]\nhours = {{ per_month = \"{hours}\" }}\n{per_granted_hour}");
    assert!(parse(Path::new("small.toml"), &granted("16 h")).is_ok());
    assert_eq!(keys(&granted("16")), ["granted.hours.per_month"]);
    assert_eq!(keys(&format!("{SMALL}{per_granted_hour}")), ["overlays[0].set.caps[0].amount"]);
}

#[test]
fn the_message_shows_file_line_and_way_out() {
    let problem = parse(Path::new("small.toml"), &SMALL.replace("per_hour", "per_hours")).unwrap_err();
    insta::assert_snapshot!(problem, @r#"
    1 problem
    small.toml, line 14, column 9, key `rates[0].pay.per_hours`: unknown choice `per_hours`
       14 | pay = { per_hours = "200 kr" }
          = Did you mean `per_hour`? Known here: per_hour, share_of_rate, per_day, per_recipient_day.
    "#);
}

#[test]
fn a_missing_file_and_one_that_is_not_text_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.toml");
    assert!(super::load(&path).unwrap_err().to_string().contains("Check the path"));
    std::fs::write(&path, [0xff, 0xfe, 0x00]).unwrap();
    assert!(super::load(&path).unwrap_err().to_string().contains("UTF-8"));
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    assert!(parse(Path::new("small.toml"), &format!("\u{feff}{SMALL}")).is_ok());
}

proptest! {
    #[test]
    fn whatever_stands_in_a_file_nothing_panics(text in ".{0,400}") {
        let _ = parse(Path::new("x.toml"), &text);
    }

    #[test]
    fn a_demo_with_a_piece_cut_out_or_put_in_never_panics(
        which in 0..demo::ALL.len(), at in any::<prop::sample::Index>(), length in 0_usize..40, put in "[\\[\\]{}=\"#a-z0-9.\n ]{0,6}"
    ) {
        let mut characters: Vec<char> = demo::ALL[which].text.chars().collect();
        let from = at.index(characters.len());
        let until = (from + length).min(characters.len());
        characters.splice(from..until, put.chars());
        let text: String = characters.into_iter().collect();
        if let Err(MunicipalityProblem::Flawed { flaws, .. }) = parse(Path::new("x.toml"), &text) {
            prop_assert!(!flaws.is_empty());
            prop_assert!(flaws.iter().all(|flaw| !flaw.said(Lang::Nn).1.is_empty() && flaw.line >= 1));
        }
    }
}

#[test]
fn years_of_keeping_that_cannot_hold_are_told_with_their_place_and_the_rest_has_its_usual_ones() {
    let found = flaws(&format!("{SMALL}[retention]\naccounts = 3\nreports = 0\nmessages = 101\n"));
    let told = found.iter().map(|flaw| (flaw.key.as_str(), flaw.said(Lang::En).0)).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            ("retention.accounts", "too short: 5 years is the least".to_owned()),
            ("retention.reports", "too short: one year is the least".to_owned()),
            ("retention.messages", "too long: 100 years is the most".to_owned()),
        ]
    );
    assert_eq!(flaws(&format!("{SMALL}[retention]\nyears = 5\n"))[0].key, "retention.years");
    let file = parse(Path::new("small.toml"), &format!("{SMALL}[retention]\nreports = 10\n")).unwrap();
    let retention = file.facts.retention;
    assert_eq!((retention.accounts.0, retention.reports.map(|years| years.0), retention.messages), (5, Some(10), None));
}
