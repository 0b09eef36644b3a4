//! Long tests that ordinary runs play in short.

use crate::{error::Result, place::Place, run::Run, step::always};

/// What is soaked.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Soak {
    /// Kill the real server while twenty real clients push to it, and look for a lost or doubled entry.
    Kills {
        /// How many times the server is killed.
        #[arg(long, default_value_t = 200)]
        rounds: u32,
    },
}

pub(crate) fn soak(place: &Place, what: &Soak) -> Result<()> {
    let Soak::Kills { rounds } = what;
    always("a server that is killed during pushes", || {
        Run::new("the kills", "cargo")
            .args(["test", "--quiet", "--package", "server", "--test", "kills", "--", "--nocapture"])
            .env("FOLGESVENN_KILL_ROUNDS", rounds.to_string())
            .dir(place.root())
            .go()
    })
}
