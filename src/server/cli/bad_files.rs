//! Files with something wrong in them, through the verbs: the place, what it is and the way out, in every language, with
//! the exit code.

use super::{Failure, check, timesheet};
use clap::Parser;
use i18n::Lang;
use std::path::{Path, PathBuf};

const SMALL: &str = "key = 'small'\nname = 'Small'\nrole = { nb = 'a', nn = 'a', en = 'a' }\n\
                     [[offices]]\nkey = 'health'\nname = 'Health'\nkind = 'health'\n";
const HEAD: &str = "dato;start;slutt;fra;til;km;utlegg;kr\n";

#[derive(Parser)]
struct CheckLine {
    #[command(flatten)]
    verb: check::Check,
}

#[derive(Parser)]
struct TimesheetLine {
    #[command(flatten)]
    verb: timesheet::Timesheet,
}

/// What the verb says of the file: an exit code, and the same in bokmål, nynorsk and English.
fn told(failure: &Failure) -> (u8, String) {
    let [nb, nn, en] = Lang::ALL.map(|t| failure.said(t));
    assert!(nb != en && nn != en, "{nb}\n{nn}\n{en}");
    (failure.exit_code(), en)
}

fn checked(file: &Path) -> Result<(), Failure> {
    CheckLine::parse_from([Path::new("check"), file]).verb.run()
}

fn reckoned(municipality: &Path, log: &Path) -> Result<(), Failure> {
    let words = ["timesheet", "--lang", "en", "--municipality"].map(PathBuf::from);
    let words = words.into_iter().chain([municipality.to_owned(), "--log".into(), log.to_owned()]);
    TimesheetLine::parse_from(words).verb.run()
}

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("municipality/demo/fjellmyr.toml")
}

#[test]
fn rules_that_cannot_hold_are_told_with_place_and_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.toml");
    let rate = |key: &str, from: &str, until: &str, pay: &str| {
        let until = if until.is_empty() { String::new() } else { format!("until = '{until}'\n") };
        format!("[[rates]]\nkey = '{key}'\nfrom = '{from}'\n{until}pay = {{ per_hour = '{pay}' }}\n")
    };
    for (rules, place, what, way) in [
        (
            rate("h", "2026-01-01", "", "99999999999999999999 kr"),
            "line 11, column 20, key `rates[0].pay.per_hour`",
            "too large",
            "with its unit",
        ),
        (
            rate("h", "2026-01-01", "", "90000000 kr"),
            "line 11, column 1, key `rates[0].pay",
            "too large",
            "number and its unit",
        ),
        (
            rate("h", "1989-12-31", "", "200 kr"),
            "line 10, column 1, key `rates[0].from`",
            "outside 1990–2100",
            "1990-01-01",
        ),
        (
            rate("h", "2026-01-01", "2101-01-01", "200 kr"),
            "line 11, column 1, key `rates[0].until`",
            "outside 1990–2100",
            "2100-12-31",
        ),
        (
            rate("h", "2026-01-02", "2026-01-01", "200 kr"),
            "line 11, column 1, key `rates[0].until`",
            "ends before it begins",
            "`until`",
        ),
        (
            "[period]\nstart_day = 0\n".to_owned(),
            "line 9, column 13, key `period.start_day`",
            "day 1 to 28",
            "from 1 to 28",
        ),
        (
            rate("h", "2026-01-01", "2026-06-30", "200 kr") + &rate("h", "2026-06-01", "", "210 kr"),
            "line 15, column 1, key `rates[1].from`",
            "same days as rates[0]",
            "the day before the newer begins",
        ),
        (
            rate("h", "2026-01-01", "2026-03-31", "200 kr") + &rate("h", "2026-05-01", "", "210 kr"),
            "line 11, column 1, key `rates[0].until`",
            "no rate holds on 2026-04-01",
            "Add a row for those days",
        ),
        (
            rate("h", "2026-01-01", "", "NaN kr"),
            "line 11, column 20, key `rates[0].pay.per_hour`",
            "not a number",
            "with its unit",
        ),
        (
            "[driving]\nper_kilometre = '5 kr'\n".to_owned(),
            "line 9, column 1, key `driving.per_kilometre`",
            "unknown key",
            "Known here",
        ),
    ] {
        std::fs::write(&file, format!("{SMALL}{rules}")).unwrap();
        let (code, text) = told(&checked(&file).unwrap_err());
        assert!(text.contains(place) && text.contains(what) && text.contains(way), "{rules}\n{text}");
        assert_eq!(code, 3, "{text}");
    }
}

#[test]
fn of_several_files_the_gravest_decides_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let [wrong, missing] = ["wrong.toml", "missing.toml"].map(|name| folder.path().join(name));
    std::fs::write(&wrong, "key = ''").unwrap();
    for files in [[&wrong, &missing], [&missing, &wrong]] {
        let line = CheckLine::parse_from([Path::new("check"), files[0], files[1]]);
        assert_eq!(line.verb.run().unwrap_err().exit_code(), 4, "{files:?}");
    }
}

#[test]
fn what_stands_in_cells_is_told_with_place_and_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.csv");
    let session = "02.03.2026;10:00;11:00;Hjem;Kino;";
    for (row, place, what, way) in [
        (
            format!("{session}99999999999999999999;;"),
            "column 6, field `km`",
            "more than 2,000.0",
            "Write the kilometres",
        ),
        (format!("{session}9999;;"), "column 6, field `km`", "more than 2,000.0", "Write the kilometres"),
        (
            format!("{session};Kino;99999999999999999999"),
            "column 8, field `kr`",
            "more than 100,000.00",
            "Write the kroner",
        ),
        (format!("{session};Kino;1000000"), "column 8, field `kr`", "more than 100,000.00", "Write the kroner"),
        (format!("{session}1e5;;"), "column 6, field `km`", "`1e5` is not a number", "decimal comma"),
        (format!("{session}NaN;;"), "column 6, field `km`", "`NaN` is not a number", "decimal comma"),
        (format!("{session};Kino;inf"), "column 8, field `kr`", "`inf` is not a number", "decimal comma"),
        (format!("{session};Kino;--"), "column 8, field `kr`", "`--` is not a number", "decimal comma"),
        (
            "45678;10:00;11:00;;;;;".to_owned(),
            "column 1, field `dato`",
            "a number, not a date",
            "Excel means 21.01.2025",
        ),
        ("01.01.2101;10:00;11:00;;;;;".to_owned(), "column 1, field `dato`", "outside 1990–2100", "four digits"),
        ("31.12.1989;10:00;11:00;;;;;".to_owned(), "column 1, field `dato`", "outside 1990–2100", "four digits"),
    ] {
        std::fs::write(&file, format!("{HEAD}{row}\n")).unwrap();
        let (code, text) = told(&reckoned(&demo(), &file).unwrap_err());
        let place = format!("line 2, {place}");
        assert!(text.contains(&place) && text.contains(what) && text.contains(way), "{row}\n{text}");
        assert_eq!(code, 3, "{text}");
    }
}

#[test]
fn files_that_are_not_what_they_should_be_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    for (bytes, place, what, way) in [
        (&b""[..], "line 1, column 1", "the file is empty", "Write the headings first"),
        (b" \n\n", "line 1, column 1", "the file is empty", "Write the headings first"),
        (b"\xef\xbb\xbf", "line 1, column 1", "the file is empty", "Write the headings first"),
        (b"dato;start\n", "line 1, column 1, field `slutt`", "heading `slutt` is missing", "Write `slutt` in the first row"),
        (b"dato;start;slutt;km;KM\n", "line 1, column 5, field `KM`", "stands twice", "Keep one"),
        (b"dato;start;slutt;kmm\n", "line 1, column 4, field `kmm`", "unknown heading", "Did you mean `km`?"),
        (b"PK\x03\x04 a spreadsheet", "line 1, column 1", "not a CSV file", "CSV UTF-8"),
        (b"{\"contacts\": [{\"assignments\": [{\"name\": \"A\", \"from\": \"2026-02-01\", \"until\": \"2026-01-01\"}]}]}",
            "line 1, column 32, field `contacts[0].assignments[0].until`", "ends before it begins", "`until`"),
    ] {
        std::fs::write(&file, bytes).unwrap();
        let (code, text) = told(&reckoned(&demo(), &file).unwrap_err());
        assert!(text.contains(place) && text.contains(what) && text.contains(way), "{text}");
        assert_eq!(code, 3, "{text}");
    }
}

#[test]
fn a_municipality_in_another_encoding_is_told_at_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.toml");
    std::fs::write(&file, [SMALL.as_bytes(), b"# Kj\xf8ring\n"].concat()).unwrap();
    let (code, text) = told(&checked(&file).unwrap_err());
    assert!(text.contains("line 8, column 5") && text.contains("not text in UTF-8"), "{text}");
    assert!(text.contains("Save it as UTF-8") && text.contains("Windows-1252"), "{text}");
    assert_eq!(code, 3);
}

#[test]
fn a_folder_and_a_file_that_is_not_there_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none");
    for (path, what, way) in
        [(folder.path(), "it is a folder", "Name a file in it"), (&missing, "no such file", "Check the path")]
    {
        for failure in [checked(path), reckoned(path, &missing), reckoned(&demo(), path)] {
            let (code, text) = told(&failure.unwrap_err());
            assert!(text.contains(what) && text.contains(way) && text.contains(&path.display().to_string()), "{text}");
            assert_eq!(code, 4);
        }
    }
}

#[test]
fn every_way_of_saving_the_same_log_is_read_alike() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.csv");
    let read = |bytes: &[u8]| {
        std::fs::write(&file, bytes).unwrap();
        let log = crate::log_file::load(&file).unwrap_or_else(|problem| panic!("{problem}"));
        (log.contacts, log.encoding)
    };
    let (wanted, _) =
        read("dato;start;slutt;fra;til;km;utlegg;kr\n02.03.2026;10:00;11:00;Hjem;Båt;12,5;Kino;1234,50\n".as_bytes());
    for text in [
        "\u{feff}dato;start;slutt;fra;til;km;utlegg;kr\r\n02.03.2026;10:00;11:00;Hjem;Båt;12,5;Kino;1.234,50\r\n",
        "dato,start,slutt,fra,til,km,utlegg,kr\n2026-03-02,10:00,11:00,Hjem,Båt,12.5,Kino,\"1,234.50\"\n",
        "km;kr;til;fra;utlegg;slutt;start;dato\n12.5;1 234,50;Båt;Hjem;Kino;11.00;10.00;02.03.2026\n",
        "sep=,\nkm,kr,til,fra,utlegg,slutt,start,dato\n\"12,5\",1234.5,Båt,Hjem,Kino,11:00,10:00,02.03.2026\n",
    ] {
        assert_eq!(read(text.as_bytes()).0, wanted, "{text}");
    }
    let (contacts, encoding) =
        read(b"dato;start;slutt;fra;til;km;utlegg;kr\n02.03.2026;10:00;11:00;Hjem;B\xe5t;12,5;Kino;1234,50\n");
    assert_eq!((contacts, encoding), (wanted, crate::log_file::Encoding::Windows1252));
}

#[test]
fn a_day_without_a_rate_is_told_in_the_month() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.csv");
    std::fs::write(&log, format!("{HEAD}01.12.2019;10:00;11:00;Hjem;Kino;10,0;;\n")).unwrap();
    let municipality = crate::municipality::demo::DEFAULT.read().unwrap();
    let bytes = std::fs::read(&log).unwrap();
    let text = timesheet::timesheets(&municipality, (&log, &bytes), timesheet::Format::Text, Lang::En).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("no rate per kilometre for 01.12.2019"), "{text}");
    assert!(text.contains("The office must sort this out"), "{text}");
}
