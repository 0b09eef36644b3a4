//! Slips in files that people write: what the readers' messages mean, with a remedy, and the nearest known name.

/// How alike two names must be for the one to be a slip of the other; 1 is the same.
const ALIKE: f64 = 0.6;

/// The key that a message says is missing.
pub(crate) fn missing(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.strip_suffix('`')
}

/// Whether a message says that a section in which one choice must stand is empty.
pub(crate) fn empty_choice(message: &str) -> bool {
    message.starts_with("wanted exactly 1 element, found 0")
}

/// What is wrong and what to do, from the reader's message.
pub(crate) fn explain(message: &str, key: &str) -> (String, String) {
    let mut quoted = message.split('`').skip(1).step_by(2);
    if let Some(field) = missing(message) {
        return (format!("`{field}` is missing"), format!("Write `{field} = …` in this section."));
    }
    let unknown = |kind: &str, quoted: &mut dyn Iterator<Item = &str>| {
        let name = quoted.next().unwrap_or_default().to_owned();
        let known: Vec<&str> = quoted.collect();
        (format!("unknown {kind} `{name}`"), remedy(&name, &known))
    };
    if message.starts_with("unknown field") {
        return unknown("key", &mut quoted);
    }
    if message.starts_with("unknown variant") {
        return unknown("choice", &mut quoted);
    }
    if let Some((what, remedy)) = message.rsplit_once("; ") {
        return (what.to_owned(), format!("{}.", capital(remedy)));
    }
    if message.contains("premature end of input") || message.contains("invalid characters") {
        return ("not a date".to_owned(), "Write year, month and day: \"2026-01-31\".".to_owned());
    }
    if message.contains("out of range") {
        return ("no such date".to_owned(), "Write a day that the month has: \"2026-01-31\".".to_owned());
    }
    if message.starts_with("wanted exactly 1 element") || message == "wanted string or table" {
        let remedy = "Write one of the choices, such as { fixed = \"300 km\" }; the schema lists them.".to_owned();
        return ("one choice is wanted here".to_owned(), remedy);
    }
    (message.to_owned(), format!("Correct `{key}`; `folgesvenn schema` tells what may stand there."))
}

/// Names the nearest of `known` where there is one, and all of them.
pub(crate) fn remedy(name: &str, known: &[&str]) -> String {
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(name, other);
    let nearest =
        known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|near| likeness(near) >= ALIKE);
    let all = match known {
        [] => "Nothing may stand here.".to_owned(),
        known => format!("Known here: {}.", known.join(", ")),
    };
    nearest.map_or_else(|| all.clone(), |near| format!("Did you mean `{near}`? {all}"))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
