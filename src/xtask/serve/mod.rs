//! From whatever state the machine is in to a running server.

mod provider;

use std::ffi::OsStr;

use crate::{build, error::Result, place::Place, run::Run, setup};

/// What `serve` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The port to listen on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Start a provider of OpenID Connect beside it, to try signing in with. Nothing in it is secret.
    #[arg(long)]
    oidc: bool,
}

pub(crate) fn serve(place: &Place, options: &Options) -> Result<()> {
    let toolchain = setup::for_build(place)?;
    if options.oidc {
        setup::provider(place)?;
    }
    build::for_use(place, toolchain)?;
    println!("Server\n");
    let server = |verb: &str| {
        Run::new("the server", build::server_binary(place))
            .args([verb, "--listen", &format!("127.0.0.1:{}", options.port)])
            .args([OsStr::new("--data-folder"), place.at("data").as_os_str()])
            .args([OsStr::new("--app-folder"), place.dist().as_os_str()])
            .dir(place.root())
    };
    if !options.oidc {
        return server("serve").args(["--demo"]).go();
    }
    let trial = provider::start(place, options.port)?;
    server("demo").go()?;
    trial.declare(|config| server("identity").args([OsStr::new("--config"), config.as_os_str()]))?;
    server("serve").args([OsStr::new("--config"), trial.config().as_os_str()]).go()
}
