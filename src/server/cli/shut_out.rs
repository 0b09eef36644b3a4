//! `folgesvenn shut-out`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock};

/// Shut out every phone of a contact, such as one who has stopped. A new invitation lets a phone in again.
///
/// Each throws the key of its lock away when it next asks for anything. What it has not sent comes with a new invitation.
#[derive(Debug, clap::Args)]
pub(super) struct ShutOut {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// The contact's name or id
    #[arg(value_name = "CONTACT")]
    contact: String,
}

impl ShutOut {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let phones = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            let known = store.contacts(scope).await?.into_iter().map(|contact| (contact.id, contact.name));
            let contact = find::person("contact", known, &self.contact)?;
            Ok(store.shut_out(scope.contact(contact), SystemClock.now()).await?)
        })?;
        println!("Phones shut out: {phones}. What they have not sent stays on them until they are let in again.");
        Ok(())
    }
}
