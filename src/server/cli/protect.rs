//! `folgesvenn protect`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock};

/// Protect an assignment whose recipient's address is confidential: from now on only the officers who are named see it, and
/// nobody at the desk its places. Naming others replaces those named before; naming nobody hides it from all.
#[derive(Debug, clap::Args)]
pub(super) struct Protect {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// The assignment's id, or the pseudonym of its recipient
    #[arg(value_name = "ASSIGNMENT")]
    assignment: String,
    /// The officers who may see it, by name or id
    #[arg(value_name = "OFFICER")]
    officers: Vec<String>,
}

impl Protect {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            let known = store.assignment_names(scope).await?.into_iter();
            let assignment = find::person("assignment", known, &self.assignment)?;
            let known: Vec<_> = store.officers(scope).await?;
            let confidants = self.officers.iter().map(|wanted| {
                find::person("officer", known.iter().map(|officer| (officer.id, officer.name.clone())), wanted)
            });
            let confidants: Vec<_> = confidants.collect::<Result<_, _>>()?;
            Ok(store.protect(scope, assignment, &confidants, SystemClock.now()).await?)
        })?;
        println!("Protected. {} officers may see it.", self.officers.len());
        Ok(())
    }
}
