//! `folgesvenn own-data`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock};
use serde_json::{Map, Value, json};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use store::own::Whole;

/// How the file is written down; a change that a reader would stumble over raises it.
const FORMAT: u32 = 1;

/// Write all that is kept about a contact to a file, with what everybody wrote, because the contact has asked for it.
///
/// It is about others too: look it through before you give it out. The contact's own app gives a copy without free text. Receipts
/// are listed; the files lie under «receipts» in the data folder.
#[derive(Debug, clap::Args)]
pub(super) struct OwnData {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// The contact's name or id
    #[arg(value_name = "CONTACT")]
    contact: String,
    /// The file to write, which must not be there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl OwnData {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let now = SystemClock.now();
        // Before anything is read, and noted as given.
        let mut file = create(&self.to)?;
        let document = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            let known = store.contacts(scope).await?;
            let named = known.iter().map(|contact| (contact.id, contact.name.clone()));
            let contact = find::person("contact", named, &self.contact)?;
            let municipality = store.municipality(scope).await?;
            let whole = store.whole(scope.contact(contact), now).await?;
            let name = known.into_iter().find(|known| known.id == contact).map(|known| known.name);
            Ok(json!({
                "format": FORMAT,
                "made_at": now,
                "municipality": { "key": municipality.key, "name": municipality.name },
                "contact": { "id": contact, "name": name },
                "held": held(whole),
            }))
        });
        let document = document.inspect_err(|_| drop(std::fs::remove_file(&self.to)))?;
        file.write_all(format!("{document:#}\n").as_bytes()).map_err(|cause| unwritable(&self.to, &cause))?;
        println!("Written to {}. It is about others too: look it through before you give it out.", self.to.display());
        Ok(())
    }
}

fn held(whole: Whole) -> Map<String, Value> {
    whole.into_iter().map(|(kind, rows)| (kind.to_owned(), Value::Array(rows))).collect()
}

/// Nobody else on the machine may read it.
fn create(path: &Path) -> Result<std::fs::File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|cause| unwritable(path, &cause))
}

fn unwritable(path: &Path, cause: &std::io::Error) -> Failure {
    Failure::Unwritable { path: path.to_owned(), cause: cause.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_not_written_over_and_a_new_one_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kari.json");
        drop(create(&path).unwrap());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let again = create(&path).unwrap_err();
        assert!(matches!(again, Failure::Unwritable { .. }), "{again}");
        assert!(again.to_string().contains("kari.json"), "{again}");
        assert!(create(&folder.path().join("nowhere/kari.json")).is_err());
    }

    #[test]
    fn what_is_held_is_written_by_kind() {
        let held = held(vec![("plans", vec![json!({"plan": 1})]), ("papers", Vec::new())]);
        assert_eq!(Value::Object(held), json!({"plans": [{"plan": 1}], "papers": []}));
    }
}
