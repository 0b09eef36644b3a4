use super::*;
use crate::config::{ConfigProblem, Overrides, Settings};
use std::path::Path;

const GOOD: &str = "[[sign_in]]\nkey = \"entra\"\nname = \"Entra ID\"\nlets_in = \"officers\"\n\
    issuer = \"https://login.example/tenant/v2.0\"\nclient_id = \"us\"\nclient_secret_file = \"FOLDER/secret\"\n";

fn load(folder: &Path, text: &str) -> Result<Settings, ConfigProblem> {
    let path = folder.join("settings.toml");
    std::fs::write(&path, text.replace("FOLDER", &folder.display().to_string())).unwrap();
    Settings::load(&Overrides { config: Some(path), ..Overrides::default() })
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("secret"), "  hush-hush\n").unwrap();
    std::fs::write(folder.path().join("empty"), "\n").unwrap();
    folder
}

#[test]
fn a_table_is_read_with_its_secret_and_never_shows_it() {
    let folder = folder();
    let settings = load(folder.path(), GOOD).unwrap();
    let provider = settings.sign_in.first().unwrap();
    assert_eq!((provider.claim.as_str(), provider.scopes.len(), &provider.demanded.sign_in), ("sub", 0, &None));
    assert_eq!(provider.proof, ClientProof::Secret(Secret::new("hush-hush").unwrap()));
    assert!(!format!("{settings:?}").contains("hush"), "{settings:?}");
}

#[test]
fn every_mistake_in_a_table_is_told_with_its_place_and_the_way_out() {
    let folder = folder();
    let changed = |from: &str, to: &str| {
        assert!(GOOD.contains(from));
        GOOD.replace(from, to)
    };
    let more = |line: &str| format!("{GOOD}{line}\n");
    let two_levels = "acr = { enrol = \"one\", report = \"two\" }\n";
    let cases: Vec<(String, &[&str])> = vec![
        (changed("\"entra\"", "\"Entra ID\""), &["line 1", "key: `Entra ID`", "small letters"]),
        (changed("\"entra\"", "\"\""), &["key: ``", "such as entra"]),
        (changed("\"Entra ID\"", "\" \""), &["name is empty", "such as ID-porten"]),
        (changed("\"us\"", "\"\""), &["client_id is empty"]),
        (changed("\"officers\"", "\"everybody\""), &["line 4", "`officers` or `contacts`"]),
        (changed("https://login", "http://login"), &["issuer: `http://login.example", "https://login.example/tenant"]),
        (changed("https://login.example", "login.example"), &["issuer:", "http://localhost"]),
        (changed("v2.0", "?x=1"), &["issuer:"]),
        (changed("client_id", "client"), &["line 6", "client", "client_id"]),
        (changed("client_secret_file = \"FOLDER/secret\"\n", ""), &["client_secret_file, client_secret_env"]),
        (more("client_secret_env = \"X\""), &["write one of client_secret_file"]),
        (more("key_id = \"k\""), &["key_id and private_key_file go together"]),
        (more("scopes = [\"openid profile\"]"), &["scopes: `openid profile`", "each scope by itself"]),
        (more("claim = \"\""), &["claim is empty", "pid"]),
        (more("acr = { report = \"x\" }"), &["acr.report is nothing for officers", "acr.desk"]),
        (more("acr = { dask = \"x\" }"), &["dask", "`desk`"]),
        (changed("\"officers\"", "\"contacts\"") + "acr = { desk = \"x\" }", &["acr.desk is nothing for contacts"]),
        (changed("\"officers\"", "\"contacts\"") + two_levels, &["`one` and `two`", "idporten-loa-high"]),
        (GOOD.repeat(2), &["two [[sign_in]] tables", "`entra`"]),
        (changed("/secret\"", "/missing\""), &["`entra`, client_secret_file", "missing", "readable for this user"]),
        (changed("/secret\"", "/empty\""), &["client_secret_file: nothing usable"]),
        (
            changed("client_secret_file = \"FOLDER/secret\"", "client_secret_env = \"FOLGESVENN_TEST_NOT_SET\""),
            &["client_secret_env", "FOLGESVENN_TEST_NOT_SET", "environment variable"],
        ),
        (
            changed("client_secret_file = \"FOLDER/secret\"", "private_key_file = \"FOLDER/secret\"\nkey_id = \"k\""),
            &["private_key_file: nothing usable", "PEM"],
        ),
    ];
    for (text, parts) in cases {
        let told = load(folder.path(), &text).map_or_else(|problem| problem.to_string(), |_| "nothing".to_owned());
        for part in parts {
            assert!(told.contains(part), "{text}\n{part} is missing in: {told}");
        }
        assert!(!told.contains("hush"), "{told}");
    }
}

#[test]
fn a_phone_is_asked_for_what_hours_need_and_then_for_what_reports_need_and_meets_it_with_no_less() {
    let folder = folder();
    let all = |acr: &str| {
        let text = GOOD.replace("\"officers\"", "\"contacts\"") + &format!("acr = {{ {acr} }}\n");
        load(folder.path(), &text).unwrap().sign_in.remove(0).demanded
    };
    let of = |acr: &str| all(acr).sign_in.unwrap();
    let (low, middle, top) = ("idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high");
    let asked = all(&format!("enrol = {low:?}, submit = {middle:?}, report = {top:?}"));
    let word = |level: Option<&Level>| level.map(|level| level.as_str().to_owned()).unwrap_or_default();
    assert_eq!([word(asked.sign_in.as_ref()), word(asked.send.as_ref())], [middle, top], "{asked:?}");
    // One step at a time: whoever cannot prove the highest sends what asks for less.
    for (proved, next) in [(None, middle), (Some(low), middle), (Some(middle), top), (Some(top), top)] {
        assert_eq!(word(asked.next(proved)), next, "after {proved:?}");
    }
    // A report that asks for less than hours does not lower anything.
    let asked = all(&format!("enrol = {top:?}, report = {low:?}"));
    assert_eq!([word(asked.sign_in.as_ref()), word(asked.send.as_ref())], [top, top], "{asked:?}");
    let only = all(&format!("report = {top:?}"));
    assert_eq!((only.sign_in.as_ref(), word(only.next(None)).as_str()), (None, top));
    assert_eq!(all("").next(None), None);
    let high = of(&format!("enrol = {top:?}"));
    let substantial = of(&format!("enrol = {low:?}, submit = {middle:?}"));
    for (level, done, met) in [
        (&substantial, Some("idporten-loa-high"), true),
        (&substantial, Some("idporten-loa-substantial"), true),
        (&substantial, Some("idporten-loa-low"), false),
        (&high, Some("idporten-loa-substantial"), false),
        (&high, Some("Level4"), false),
        (&high, None, false),
        (&of("enrol = \"mfa\""), Some("mfa"), true),
        (&of("enrol = \"mfa\""), Some("idporten-loa-high"), false),
    ] {
        assert_eq!(level.is_met_by(done), met, "{level:?} by {done:?}");
    }
}

#[test]
fn an_issuer_of_this_machine_may_do_without_tls() {
    let folder = folder();
    for issuer in ["http://localhost:9000", "http://127.0.0.1:9000/x", "https://test.idporten.example"] {
        let text = GOOD.replace("https://login.example/tenant/v2.0", issuer);
        assert_eq!(load(folder.path(), &text).unwrap().sign_in[0].issuer, issuer);
    }
}
