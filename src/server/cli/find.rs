//! Finds what the command line names, and says what there is when it is not found.

use super::Failure;
use std::fmt::Display;
use store::{MunicipalityScope, Store};

/// The municipality with this key, or the only one.
pub(super) async fn municipality(store: &Store, key: Option<&str>) -> Result<MunicipalityScope, Failure> {
    let mut known = store.municipalities().await?;
    let keys = known.iter().map(|known| known.key.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(key) = key {
        known.retain(|known| known.key == key);
    }
    match known.as_slice() {
        [only] => Ok(MunicipalityScope::new(only.id)),
        _ if keys.is_empty() => Err(Failure::Unknown {
            what: format!("municipality {}", key.unwrap_or_default()),
            remedy: "There is none on this server yet: folgesvenn demo makes an invented one.".into(),
        }),
        _ => Err(Failure::Unknown {
            what: format!("municipality {}", key.unwrap_or_default()),
            remedy: format!("Say which with --municipality: {keys}."),
        }),
    }
}

/// The one person with this name or id.
pub(super) fn person<Id: Copy + Display>(
    role: &str,
    known: impl Iterator<Item = (Id, String)>,
    wanted: &str,
) -> Result<Id, Failure> {
    let all: Vec<_> = known.collect();
    let mut found = all.iter().filter(|(id, name)| name == wanted || id.to_string() == wanted);
    match (found.next(), found.next()) {
        (Some((id, _)), None) => Ok(*id),
        (Some(_), Some(_)) => Err(Failure::Unknown {
            what: format!("{role} {wanted}: several have that name"),
            remedy: format!("Give the id instead. {}", listed(&all)),
        }),
        (None, _) => Err(Failure::Unknown { what: format!("{role} {wanted}"), remedy: listed(&all) }),
    }
}

fn listed<Id: Display>(all: &[(Id, String)]) -> String {
    let lines = all.iter().map(|(id, name)| format!("\n    {id}  {name}")).collect::<String>();
    if lines.is_empty() { "The municipality has none yet.".into() } else { format!("There are:{lines}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(wanted: &str) -> Result<u8, String> {
        let known = [(1, "Kari Eksempel"), (2, "Ola Eksempel"), (3, "Ola Eksempel")];
        person("contact", known.map(|(id, name)| (id, name.to_owned())).into_iter(), wanted).map_err(|e| e.to_string())
    }

    #[test]
    fn a_person_is_found_by_name_or_id() {
        assert_eq!(find("Kari Eksempel"), Ok(1));
        assert_eq!(find("3"), Ok(3));
    }

    #[test]
    fn who_is_not_found_or_not_alone_is_answered_with_the_list() {
        for wanted in ["Ola Eksempel", "Nobody"] {
            let text = find(wanted).unwrap_err();
            assert!(text.contains(wanted) && text.contains("Kari Eksempel"), "{text}");
        }
    }
}
