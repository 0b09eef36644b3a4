//! From settings to a listening server, and its end.

use crate::config::Settings;
use crate::demo::{self, DemoProblem};
use crate::{Clock, SystemClock, data_folder, http, listen, municipality, receipt};
use std::path::PathBuf;
use std::time::Duration;
use store::StoreProblem;
use thiserror::Error;
use tokio::net::TcpListener;

/// Requests that are under way when the server is told to stop get this long.
const GRACE: Duration = Duration::from_secs(10);

/// Why the server could not start, or stopped by itself.
#[derive(Debug, Error)]
pub enum RunProblem {
    /// Another program listens there.
    #[error(
        "port {port} is taken by another program.\n  Stop that program (`ss -ltnp sport = :{port}` shows it), or choose another port: folgesvenn serve --listen 127.0.0.1:{}",
        .port.saturating_add(1)
    )]
    PortTaken {
        /// The port.
        port: u16,
    },
    /// The address is not this machine's, or the port needs rights.
    #[error(
        "cannot listen on {listen}: {cause}\n  Use an address of this machine and a port from 1024 up, such as 127.0.0.1:8080."
    )]
    NoPort {
        /// What was asked for.
        listen: std::net::SocketAddr,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// The data folder cannot be made or written.
    #[error("cannot use the data folder {}: {cause}\n  Make it, give this user the right to write in it, or choose another with --data-folder.", .path.display())]
    NoFolder {
        /// The folder.
        path: PathBuf,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// Another server, or a restore, is at work in the data folder.
    #[error("the data folder {} is in use by another server or restore.\n  Stop that one first, or choose another folder with --data-folder.", .path.display())]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// The database cannot be used as it is.
    #[error("{}: {cause}", .path.display())]
    NoDatabase {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and what to do.
        cause: StoreProblem,
    },
    /// The invented municipality could not be prepared.
    #[error("cannot prepare the invented municipality: {0}")]
    NoDemo(#[from] DemoProblem),
}

/// Serves until SIGTERM or Ctrl-C, then lets requests under way finish. With `demo`, fills an empty database with
/// an invented municipality, and prints fresh links into it.
///
/// # Errors
/// The server cannot start.
pub async fn run(settings: Settings, demo: bool) -> Result<(), RunProblem> {
    let listener = TcpListener::bind(settings.listen).await.map_err(|cause| match cause.kind() {
        std::io::ErrorKind::AddrInUse => RunProblem::PortTaken { port: settings.listen.port() },
        _ => RunProblem::NoPort { listen: settings.listen, cause },
    })?;
    let _alone = data_folder::alone(&settings)?;
    let store = data_folder::open_store(&settings).await?;
    let blobs = data_folder::open_blobs(&settings)?;
    let router = http::router(http::AppState::new(&settings, store.clone(), blobs.clone(), SystemClock));
    let tidying = tokio::spawn(receipt::tidy::daily(store.clone(), blobs, SystemClock));
    tracing::info!(listen = %settings.listen, "server.started");
    if !settings.app_folder.join("index.html").is_file() {
        let folder = settings.app_folder.display().to_string();
        tracing::warn!(folder, "app.missing");
        eprintln!(
            "The app is not in {folder}: phones get no page.\n  Build it (cargo xtask build), or say where it is with --app-folder."
        );
    }
    if demo {
        let links = demo::prepare(&store, &demo_municipality()?, &settings.public_address, SystemClock.now()).await?;
        println!("Følgesvenn is ready, with an invented municipality.\n{links}");
    } else {
        println!("Følgesvenn is ready at {}", settings.public_address);
    }
    let (stopping, mut stopped) = tokio::sync::watch::channel(());
    let serving = listen::serve(listener, router, async move {
        told_to_stop().await;
        tracing::info!("server.stopping");
        drop(stopping);
    });
    let deadline = async move {
        // The sender is dropped when the stop is asked for; nothing is ever sent.
        while stopped.changed().await.is_ok() {}
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = serving => {}
        () = deadline => tracing::warn!(grace_s = GRACE.as_secs(), "server.requests_cut_off"),
    }
    tidying.abort();
    store.close().await;
    tracing::info!("server.stopped");
    Ok(())
}

fn demo_municipality() -> Result<municipality::Municipality, DemoProblem> {
    Ok(municipality::demo::DEFAULT.read()?)
}

async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
