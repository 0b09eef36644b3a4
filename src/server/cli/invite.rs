//! `folgesvenn invite`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock, links};

/// Make an invitation link for a contact. It enrols one phone, within 14 days.
#[derive(Debug, clap::Args)]
pub(super) struct Invite {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// The contact's name or id
    #[arg(value_name = "CONTACT")]
    contact: String,
}

impl Invite {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let link = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            let known = store.contacts(scope).await?.into_iter().map(|contact| (contact.id, contact.name));
            let contact = find::person("contact", known, &self.contact)?;
            Ok(links::invite(store, scope, contact, &settings.public_address, SystemClock.now()).await?)
        })?;
        println!("{link}");
        Ok(())
    }
}
