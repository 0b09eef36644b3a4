//! Debian packages, where the system has apt.

use std::sync::Mutex;

use crate::{
    error::{Error, Result},
    place::{Place, on_path},
    run::Run,
};

/// dpkg lets one installer in at a time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Installs packages. Where that needs another user or another system, the error says which commands to run.
///
/// # Errors
/// `Missing` when there is no apt or no right to use it; `Failed` when apt refuses.
pub(crate) fn install(place: &Place, what: &str, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if on_path(&["apt-get"]).is_none() {
        return Err(Error::missing(
            what,
            format!("install it with this system's own package manager (Debian: {list})"),
        ));
    }
    if !is_root()? {
        let commands = format!("sudo apt-get update && sudo apt-get install --no-install-recommends {list}");
        return Err(Error::missing(what, format!("run `{commands}` and then this command again")));
    }
    // A poisoned lock means only that another install failed; dpkg keeps its own order.
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    Run::new("apt-get update", "apt-get").args(["update"]).log(place.log("apt-update")?).go()?;
    Run::new(format!("apt-get install {list}"), "apt-get")
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .remedy(format!("{what} comes from the packages {list}; this system's sources may not have them"))
        .log(place.log("apt-install")?)
        .go()
}

fn is_root() -> Result<bool> {
    Ok(Run::new("id", "id").args(["-u"]).text()? == "0")
}
