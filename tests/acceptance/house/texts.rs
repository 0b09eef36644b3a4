use super::{has_kind, ours};
use std::collections::BTreeSet;

/// Messages of a room: keys at the line's beginning, attributes indented with a dot.
fn keys(text: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut message = "";
    for line in text.lines() {
        let Some((name, _)) = line.split_once(" =") else { continue };
        if let Some(attribute) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split(' ').next()) {
            keys.push(format!("{message}.{attribute}"));
        } else if name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains(' ') {
            message = name;
            keys.push(name.to_owned());
        }
    }
    keys
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

#[test]
fn every_text_is_shown_somewhere() {
    let mut used = BTreeSet::new();
    for (name, path) in ["src/app", "src/server", "src/i18n/format"].into_iter().flat_map(ours) {
        let is_test = name.contains("/tests/") || name.ends_with("tests.rs");
        if has_kind(&name, &["rs", "html"]) && !is_test {
            let text = std::fs::read_to_string(path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            used.extend(words(code).map(str::to_owned));
        }
    }
    let rooms = ours("src/i18n/texts/nb");
    let texts: Vec<String> = rooms.iter().map(|(_, path)| std::fs::read_to_string(path).unwrap()).collect();
    // A message may stand in another.
    let within: BTreeSet<&str> =
        texts.iter().flat_map(|text| text.split("{ ").skip(1)).filter_map(|rest| rest.split(' ').next()).collect();
    let mut seen = 0;
    for ((room, _), text) in rooms.iter().zip(&texts) {
        for key in keys(text) {
            seen += 1;
            let function = key.replace(['-', '.'], "_");
            assert!(
                used.contains(&function) || within.contains(key.as_str()),
                "{room}: nobody says `{key}`; delete it"
            );
        }
    }
    assert!(seen > 500, "only {seen} texts were found");
}
