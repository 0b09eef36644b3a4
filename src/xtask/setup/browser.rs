//! Chromium, for the journeys and the tests that run inside a browser.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{
    error::Result,
    place::{Place, on_path},
    setup::apt,
    step::{Outcome, say, step},
};

/// The driver's names; it has to be of the browser's own version.
pub(crate) const CHROMEDRIVER: &[&str] = &["chromedriver"];

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// A browser on this machine.
#[derive(Debug, Clone)]
pub(crate) struct Chromium(PathBuf);

impl Chromium {
    /// `CHROMIUM` if set, or else the first usual name on the search path.
    pub(crate) fn find() -> Option<Self> {
        env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.is_file()).or_else(|| on_path(NAMES)).map(Self)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

pub(super) fn set_up(place: &Place) -> Result<()> {
    let name = "Chromium and its driver";
    step(name, || {
        let mut missing = Vec::new();
        if Chromium::find().is_none() {
            missing.push("chromium");
        }
        if on_path(CHROMEDRIVER).is_none() {
            missing.push("chromium-driver");
        }
        if missing.is_empty() {
            return Ok(Outcome::Already);
        }
        say(name, &format!("installing {} by apt", missing.join(" and ")));
        apt::install(place, "Chromium", &missing).map(|()| Outcome::Done)
    })
    .map(|_| ())
}
