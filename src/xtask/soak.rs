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
    /// Push to the real server fifty times a second, and look for one without an answer.
    Pushes {
        /// How long.
        #[arg(long, default_value_t = 30)]
        seconds: u32,
    },
}

pub(crate) fn soak(place: &Place, what: &Soak) -> Result<()> {
    let (name, test, variable, value) = match what {
        Soak::Kills { rounds } => {
            ("a server that is killed during pushes", "kills::", "FOLGESVENN_KILL_ROUNDS", rounds)
        }
        Soak::Pushes { seconds } => {
            ("a server that is pushed to without a pause", "steady::", "FOLGESVENN_SOAK_SECONDS", seconds)
        }
    };
    always(name, || {
        Run::new("the soak", "cargo")
            .args(["test", "--quiet", "--package", "server", "--test", "soak", test, "--", "--nocapture"])
            .env(variable, value.to_string())
            .dir(place.root())
            .go()
    })
}
