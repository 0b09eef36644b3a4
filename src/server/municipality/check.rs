//! What a file's structure cannot say: names that must differ, days that must exist, rules that must agree.

use super::Facts;
use super::document::{Document, KeyPath};
use crate::slip::{MunicipalitySlip, Slip};
use domain::policy::{self, Overlay, Policy, PolicyProblem};
use domain::report::{Answer, GOAL_WORDS, LONGEST_TEXT, MOST_CHOICES, Question, ROOM, ReportForm};
use serde::Deserialize;

/// Notes in `document` what in `facts` does not hold together.
pub(super) fn check_facts(facts: &Facts, document: &mut Document<'_>) {
    names(facts, document);
    forms(facts, document);
    for (key, fault) in facts.retention.faults() {
        document.refuse(&KeyPath::from(format!("retention.{key}").as_str()), MunicipalitySlip::Kept(fault));
    }
}

/// Notes in `document` what in the municipality's own rules does not hold together. Of sections that are `unread`, and of
/// what hangs on them, nothing is said.
pub(super) fn check_own_rules(policy: &Policy, unread: &[String], document: &mut Document<'_>) {
    for PolicyProblem { path, fault } in policy::check(policy) {
        if !hangs_on(&path, unread) {
            document.refuse(&KeyPath::from(path.as_str()), Slip::Rule(fault));
        }
    }
}

/// What lies over the rules, read apart from what stands beside it.
#[derive(Deserialize)]
struct Over {
    #[serde(default)]
    overlays: Vec<Overlay>,
}

#[derive(Deserialize)]
struct Offices {
    #[serde(default)]
    offices: Vec<Over>,
}

/// Notes in `document` what does not hold together in what lies over `policy`, as far as it can be read. Of sections
/// that are `unread`, and of what hangs on them, nothing is said.
pub(super) fn check_overlays(policy: &Policy, unread: &[String], document: &mut Document<'_>) {
    if unread.iter().any(|section| section == "period") {
        // On it hangs when each of them may begin and end.
        return;
    }
    let Some(Over { overlays: general }) = document.read_but(&["overlays"], &[]) else { return };
    let offices = document.read_but::<Offices>(&["offices"], &[]).map(|read| read.offices).unwrap_or_default();
    let mut levels = vec![(String::new(), [].as_slice(), &general)];
    let offices = offices.iter().enumerate();
    levels.extend(offices.map(|(nth, office)| (format!("offices[{nth}]."), general.as_slice(), &office.overlays)));
    for (place, below, overlays) in levels {
        for (nth, PolicyProblem { path, fault }) in policy::check_overlays(policy, below, overlays) {
            if !hangs_on(path.strip_prefix("set.").unwrap_or_default(), unread) {
                document.refuse(&KeyPath::from(format!("{place}overlays[{nth}].{path}").as_str()), Slip::Rule(fault));
            }
        }
    }
}

/// Whether what is said of `path` could be otherwise if the sections that are `unread` could be read.
fn hangs_on(path: &str, unread: &[String]) -> bool {
    let section = path.split(['.', '[']).next().unwrap_or_default();
    unread.iter().any(|unread| unread == section || (section == "caps" && unread == "granted"))
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
        if !form.due.is_empty() && form.due.len() != form.every.due_days() {
            document.refuse(&place("due"), MunicipalitySlip::DueDays(form.every.due_days()));
        }
        room(form, |key, slip| document.refuse(&place(key), slip));
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

/// Answers that can be read on a phone, and that fit into one message together.
fn room(form: &ReportForm, mut refuse: impl FnMut(&str, MunicipalitySlip)) {
    let too_many = |count: usize, fewest: usize| !(fewest..=MOST_CHOICES).contains(&count);
    for (nth, Question { answer, .. }) in form.questions.iter().enumerate() {
        let place = format!("questions[{nth}].answer");
        match answer {
            Answer::Text(most) if *most == 0 || *most > LONGEST_TEXT => {
                refuse(&place, MunicipalitySlip::TextRoom(LONGEST_TEXT));
            }
            Answer::Scale(steps) if too_many(usize::from(*steps), 2) => {
                refuse(&place, MunicipalitySlip::Choices(MOST_CHOICES));
            }
            Answer::OneOf(choices) if too_many(choices.len(), 2) => {
                refuse(&place, MunicipalitySlip::Choices(MOST_CHOICES));
            }
            _ => {}
        }
    }
    let characters = |question: &Question| match question.answer {
        Answer::Text(most) => u32::from(most),
        // An agreement rarely has more goals than this.
        Answer::EachGoal => u32::try_from(GOAL_WORDS * 5).unwrap_or(ROOM),
        _ => 0,
    };
    if form.questions.iter().map(characters).sum::<u32>() > ROOM {
        refuse("questions", MunicipalitySlip::FormRoom(ROOM));
    }
}
