//! `folgesvenn demo`.

use super::{Failure, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock, demo};

/// Fill the database with an invented municipality, and print links to try it with.
#[derive(Debug, clap::Args)]
pub(super) struct Demo;

impl Demo {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let links = offline(&settings, async |store| {
            Ok(demo::prepare(store, &settings.public_address, SystemClock.now()).await?)
        })?;
        println!("{links}");
        Ok(())
    }
}
