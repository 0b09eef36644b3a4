//! Two people who add a step to the database on the same day give it the same number. Nothing but a start tells.

use super::ours;
use std::collections::BTreeMap;

#[test]
fn no_two_steps_of_the_database_have_one_number() {
    let mut steps: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, path) in ours("src/store/migrations") {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let (number, _) = file.split_once('_').unwrap_or_else(|| panic!("{name} begins with no number"));
        steps.entry(number.to_owned()).or_default().push(name);
    }
    let shared: Vec<_> = steps.values().filter(|files| files.len() > 1).collect();
    assert!(steps.len() > 10 && shared.is_empty(), "{shared:?}");
}
