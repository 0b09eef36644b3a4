//! What a file's structure cannot say: names that must differ, days that must exist, rules that must agree.

use super::document::{Document, KeyPath};
use super::{Facts, Municipality};
use crate::slip::{MunicipalitySlip, Slip};
use domain::policy::{self, Overlay, Policy, PolicyProblem};

/// Notes in `document` what in `facts` does not hold together.
pub(super) fn check_facts(facts: &Facts, document: &mut Document<'_>) {
    names(facts, document);
    forms(facts, document);
}

/// Notes in `document` what in the municipality's rules, and in what lies over them, does not hold together.
pub(super) fn check_rules(municipality: &Municipality, document: &mut Document<'_>) {
    let Municipality { facts, policy } = municipality;
    let overlays = |place: String, below: &[Overlay], overlays: &[Overlay]| -> Vec<(String, PolicyProblem)> {
        let found = policy::check_overlays(policy, below, overlays).into_iter();
        found.map(|(nth, problem)| (format!("{place}overlays[{nth}]."), problem)).collect()
    };
    check_own_rules(policy, &[], document);
    let offices = facts.offices.iter().enumerate();
    let found = overlays(String::new(), &[], &facts.overlays).into_iter().chain(
        offices.flat_map(|(nth, office)| overlays(format!("offices[{nth}]."), &facts.overlays, &office.overlays)),
    );
    for (place, PolicyProblem { path, fault }) in found.collect::<Vec<_>>() {
        document.refuse(&KeyPath::from(format!("{place}{path}").as_str()), Slip::Rule(fault));
    }
}

/// Notes in `document` what in the municipality's own rules does not hold together. Of sections that could not be read,
/// and of what hangs on them, nothing is said.
pub(super) fn check_own_rules(policy: &Policy, unread: &[String], document: &mut Document<'_>) {
    let hangs = |section: &str| section == "caps" && unread.iter().any(|section| section == "granted");
    for PolicyProblem { path, fault } in policy::check(policy) {
        let section = path.split(['.', '[']).next().unwrap_or_default();
        if !hangs(section) && !unread.iter().any(|unread| unread == section) {
            document.refuse(&KeyPath::from(path.as_str()), Slip::Rule(fault));
        }
    }
}

fn names(facts: &Facts, document: &mut Document<'_>) {
    keyed(document, [("key".to_owned(), facts.key.as_str())]);
    if facts.offices.is_empty() {
        document.refuse(&KeyPath::from("offices"), MunicipalitySlip::NoOffice);
    }
    let list = |list: &str, keys: Vec<&str>| -> Vec<(String, String)> {
        keys.iter().enumerate().map(|(at, key)| (format!("{list}[{at}].key"), (*key).to_owned())).collect()
    };
    for (what, keys) in [
        ("offices", facts.offices.iter().map(|office| office.key.as_str()).collect()),
        ("activities", facts.activities.iter().map(|activity| activity.key.as_str()).collect()),
    ] {
        let keys = list(what, keys);
        keyed(document, keys.iter().map(|(place, key)| (place.clone(), key.as_str())));
    }
    if facts.name.trim().is_empty() {
        document.refuse(&KeyPath::from("name"), MunicipalitySlip::NoName);
    }
}

/// Keys are short names, each only once.
fn keyed<'k>(document: &mut Document<'_>, keys: impl IntoIterator<Item = (String, &'k str)>) {
    let mut seen: Vec<&str> = Vec::new();
    for (place, key) in keys {
        let place = KeyPath::from(place.as_str());
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        if key.is_empty() || !key.chars().all(plain) {
            document.refuse(&place, MunicipalitySlip::ShortName(key.to_owned()));
        } else if seen.contains(&key) {
            document.refuse(&place, Slip::Twice(key.to_owned()));
        }
        seen.push(key);
    }
}

fn forms(facts: &Facts, document: &mut Document<'_>) {
    for (at, form) in facts.report_forms.iter().enumerate() {
        let place = |key: &str| KeyPath::from(format!("report_forms[{at}].{key}").as_str());
        keyed(document, [(format!("report_forms[{at}].key"), form.key.as_str())]);
        let earlier = facts.report_forms.iter().take(at).filter(|other| other.key == form.key);
        if earlier.clone().any(|other| other.version >= form.version) {
            document.refuse(&place("version"), MunicipalitySlip::NotNewer(form.version));
        }
        if earlier.clone().any(|other| other.from >= form.from) {
            document.refuse(&place("from"), MunicipalitySlip::NotAfter);
        }
        if form.questions.is_empty() {
            document.refuse(&place("questions"), MunicipalitySlip::NoQuestion);
        }
        for (nth, due) in form.due.iter().enumerate() {
            // A leap year has every day that a year can have.
            if chrono::NaiveDate::from_ymd_opt(2000, due.month.into(), due.day.into()).is_none() {
                let slip = MunicipalitySlip::NoSuchDay { day: due.day, month: due.month };
                document.refuse(&place(&format!("due[{nth}]")), slip);
            }
        }
        let questions: Vec<(String, &str)> = form
            .questions
            .iter()
            .enumerate()
            .map(|(nth, question)| (format!("report_forms[{at}].questions[{nth}].key"), question.key.as_str()))
            .collect();
        keyed(document, questions);
    }
}
