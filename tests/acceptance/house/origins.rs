use super::{has_kind, ours};

/// Names, not addresses: nothing is ever asked for there.
const NAMES: &[&str] = &["http://www.w3.org/", "http://localhost", "https://localhost", "http://127.0.0.1"];

#[test]
fn what_the_phone_runs_names_no_origin_but_its_own() {
    for (name, path) in ["public", "style", "src/app", "src/i18n"].into_iter().flat_map(ours) {
        if !has_kind(&name, &["rs", "js", "css", "html", "ftl", "webmanifest", "svg"]) {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        for (number, line) in text.lines().enumerate() {
            for scheme in ["https://", "http://", "wss://", "ws://"] {
                for (at, _) in line.match_indices(scheme) {
                    let address = &line[at..];
                    let is_name = NAMES.iter().any(|known| address.starts_with(known)) || is_invented(address);
                    assert!(is_name, "{name}:{}: {address}", number + 1);
                }
            }
        }
    }
}

/// `.example` and `.invalid` belong to nobody: they stand in tests and hints.
fn is_invented(address: &str) -> bool {
    let host = address.split("//").nth(1).unwrap_or_default();
    let host = host.split(['/', ':', '"', '\'', ' ', '#', ')']).next().unwrap_or_default();
    // A bare scheme is a comparison in code, not an address.
    host.is_empty() || host.ends_with(".example") || host.ends_with(".invalid")
}
