//! Many phones, one server, a bad network, all in one process and in virtual time.

use crate::{error::Result, place::Place, run::Run, step::always};

/// What `simulate` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many histories to play.
    #[arg(long, default_value_t = 2_000)]
    seeds: u64,
    /// The first of them; a failure names its seed, and `--from SEED --seeds 1` plays it again.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// Break the protocol on purpose in known ways, and see that each is found.
    #[arg(long)]
    bugs: bool,
}

/// What `test` plays.
const EVERY_TIME: Options = Options { seeds: 2_000, from: 0, bugs: false };

pub(crate) fn simulate(place: &Place, options: &Options) -> Result<()> {
    always("simulated phones against the server's rules", || run(place, options).go())
}

/// The histories that are played at every full test.
pub(crate) fn every_time(place: &Place, heed: impl FnMut(&str)) -> Result<()> {
    always("simulated histories", || run(place, &EVERY_TIME).heed(heed))
}

/// In release: what it is built of, the server's own build has built already.
fn run(place: &Place, options: &Options) -> Run {
    let (seeds, from) = (options.seeds.to_string(), options.from.to_string());
    Run::new("the simulation", "cargo")
        .args(["run", "--release", "--package", "acceptance", "--bin", "simulate", "--"])
        .args(["--seeds", &seeds, "--from", &from])
        .args(options.bugs.then_some("--bugs"))
        .dir(place.root())
}
