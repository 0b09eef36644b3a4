//! Asks the released server whether it answers as its description says, by schemathesis: a Python program, in a folder of its
//! own below `target`.

use std::fs;

use crate::{
    build,
    error::{Error, Result},
    place::{Place, on_path},
    run::Run,
    setup,
    step::{Outcome, always, step},
};

/// What `schemathesis` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How long each of the five asks: a phone, an officer, nobody, another site, and a phone that was shut out.
    #[arg(long, default_value_t = 30, value_name = "N")]
    seconds: u32,
}

pub(crate) fn schemathesis(place: &Place, options: &Options) -> Result<()> {
    let toolchain = setup::for_build(place)?;
    build::for_use(place, toolchain)?;
    let folder = place.target().join("schemathesis");
    let (python, wanted) = (folder.join("bin/python"), place.at("tests/api/requirements.txt"));
    let lines = fs::read_to_string(&wanted).map_err(Error::file(&wanted, "read"))?;
    let stamp = folder.join(".installed");
    step("schemathesis", || {
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lines) {
            return Ok(Outcome::Already);
        }
        let system =
            on_path(&["python3"]).ok_or_else(|| Error::missing("Python", "install Python 3.10 or newer, with venv"))?;
        Run::new("the folder for Python's packages", system).args(["-m", "venv"]).args([&folder]).go()?;
        Run::new("Python's packages", &python).args(["-m", "pip", "install", "--quiet", "-r"]).args([&wanted]).go()?;
        fs::write(&stamp, &lines).map_err(Error::file(&stamp, "written"))?;
        Ok(Outcome::Done)
    })?;
    always("every operation as everybody", || {
        Run::new("the requests", &python)
            .args([place.at("tests/api/every_role.py"), build::server_binary(place)])
            .args([options.seconds.to_string()])
            .go()
    })
}
