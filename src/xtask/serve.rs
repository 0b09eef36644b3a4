//! From whatever state the machine is in to a running server.

use crate::{build, error::Result, place::Place, run::Run, setup};

/// What `serve` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The port to listen on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

pub(crate) fn serve(place: &Place, options: &Options) -> Result<()> {
    let toolchain = setup::for_build(place)?;
    build::everything(place, toolchain)?;
    println!("Server\n");
    Run::new("the server", build::server_binary(place))
        .args(["serve", "--demo", "--port", &options.port.to_string()])
        .dir(place.root())
        .go()
}
