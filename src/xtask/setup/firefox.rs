//! Firefox, in whose IndexedDB and WebCrypto the phone's storage is tried too.

use std::path::PathBuf;

use crate::{
    error::{Error, Result},
    place::{Place, on_path},
    setup::{apt, tools},
    step::{Outcome, say, step},
};

const NAMES: &[&str] = &["firefox-esr", "firefox"];

/// A browser on this machine, and what drives it.
#[derive(Debug, Clone)]
pub(crate) struct Firefox {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Sets up what is missing. Not every machine has a Firefox to give; the error says what to do.
pub(crate) fn firefox(place: &Place) -> Result<Firefox> {
    let name = "Firefox";
    step(name, || {
        if on_path(NAMES).is_some() {
            return Ok(Outcome::Already);
        }
        say(name, "installing firefox-esr by apt");
        apt::install(place, name, &["firefox-esr"]).map(|()| Outcome::Done)
    })?;
    let program = on_path(NAMES).ok_or_else(|| Error::missing(name, "install it and set it on the search path"))?;
    let driver = match on_path(&["geckodriver"]) {
        Some(driver) => driver,
        None => tools::geckodriver(place)?,
    };
    Ok(Firefox { program, driver })
}
