//! `folgesvenn demo`.

use super::{Failure, offline};
use crate::config::{Overrides, Settings};
use crate::municipality::{self, Municipality};
use crate::{Clock, SystemClock, demo};
use std::path::PathBuf;

/// Fill the database with an invented municipality, and print links to try it with.
#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// A municipality's file to use instead of the built-in one
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Demo {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let municipality: Municipality = match &self.file {
            Some(file) => municipality::load(file)?,
            None => municipality::demo::DEFAULT.read()?,
        };
        let links = offline(&settings, async |store| {
            let now = SystemClock.now();
            Ok(demo::prepare(store, &municipality, &settings.public_address, now).await?)
        })?;
        println!("{links}");
        Ok(())
    }
}
