//! Every part that screens are built of is shown in the gallery, and looked at there.

use super::ours;
use std::collections::BTreeSet;

/// They show nothing by themselves.
const UNSEEN: [&str; 1] = ["speech"];

#[test]
fn every_part_of_a_screen_has_its_page_in_the_gallery_and_its_two_pictures() {
    let named = |folder: &str, kind: &str, but: &[&str]| -> BTreeSet<String> {
        let files = ours(folder).into_iter().filter_map(|(_, path)| Some(path.file_name()?.to_str()?.to_owned()));
        let names = files.filter_map(|name| Some(name.strip_suffix(kind)?.to_owned()));
        names.filter(|name| !but.contains(&name.as_str())).collect()
    };
    let parts = named("src/app/components", ".rs", &[&["mod"][..], &UNSEEN].concat());
    assert_eq!(named("src/app/gallery", ".rs", &["mod", "main"]), parts);
    assert_eq!(named("tests/e2e/screens/gallery", "-light.png", &[]), parts);
    assert_eq!(named("tests/e2e/screens/gallery", "-dark.png", &[]), parts);
}
