//! Many phones, one server, a bad network, all in one process.

use crate::{error::Result, place::Place, run::Run, step::always};

/// What `simulate` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many random histories to run.
    #[arg(long, default_value_t = 2_000)]
    seeds: u64,
    /// Run just this one, to see a failure again.
    #[arg(long)]
    seed: Option<u64>,
}

pub(crate) fn simulate(place: &Place, options: &Options) -> Result<()> {
    always("simulated phones against the server's rules", || {
        let run = Run::new("the simulation", "cargo")
            .args(["test", "--release", "--package", "acceptance", "simulat", "--", "--nocapture"])
            .dir(place.root())
            .env("SIMULATE_SEEDS", options.seeds.to_string());
        match options.seed {
            Some(seed) => run.env("SIMULATE_SEED", seed.to_string()).go(),
            None => run.go(),
        }
    })
}
