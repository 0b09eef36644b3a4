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
    /// Serve the gallery of the app's parts instead of the app, at /galleri.
    #[arg(long, conflicts_with = "oidc")]
    gallery: bool,
}

pub(crate) fn serve(place: &Place, options: &Options) -> Result<()> {
    let toolchain = setup::for_build(place)?;
    if options.oidc {
        setup::provider(place)?;
    }
    let app = if options.gallery {
        println!("Build");
        build::gallery::build(place, toolchain)?;
        build::server(place)?;
        println!("Gallery: http://localhost:{}/galleri", options.port);
        build::gallery::folder(place)
    } else {
        build::for_use(place, toolchain)?;
        place.dist()
    };
    println!("Server\n");
    let server = |verb: &str| {
        Run::new("the server", build::server_binary(place))
            .args([verb, "--listen", &format!("127.0.0.1:{}", options.port)])
            .args([OsStr::new("--data-folder"), place.at("data").as_os_str()])
            .args([OsStr::new("--app-folder"), app.as_os_str()])
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
