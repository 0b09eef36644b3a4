//! What a screen says to a screen reader is written down once: no journey looks at a screen without its file, and no file
//! is left of a screen that nobody looks at.

use super::{has_kind, ours};
use std::collections::BTreeSet;

#[test]
fn every_screen_that_a_journey_examines_has_its_file_and_every_file_its_screen() {
    let mut examined = BTreeSet::new();
    for (name, path) in ours("tests/e2e/journeys") {
        let text = std::fs::read_to_string(path).unwrap();
        for call in text.split("examine(").skip(1) {
            let argument = call.split(')').next().unwrap_or_default();
            let screen =
                argument.split('\'').nth(1).unwrap_or_else(|| panic!("{name} examines a screen without a name"));
            examined.insert(screen.to_owned());
        }
    }
    let files = ours("tests/e2e/screens").into_iter().filter(|(name, _)| has_kind(name, &["yml"]));
    let written: BTreeSet<String> =
        files.map(|(_, path)| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(examined, written);
}
