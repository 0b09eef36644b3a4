//! Many phones, one server, a bad network, all in one process.

use crate::{error::Result, place::Place, run::Run, step::always};

/// What `simulate` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many histories to play. Each is drawn from its number alone.
    #[arg(long, default_value_t = 2_000)]
    seeds: u64,
    /// The first of them; with `--seeds 1`, just this one, to see a failure again.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// Plant each known bug in turn, and say how many histories it takes to be found.
    #[arg(long)]
    bugs: bool,
}

pub(crate) fn simulate(place: &Place, options: &Options) -> Result<()> {
    always("simulated phones against the server's rules", || {
        let (seeds, from) = (options.seeds.to_string(), options.from.to_string());
        let mut arguments = vec!["run", "--quiet", "--release", "--package", "acceptance", "--bin", "simulate", "--"];
        arguments.extend(["--seeds", &seeds, "--from", &from]);
        if options.bugs {
            arguments.push("--bugs");
        }
        Run::new("the simulation", "cargo").args(arguments).dir(place.root()).go()
    })
}
