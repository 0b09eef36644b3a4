//! `folgesvenn shut-out`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock};
use store::people::PhoneKey;

/// Shut out every phone of a contact, such as one who has stopped. A new invitation lets a phone in again.
///
/// Each throws its key away when it next asks for anything, so that nobody can open what lies there. What it has not sent comes
/// with a new invitation, but for pictures and half-written forms.
#[derive(Debug, clap::Args)]
pub(super) struct ShutOut {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// The contact's name or id
    #[arg(value_name = "CONTACT")]
    contact: String,
    /// Let the phones keep their keys: they are in their owner's hands, and hold pictures or forms that are not sent
    #[arg(long)]
    keep_key: bool,
}

impl ShutOut {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let key = if self.keep_key { PhoneKey::Kept } else { PhoneKey::ThrownAway };
        let phones = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            let known = store.contacts(scope).await?.into_iter().map(|contact| (contact.id, contact.name));
            let contact = find::person("contact", known, &self.contact)?;
            Ok(store.shut_out(scope.contact(contact), key, SystemClock.now()).await?)
        })?;
        println!("Phones shut out: {phones}. What they have not sent stays on them until they are let in again.");
        Ok(())
    }
}
