//! What a screen says to a screen reader is written down once: no journey looks at a screen without its file, no file is
//! left of a screen that nobody looks at, and no heading that the app or the desk can show is missing on all of them.

use super::{has_kind, ours};
use std::collections::BTreeSet;
use std::fs::read_to_string;

/// What can go wrong at a provider, and pages that a browser leaves at once.
const BY_PROVIDER: &str = "the server's tests read it; the journeys' provider does nothing wrong";

/// Headings that no journey can have read, and why.
const UNREAD: [(&str, &str); 18] = [
    ("month-exported-title", "the months are handed to payroll by no page or command yet"),
    ("month-paid-title", "nor does anything say that they are paid"),
    ("message-unsent-incident-title", "the journey leaves a concern unsent, which is told in the same way"),
    ("plan-refused", "no journey has a plan refused yet"),
    ("sign-off-refused", "no journey has a sign-off refused yet"),
    ("sign-in-leaving-title", BY_PROVIDER),
    ("sign-in-done-title", BY_PROVIDER),
    ("sign-in-not-set-up-title", BY_PROVIDER),
    ("sign-in-stale-title", BY_PROVIDER),
    ("sign-in-not-proved-title", BY_PROVIDER),
    ("sign-in-clock-title", BY_PROVIDER),
    ("sign-in-too-low-title", BY_PROVIDER),
    ("sign-in-other-person-title", BY_PROVIDER),
    ("sign-in-too-many-title", BY_PROVIDER),
    ("sign-in-nowhere-title", BY_PROVIDER),
    ("page-title", "the window's"),
    ("desk-page-title", "the window's"),
    ("desk-not-allowed-title", "the server's tests read it; in the demo every officer may do everything"),
];

#[test]
fn every_screen_that_a_journey_examines_has_its_file_and_every_file_its_screen() {
    let mut examined = BTreeSet::new();
    for (name, path) in ours("tests/e2e/journeys") {
        let text = read_to_string(path).unwrap();
        for call in text.split("examine(").skip(1) {
            let argument = call.split(')').next().unwrap_or_default();
            let screen =
                argument.split('\'').nth(1).unwrap_or_else(|| panic!("{name} examines a screen without a name"));
            examined.insert(screen.to_owned());
        }
    }
    let written: BTreeSet<String> = screens().into_iter().map(|(name, _)| name).collect();
    assert_eq!(examined, written);
}

#[test]
fn every_heading_of_app_and_desk_is_read_on_a_screen_that_a_journey_examines() {
    let (desk, app): (Vec<_>, Vec<_>) = screens().into_iter().partition(|(name, _)| name.starts_with("desk-"));
    let read = |variants: &[String], screens: &[(String, String)]| {
        let mut headings = screens.iter().flat_map(|(_, text)| text.lines().filter_map(heading));
        headings.any(|heading| variants.iter().any(|variant| reads(heading, variant)))
    };
    let of_desk = |id: &str| {
        [
            "desk-",
            "aside-",
            "sign-in-",
            "officer-passkey-",
            "import-",
            "supervision-desk-",
            "report-desk-",
            "message-desk-",
            "letter-desk-",
            "audit-",
            "phones-title",
        ]
        .iter()
        .any(|area| id.starts_with(area))
    };
    let mut unread: Vec<String> = titles()
        .into_iter()
        .filter(|(id, variants)| !read(variants, if of_desk(id) { &desk } else { &app }))
        .map(|(id, _)| id)
        .collect();
    unread.sort();
    let mut known = UNREAD.map(|(id, _)| id.to_owned());
    known.sort();
    assert_eq!(unread, known, "examine a screen that shows it, or say in UNREAD why that cannot be");
}

/// The examined screens by name, as they are read.
fn screens() -> Vec<(String, String)> {
    let files = ours("tests/e2e/screens").into_iter().filter(|(name, _)| has_kind(name, &["yml"]));
    let name = |path: &std::path::Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    files.map(|(_, path)| (name(&path), read_to_string(path).unwrap())).collect()
}

/// The name in a line such as `- heading "Mars 2026" [level=1]`. The summary of a form's faults is a group with a name.
fn heading(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let name = line.strip_prefix("- heading \"").or_else(|| line.strip_prefix("- group \""))?;
    Some(&name[..name.rfind('"')?])
}

/// The texts that are headings, by name, each with its variants: those whose names end so, and what pages take as title.
fn titles() -> Vec<(String, Vec<String>)> {
    let mut taken = BTreeSet::new();
    for (_, path) in ours("src/app") {
        for use_of in read_to_string(path).unwrap_or_default().split("title=said(Lang::").skip(1) {
            taken.insert(use_of.split(')').next().unwrap_or_default().replace('_', "-"));
        }
    }
    let mut titles: Vec<(String, Vec<String>)> = Vec::new();
    for (_, path) in ours("src/i18n/texts/nb") {
        let text = read_to_string(path).unwrap();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let Some((id, value)) = line.split_once(" =") else { continue };
            let mut variants = vec![value.trim().to_owned()];
            while let Some(more) = lines.next_if(|line| line.starts_with([' ', '}'])) {
                variants.extend(more.split_once("] ").map(|(_, variant)| variant.to_owned()));
            }
            if id.ends_with("-title") || taken.contains(id) {
                titles.push((id.to_owned(), variants));
            }
        }
    }
    titles
}

/// Whether a heading is the text, whatever stands in the places that the text leaves open.
fn reads(heading: &str, text: &str) -> bool {
    let mut parts = text.split(['{', '}']).step_by(2);
    let Some(mut rest) = parts.next().filter(|_| !text.is_empty()).and_then(|first| heading.strip_prefix(first)) else {
        return false;
    };
    for part in parts {
        let Some(at) = rest.rfind(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.is_empty()
}
