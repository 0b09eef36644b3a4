//! A provider of OpenID Connect beside the server, and the settings by which the server knows it.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    place::Place,
    run::{Beside, Run},
};

/// Above the server's own port.
const ABOVE: u16 = 1000;
/// Whose identity is declared: the provider, the person, and what they type there.
const PEOPLE: [(&str, &str, &str); 2] = [("entra", "Ola Eksempel", "ola"), ("idporten", "Kari Eksempel", "kari")];

/// A provider that runs as long as this is kept.
#[derive(Debug)]
pub(super) struct Trial {
    config: PathBuf,
    _provider: Beside,
}

/// Starts the provider for a server on this port.
pub(super) fn start(place: &Place, server: u16) -> Result<Trial> {
    let port = server.checked_add(ABOVE).ok_or_else(|| {
        Error::wrong(format!("there is no port {ABOVE} above {server}"), "choose a lower one with --port")
    })?;
    let folder = place.target().join("xtask/provider");
    fs::create_dir_all(&folder).map_err(Error::file(&folder, "made"))?;
    let (config, secret, key) = (folder.join("folgesvenn.toml"), folder.join("secret"), folder.join("client.pem"));
    fs::write(&secret, "a trial has no secrets").map_err(Error::file(&secret, "written"))?;
    fs::write(&config, settings(port, &secret, &key)).map_err(Error::file(&config, "written"))?;
    let node = || Run::new("the provider", "node").dir(place.at("tests/provider"));
    node().args([OsStr::new("key.mjs"), key.as_os_str()]).go()?;
    let provider = node()
        .args(["provider.mjs", &port.to_string(), &format!("http://localhost:{server}")])
        .args([key.as_os_str()])
        .beside()?;
    println!("  Sign in as an officer: http://localhost:{server}/kontor/innlogging (write ola)");
    println!("  Enrol a phone:         http://localhost:{server}/innlogging (write kari)\n");
    Ok(Trial { config, _provider: provider })
}

fn settings(port: u16, secret: &Path, key: &Path) -> String {
    let table = |key: &str, name: &str, lets_in: &str, client: &str, more: &str| {
        format!(
            "[[sign_in]]\nkey = \"{key}\"\nname = \"{name}\"\nlets_in = \"{lets_in}\"\n\
             issuer = \"http://localhost:{port}\"\nclient_id = \"{client}\"\n{more}\n"
        )
    };
    let known_by_secret = format!("client_secret_file = {secret:?}\nclaim = \"oid\"\n");
    let known_by_key = format!(
        "private_key_file = {key:?}\nkey_id = \"client\"\nclaim = \"pid\"\nscopes = [\"profile\"]\n\
         [sign_in.acr]\nenrol = \"idporten-loa-substantial\"\nsubmit = \"idporten-loa-substantial\"\n\
         report = \"idporten-loa-high\"\n"
    );
    table("entra", "Entra ID (trial)", "officers", "desk", &known_by_secret)
        + &table("idporten", "ID-porten (trial)", "contacts", "phones", &known_by_key)
}

impl Trial {
    /// The settings file.
    pub(super) fn config(&self) -> &Path {
        &self.config
    }

    /// Says who may sign in; `identity` is the server's verb with those settings.
    pub(super) fn declare(&self, identity: impl Fn(&Path) -> Run) -> Result<()> {
        for (provider, person, typed) in PEOPLE {
            identity(&self.config).args(["declare", provider, person]).told(typed)?;
        }
        Ok(())
    }
}
