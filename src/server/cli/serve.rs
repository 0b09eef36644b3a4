//! `folgesvenn serve`.

use super::Failure;
use crate::config::{Overrides, Settings};
use crate::{logging, run};

/// Start the server.
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// Fill an empty database with an invented municipality, and print links to try it with
    #[arg(long)]
    demo: bool,
}

impl Serve {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        logging::start(&settings.log);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        Ok(runtime.block_on(run(settings, self.demo))?)
    }
}
