//! `folgesvenn sign-in-link`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock, links};

/// Make a link that lets an officer in at the desk once, within an hour.
#[derive(Debug, clap::Args)]
pub(super) struct SignInLink {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// The officer's name or id
    #[arg(value_name = "OFFICER")]
    officer: String,
}

impl SignInLink {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let link = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            let known = store.officers(scope).await?.into_iter().map(|officer| (officer.id, officer.name));
            let officer = find::person("officer", known, &self.officer)?;
            Ok(links::sign_in(store, scope, officer, &settings.public_address, SystemClock.now()).await?)
        })?;
        println!("{link}");
        Ok(())
    }
}
