//! `folgesvenn passkey`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock};

/// Take away all passkeys of an officer, because what they lay on was lost, and end the officer's sessions at the desk. A new sign-in link lets the officer in to make others.
#[derive(Debug, clap::Args)]
pub(super) struct RemovePasskeys {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// The officer's name or id
    #[arg(value_name = "OFFICER")]
    officer: String,
}

impl RemovePasskeys {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let gone = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            let known = store.officers(scope).await?.into_iter().map(|officer| (officer.id, officer.name));
            let officer = find::person("officer", known, &self.officer)?;
            Ok(store.drop_passkeys(scope, officer, SystemClock.now()).await?)
        })?;
        println!("{} is signed out. {gone} passkeys let nobody in any more.", self.officer);
        Ok(())
    }
}
