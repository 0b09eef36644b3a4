use std::{collections::BTreeSet, process::Command};

use super::{crates, ours, root};

/// Who may know whom inside the house; nothing else.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("i18n", &[]),
    ("sync", &["domain"]),
    ("store", &["domain", "sync"]),
    ("app", &["domain", "i18n", "sync"]),
    ("server", &["domain", "i18n", "store", "sync"]),
    ("xtask", &[]),
];
/// All that the rules of the work may be built on.
const DOMAIN_USES: &[&str] = &["chrono", "chrono-tz", "serde", "thiserror", "uuid"];
/// For the server alone, behind the feature `schema`.
const DOMAIN_MAY_USE: &[&str] = &["schemars"];
const MOST_CRATES: usize = 9;

fn metadata() -> serde_json::Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What a crate knows outside its tests: always, or behind a feature.
struct Known {
    always: BTreeSet<String>,
    behind_a_feature: BTreeSet<String>,
}

fn dependencies(metadata: &serde_json::Value, name: &str) -> Known {
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == name).unwrap();
    let all = package["dependencies"].as_array().unwrap().iter().filter(|dependency| dependency["kind"] != "dev");
    let (optional, needed): (Vec<_>, Vec<_>) = all.partition(|dependency| dependency["optional"] == true);
    let names = |some: Vec<&serde_json::Value>| {
        some.iter().map(|dependency| dependency["name"].as_str().unwrap().to_owned()).collect()
    };
    Known { always: names(needed), behind_a_feature: names(optional) }
}

#[test]
fn crates_know_only_whom_the_arrows_allow() {
    let metadata = metadata();
    let crates = crates();
    assert_eq!(crates, ARROWS.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>());
    for (name, allowed) in ARROWS {
        let Known { always, behind_a_feature } = dependencies(&metadata, name);
        let inside: Vec<_> = always.union(&behind_a_feature).filter(|other| crates.contains(other)).collect();
        assert!(inside.iter().all(|other| allowed.contains(&other.as_str())), "{name} knows {inside:?}");
    }
}

#[test]
fn the_rules_are_built_on_five_crates_and_cannot_ask_the_time() {
    let Known { always, behind_a_feature } = dependencies(&metadata(), "domain");
    assert!(always.iter().all(|name| DOMAIN_USES.contains(&name.as_str())), "domain uses {always:?}");
    assert!(behind_a_feature.iter().eq(DOMAIN_MAY_USE), "behind a feature, domain uses {behind_a_feature:?}");
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "domain", "--edges", "normal", "--prefix", "none", "--offline"])
        .args(["--format", "{p} features: {f}"])
        .current_dir(root())
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    let chrono = tree.lines().find(|line| line.starts_with("chrono v")).expect(&tree);
    for clock in ["clock", "now", "std", "wasmbind"] {
        let features = chrono.split_once("features: ").unwrap().1;
        assert!(features.split(',').all(|feature| feature != clock), "{chrono}");
    }
    for io in ["tokio v", "js-sys v", "web-sys v", "getrandom v", "rand v"] {
        assert!(!tree.lines().any(|line| line.starts_with(io)), "{tree}");
    }
}

#[test]
fn the_phone_carries_no_schemas() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    for knowing in ["app", "sync", "i18n"] {
        let package = packages.iter().find(|package| package["name"] == knowing).unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let features = dependency["features"].as_array().unwrap();
            assert!(!features.iter().any(|feature| feature == "schema"), "{knowing}: {dependency}");
        }
    }
}

#[test]
fn the_rules_have_no_fraction_no_clock_and_no_unordered_map() {
    // The lints' own list names what it bans.
    for (name, path) in ours("src/domain").into_iter().filter(|(name, _)| name.ends_with(".rs")) {
        let text = std::fs::read_to_string(path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in ["f32", "f64", "SystemTime", "Instant::now", "HashMap", "HashSet", "Utc::now", "async fn"] {
                assert!(!code.contains(word), "{name}:{}: {word}", number + 1);
            }
        }
    }
}

#[test]
fn there_are_few_crates_and_each_takes_versions_and_lints_from_the_workspace() {
    let crates = crates();
    assert!(crates.len() <= MOST_CRATES, "{crates:?}");
    for name in crates {
        let manifest = std::fs::read_to_string(root().join("src").join(&name).join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[lints]\nworkspace = true"), "{name} does not inherit the lints");
        let sections =
            manifest.split("\n[").filter(|section| section.lines().next().is_some_and(|l| l.contains("dependencies")));
        let versioned =
            sections.flat_map(str::lines).find(|line| line.contains("version = ") || line.contains("path = "));
        assert_eq!(versioned, None, "{name} names a version of its own");
    }
}
