//! From a file's text to a municipality, or to everything that is wrong with it.

use super::document::Document;
use super::{FACTS, Facts, Flaw, Municipality, MunicipalityProblem, RULES, check};
use crate::slip::Slip;
use domain::policy::Policy;
use std::path::Path;

/// Reads and checks the file.
///
/// # Errors
/// The file cannot be read, or something in it is wrong.
pub fn load(path: &Path) -> Result<Municipality, MunicipalityProblem> {
    let bytes =
        std::fs::read(path).map_err(|cause| MunicipalityProblem::Unreadable { path: path.to_owned(), cause })?;
    match std::str::from_utf8(&bytes) {
        Ok(text) => parse(path, text),
        Err(error) => Err(not_utf8(path, &bytes, error.valid_up_to())),
    }
}

/// Guessing at another encoding could change a name or a note without anybody noticing, so it is asked for.
fn not_utf8(path: &Path, bytes: &[u8], at: usize) -> MunicipalityProblem {
    let before = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default());
    let line = before.matches('\n').count() + 1;
    let flaw = Flaw {
        line,
        column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
        key: String::new(),
        slip: Slip::NotUtf8,
        source: String::from_utf8_lossy(bytes).lines().nth(line - 1).unwrap_or_default().to_owned(),
    };
    MunicipalityProblem::Flawed { path: path.to_owned(), flaws: vec![flaw] }
}

/// Checks `text` as if it stood in the file `path`.
///
/// # Errors
/// [`MunicipalityProblem::Flawed`]
pub fn parse(path: &Path, text: &str) -> Result<Municipality, MunicipalityProblem> {
    // Windows' editors put a byte order mark first; TOML does not know it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut document = Document::parse(text);
    let municipality = document.is_sound().then(|| whole(&mut document)).flatten();
    match (municipality, document.into_flaws()) {
        (Some(municipality), flaws) if flaws.is_empty() => Ok(municipality),
        (_, flaws) => Err(MunicipalityProblem::Flawed { path: path.to_owned(), flaws }),
    }
}

fn whole(document: &mut Document<'_>) -> Option<Municipality> {
    document.refuse_other_keys(&[FACTS.as_slice(), RULES.as_slice()].concat());
    let facts = document.read::<Facts>(&FACTS);
    let policy = document.read::<Policy>(&RULES);
    if let Some(facts) = &facts {
        check::check_facts(facts, document);
    }
    // What can be told of the rest is told in the same run.
    let unread = document.unread(&RULES);
    let rest = if policy.is_none() { document.read_but::<Policy>(&RULES, &unread) } else { None };
    if let Some(rules) = policy.as_ref().or(rest.as_ref()) {
        check::check_own_rules(rules, &unread, document);
        check::check_overlays(rules, &unread, document);
    }
    Some(Municipality { facts: facts?, policy: policy? })
}
