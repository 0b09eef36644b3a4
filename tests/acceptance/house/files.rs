use super::code::{module_of, parse, paths_named};
use super::{crates, has_kind, ours, root};

const LONGEST_FILE: usize = 600;
const LONGEST_README: usize = 40;

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let kinds = ["rs", "ts", "js", "css", "ftl", "html", "sql", "toml"];
    for (name, path) in ["src", "tests", "style", "public"].into_iter().flat_map(ours) {
        if has_kind(&name, &kinds) {
            let lines = std::fs::read_to_string(path).unwrap().lines().count();
            assert!(lines <= LONGEST_FILE, "{name} has {lines} lines");
        }
    }
}

#[test]
fn each_crate_says_in_forty_lines_what_it_is_for() {
    for name in crates() {
        let readme = root().join("src").join(&name).join("README.md");
        let text = std::fs::read_to_string(&readme).unwrap_or_else(|_| panic!("src/{name} has no README.md"));
        let lines = text.lines().count();
        assert!((3..=LONGEST_README).contains(&lines), "src/{name}/README.md has {lines} lines");
    }
}

#[test]
fn a_module_with_parts_is_a_folder_with_a_mod_file() {
    for (name, path) in ours("src") {
        if !has_kind(&name, &["rs"]) {
            continue;
        }
        assert!(!path.with_extension("").is_dir(), "{name} lies beside a folder of its own name");
        let vague =
            ["/utils", "/util.", "/helpers", "/helper.", "/misc", "/common."].iter().any(|word| name.contains(word));
        assert!(!vague, "{name} says nothing about what is in it");
    }
}

#[test]
fn worker_watchdog_and_recovery_page_change_nothing_that_the_contact_wrote() {
    let worker = std::fs::read_to_string(root().join("public/sw.template.js")).unwrap();
    for name in ["indexedDB", "localStorage", "IDB"] {
        assert!(!worker.contains(name), "the service worker names {name}");
    }
    let script = |file| std::fs::read_to_string(root().join("public").join(file)).unwrap();
    assert!(!script("boot.js").contains("indexedDB"), "boot.js names indexedDB");
    // The recovery page reads what is sealed for the municipality; it can do nothing else there.
    let recovery = script("recovery.js");
    for word in ["readwrite", "deleteDatabase", ".put(", ".add(", ".clear(", "createObjectStore", "versionchange"] {
        assert!(!recovery.contains(word), "recovery.js says {word}");
    }
    assert_eq!(recovery.matches("indexedDB").count(), 1, "recovery.js opens one database");
}

#[test]
fn one_file_alone_knows_how_requests_are_made() {
    let knowing: Vec<_> = ours("src/app")
        .into_iter()
        .filter(|(name, path)| has_kind(name, &["rs"]) && std::fs::read_to_string(path).unwrap().contains("reqwasm::"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(knowing.len(), 1, "{knowing:?}");
}

#[test]
fn pages_touch_neither_network_nor_storage() {
    for (name, path) in ["src/app/door", "src/app/pages", "src/app/components"]
        .into_iter()
        .filter(|f| root().join(f).is_dir())
        .flat_map(ours)
    {
        if !has_kind(&name, &["rs"]) {
            continue;
        }
        let named = paths_named(&parse(&path), &module_of(name.trim_start_matches("src/app/")));
        // The words of a macro are searched as they stand.
        let text = std::fs::read_to_string(path).unwrap();
        for port in ["crate::net", "crate::storage::indexed_db", "crate::vault", "reqwasm", "web_sys::Idb"] {
            let reached = named.iter().any(|path| path.starts_with(port)) || text.contains(port);
            assert!(!reached, "{name} reaches past the journal to {port}");
        }
    }
}
