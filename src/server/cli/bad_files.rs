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

/// A file with something wrong in it, and what must be said of it.
struct Bad {
    file: File,
    /// Line, column and key or field.
    place: &'static str,
    what: &'static str,
    way: &'static str,
}

enum File {
    /// A municipality's, byte for byte.
    Municipality(Vec<u8>),
    /// A log, byte for byte.
    Log(Vec<u8>),
}

impl File {
    fn told(&self, folder: &Path) -> (u8, String) {
        let path = folder.join("file");
        let (Self::Municipality(bytes) | Self::Log(bytes)) = self;
        std::fs::write(&path, bytes).unwrap();
        let done = if matches!(self, Self::Log(_)) { reckoned(&demo(), &path) } else { checked(&path) };
        told(&done.expect_err(&String::from_utf8_lossy(bytes)))
    }
}

/// Rules of an otherwise small municipality; its own facts end with line 7.
fn rules(rules: &str) -> File {
    File::Municipality(format!("{SMALL}{rules}").into())
}

fn rate(from: &str, until: &str, pay: &str) -> String {
    let until = if until.is_empty() { String::new() } else { format!("until = '{until}'\n") };
    format!("[[rates]]\nkey = 'h'\nfrom = '{from}'\n{until}pay = {{ per_hour = '{pay}' }}\n")
}

/// A meeting's row in a spreadsheet.
fn row(row: &str) -> File {
    File::Log(format!("{HEAD}{row}\n").into())
}

/// A meeting that drove so far.
fn km(km: &str) -> File {
    row(&format!("02.03.2026;10:00;11:00;Hjem;Kino;{km};;"))
}

/// A meeting that cost so much.
fn kr(kr: &str) -> File {
    row(&format!("02.03.2026;10:00;11:00;Hjem;Kino;;Kino;{kr}"))
}

/// What was agreed of an assignment, in JSON.
fn agreed(agreed: &str) -> File {
    File::Log(format!("{{\"contacts\": [{{\"assignments\": [{{\"name\": \"A\", {agreed}}}]}}]}}").into())
}

fn bytes(bytes: &[u8]) -> File {
    File::Log(bytes.into())
}

fn bad(file: File, place: &'static str, what: &'static str, way: &'static str) -> Bad {
    Bad { file, place, what, way }
}

fn bad_rules() -> Vec<Bad> {
    vec![
        bad(
            rules(&rate("2026-01-01", "", "99999999999999999999 kr")),
            "line 11, column 20, key `rates[0].pay.per_hour`",
            "too large",
            "with its unit",
        ),
        bad(
            rules(&rate("2026-01-01", "", "90000000 kr")),
            "line 11, column 1, key `rates[0].pay",
            "too large",
            "number and its unit",
        ),
        bad(
            rules(&rate("1989-12-31", "", "200 kr")),
            "line 10, column 1, key `rates[0].from`",
            "outside 1990–2100",
            "1990-01-01",
        ),
        bad(
            rules(&rate("2026-01-01", "2101-01-01", "200 kr")),
            "line 11, column 1, key `rates[0].until`",
            "outside 1990–2100",
            "2100-12-31",
        ),
        bad(
            rules(&rate("2026-01-02", "2026-01-01", "200 kr")),
            "line 11, column 1, key `rates[0].until`",
            "ends before it begins",
            "`until`",
        ),
        bad(
            rules("[period]\nstart_day = 0\n"),
            "line 9, column 13, key `period.start_day`",
            "day 1 to 28",
            "from 1 to 28",
        ),
        bad(
            rules(&(rate("2026-01-01", "2026-06-30", "200 kr") + &rate("2026-06-01", "", "210 kr"))),
            "line 15, column 1, key `rates[1].from`",
            "same days as rates[0]",
            "the day before the newer begins",
        ),
        bad(
            rules(&(rate("2026-01-01", "2026-03-31", "200 kr") + &rate("2026-05-01", "", "210 kr"))),
            "line 11, column 1, key `rates[0].until`",
            "no rate holds on 2026-04-01",
            "Add a row for those days",
        ),
        bad(
            rules(&rate("2026-01-01", "", "NaN kr")),
            "line 11, column 20, key `rates[0].pay.per_hour`",
            "not a number",
            "with its unit",
        ),
        bad(
            rules("[driving]\nper_kilometre = '5 kr'\n"),
            "line 9, column 1, key `driving.per_kilometre`",
            "unknown key",
            "Known here",
        ),
        bad(
            File::Municipality([SMALL.as_bytes(), b"# Kj\xf8ring\n"].concat()),
            "line 8, column 5",
            "not text in UTF-8",
            "Save it as UTF-8",
        ),
    ]
}

fn bad_cells() -> Vec<Bad> {
    vec![
        bad(km("99999999999999999999"), "line 2, column 6, field `km`", "more than 2,000.0", "Write the kilometres"),
        bad(km("9999"), "line 2, column 6, field `km`", "more than 2,000.0", "Write the kilometres"),
        bad(kr("99999999999999999999"), "line 2, column 8, field `kr`", "more than 100,000.00", "Write the kroner"),
        bad(kr("1000000"), "line 2, column 8, field `kr`", "more than 100,000.00", "Write the kroner"),
        bad(km("1e5"), "line 2, column 6, field `km`", "`1e5` is not a number", "decimal comma"),
        bad(km("NaN"), "line 2, column 6, field `km`", "`NaN` is not a number", "decimal comma"),
        bad(kr("inf"), "line 2, column 8, field `kr`", "`inf` is not a number", "decimal comma"),
        bad(kr("--"), "line 2, column 8, field `kr`", "`--` is not a number", "decimal comma"),
        bad(
            row("45678;10:00;11:00;;;;;"),
            "line 2, column 1, field `dato`",
            "a number, not a date",
            "Excel means 21.01.2025",
        ),
        bad(row("01.01.2101;10:00;11:00;;;;;"), "line 2, column 1, field `dato`", "outside 1990–2100", "four digits"),
        bad(row("31.12.1989;10:00;11:00;;;;;"), "line 2, column 1, field `dato`", "outside 1990–2100", "four digits"),
    ]
}

fn bad_logs() -> Vec<Bad> {
    let cap = |days: &str, km: u32| {
        let set =
            format!("\"caps\": [{{\"key\": \"km\", \"of\": \"distance\", \"amount\": {{\"fixed\": \"{km} km\"}}}}]");
        format!("{{{days}, \"set\": {{{set}}}}}")
    };
    let two =
        format!("\"overlays\": [{}, {}]", cap("\"from\": \"2026-01-01\"", 100), cap("\"until\": \"2026-12-31\"", 200));
    vec![
        bad(bytes(b""), "line 1, column 1", "the file is empty", "Write the headings first"),
        bad(bytes(b" \n\n"), "line 1, column 1", "the file is empty", "Write the headings first"),
        bad(bytes(b"\xef\xbb\xbf"), "line 1, column 1", "the file is empty", "Write the headings first"),
        bad(
            bytes(b"dato;start\n"),
            "line 1, column 1, field `slutt`",
            "heading `slutt` is missing",
            "Write `slutt` in the first row",
        ),
        bad(bytes(b"dato;start;slutt;km;KM\n"), "line 1, column 5, field `KM`", "stands twice", "Keep one"),
        bad(bytes(b"dato;start;slutt;kmm\n"), "line 1, column 4, field `kmm`", "unknown heading", "Did you mean `km`?"),
        bad(bytes(b"PK\x03\x04 a spreadsheet"), "line 1, column 1", "not a CSV file", "CSV UTF-8"),
        bad(
            agreed("\"from\": \"2026-02-01\", \"until\": \"2026-01-01\""),
            "line 1, column 32, field `contacts[0].assignments[0].until`",
            "ends before it begins",
            "`until`",
        ),
        bad(
            agreed(&two),
            "field `contacts[0].assignments[0].overlays[1].set.caps[0]`",
            "same days as overlays[0].set.caps[0]",
            "Set `until` on the older",
        ),
        bad(
            agreed(&format!("\"overlays\": [{}]", cap("\"from\": \"2026-03-10\"", 100))),
            "field `contacts[0].assignments[0].overlays[0].from`",
            "cannot change inside a period",
            "first day of a period",
        ),
    ]
}

#[test]
fn everything_wrong_in_a_file_is_told_with_its_place_and_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    for Bad { file, place, what, way } in bad_rules().into_iter().chain(bad_cells()).chain(bad_logs()) {
        let (code, text) = file.told(folder.path());
        for part in [place, what, way] {
            assert!(text.contains(part), "{part} is missing in: {text}");
        }
        assert_eq!(code, 3, "{text}");
    }
}

#[test]
fn keys_that_cannot_be_read_do_not_hide_rules_that_cannot_hold() {
    let folder = tempfile::tempdir().unwrap();
    let late = "[[late.by_age]]\nafter_days = 30\nthen = 'never'\n";
    let clash = rate("2026-01-01", "2026-06-30", "200 kr") + &rate("2026-06-01", "", "210 kr");
    let (code, text) = rules(&format!("{late}{clash}")).told(folder.path());
    assert_eq!(code, 3);
    for part in ["key `late.by_age[0]", "same days as rates[0]"] {
        assert!(text.contains(part), "{part} is missing in: {text}");
    }
    // Nothing is said of a section of which a part could not be read: its rows may fit together once it can.
    let (_, text) = rules(&format!("{clash}[[rates]]\nkey = 'x'\nfrom = 'soon'\n")).told(folder.path());
    assert!(text.contains("key `rates[2]") && !text.contains("same days"), "{text}");
    // The facts are looked at though the rules cannot be read, and the rules though the facts cannot.
    let twice = "[[offices]]\nkey = 'health'\nname = 'Other'\nkind = 'health'\n";
    let (_, text) = rules(&format!("{twice}{late}")).told(folder.path());
    assert!(text.contains("key `offices[1].key`") && text.contains("key `late.by_age[0]"), "{text}");
    let (_, text) = rules(&format!("[[activities]]\nkey = 1\n{clash}")).told(folder.path());
    assert!(text.contains("key `activities[0]") && text.contains("same days as rates[0]"), "{text}");
}

#[test]
fn an_approved_month_that_was_changed_by_hand_is_told_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.json");
    let session = "{\"assignment\": \"A\", \"date\": \"2026-03-02\", \"start\": \"10:00\", \"end\": \"11:00\"}";
    let log = |approved: &str| {
        format!(
            "{{\"contacts\": [{{\"assignments\": [{{\"name\": \"A\", \"approved\": [{approved}]}}], \"sessions\": [{session}]}}]}}"
        )
    };
    let municipality = crate::municipality::demo::DEFAULT.read().unwrap();
    let printed = timesheet::timesheets(&municipality, (&file, log("").as_bytes()), timesheet::Format::Json, Lang::En);
    let printed: serde_json::Value = serde_json::from_slice(&printed.unwrap()).unwrap();
    let month = &printed["timesheets"][0]["timesheet"];
    for (place, amount, [nb, nn, en]) in [
        (
            "/totals/amount",
            1,
            ["men delene er", "men delane er", "`totals.amount` of 2026-03 is 0.01 kr, but its parts sum to"],
        ),
        (
            "/sessions/0/paid",
            i64::MAX,
            [
                "større enn i noen måned",
                "større enn i nokon månad",
                "`sessions` of 2026-03 is larger than in any month",
            ],
        ),
    ] {
        let mut changed = month.clone();
        *changed.pointer_mut(place).unwrap() = amount.into();
        std::fs::write(&file, log(&changed.to_string())).unwrap();
        let failure = reckoned(&demo(), &file).unwrap_err();
        for (t, part) in [(Lang::Nb, nb), (Lang::Nn, nn), (Lang::En, en)] {
            let said = failure.said(t);
            assert!(said.contains(part) && said.contains("assignments[0].approved"), "{said}");
        }
        assert!(failure.said(Lang::En).contains("Take the timesheet as it was printed."));
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
