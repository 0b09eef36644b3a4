//! The settings file, word for word.

use super::{ConfigProblem, LogFile, ProviderFile, PublicAddress};
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// The file's keys. A key that is not here is an error, so that a typing mistake is not a silent default.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsFile {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address that people type.
    pub public_address: Option<PublicAddress>,
    /// Whose word for where a request came from is taken.
    pub trusted_proxies: Vec<IpAddr>,
    /// Holds the database.
    pub data_folder: PathBuf,
    /// Holds the built app.
    pub app_folder: PathBuf,
    /// Providers that people sign in at.
    pub sign_in: Vec<ProviderFile>,
    /// Logging.
    pub log: LogFile,
}

impl Default for SettingsFile {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            public_address: None,
            trusted_proxies: Vec::new(),
            data_folder: "data".into(),
            app_folder: "dist".into(),
            sign_in: Vec::new(),
            log: LogFile::default(),
        }
    }
}

impl SettingsFile {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// The file cannot be read, or something in it is wrong.
    pub fn read(path: &Path) -> Result<Self, ConfigProblem> {
        let bytes = std::fs::read(path).map_err(|cause| ConfigProblem::Unreadable { path: path.to_owned(), cause })?;
        let text = std::str::from_utf8(&bytes).map_err(|error| ConfigProblem::not_utf8(path, &bytes, error))?;
        toml::from_str(text).map_err(|error| ConfigProblem::malformed(path, text, &error))
    }
}
