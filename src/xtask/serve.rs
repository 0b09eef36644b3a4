//! From whatever state the machine is in to a running server.

use std::ffi::OsStr;

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
    build::for_use(place, toolchain)?;
    println!("Server\n");
    Run::new("the server", build::server_binary(place))
        .args(["serve", "--demo", "--listen", &format!("127.0.0.1:{}", options.port)])
        .args([OsStr::new("--data-folder"), place.at("data").as_os_str()])
        .args([OsStr::new("--app-folder"), place.dist().as_os_str()])
        .dir(place.root())
        .go()
}
