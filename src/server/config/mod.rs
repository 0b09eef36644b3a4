//! How this server is set up: built-in defaults, then one TOML file, then the command line and the environment.

mod file;
mod problem;

pub use file::{LogFile, LogFormat, SettingsFile};
pub use problem::ConfigProblem;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What the command line or the environment says instead of the file.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Overrides {
    /// The settings file [default: folgesvenn.toml where there is one]
    #[arg(long, value_name = "FILE", env = "FOLGESVENN_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// Address and port to listen on, such as 127.0.0.1:8080
    #[arg(long, value_name = "ADDRESS:PORT", env = "FOLGESVENN_LISTEN", global = true)]
    pub listen: Option<SocketAddr>,
    /// The address that people type, such as https://folgesvenn.example; links are made from it
    #[arg(long, value_name = "URL", env = "FOLGESVENN_PUBLIC_ADDRESS", global = true)]
    pub public_address: Option<String>,
    /// The folder that holds the database
    #[arg(long, value_name = "FOLDER", env = "FOLGESVENN_DATA", global = true)]
    pub data_folder: Option<PathBuf>,
    /// The folder that holds the built app
    #[arg(long, value_name = "FOLDER", env = "FOLGESVENN_APP", global = true)]
    pub app_folder: Option<PathBuf>,
}

/// Settings with every gap filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Scheme, host and port that people's browsers see, without a slash at the end.
    pub public_address: String,
    /// Holds the database.
    pub data_folder: PathBuf,
    /// Holds the built app.
    pub app_folder: PathBuf,
    /// What is logged, and how.
    pub log: LogFile,
}

/// Read when no file is named and it exists.
const USUAL_FILE: &str = "folgesvenn.toml";

impl Settings {
    /// Reads the file, if any, and lays `overrides` over it.
    ///
    /// # Errors
    /// The file cannot be read, or something in it is wrong.
    pub fn load(overrides: &Overrides) -> Result<Self, ConfigProblem> {
        let file = match &overrides.config {
            Some(path) => SettingsFile::read(path)?,
            None if Path::new(USUAL_FILE).exists() => SettingsFile::read(Path::new(USUAL_FILE))?,
            None => SettingsFile::default(),
        };
        let listen = overrides.listen.unwrap_or(file.listen);
        let public_address = overrides
            .public_address
            .clone()
            .or(file.public_address)
            .unwrap_or_else(|| format!("http://localhost:{}", listen.port()));
        let public_address = public_address.trim_end_matches('/').to_owned();
        if !public_address.starts_with("https://") && !is_local(&public_address) {
            return Err(ConfigProblem::NotSecure { address: public_address });
        }
        Ok(Self {
            listen,
            public_address,
            data_folder: overrides.data_folder.clone().unwrap_or(file.data_folder),
            app_folder: overrides.app_folder.clone().unwrap_or(file.app_folder),
            log: file.log,
        })
    }

    /// Whether browsers reach this server over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_address.starts_with("https://")
    }
}

/// Browsers treat these hosts as secure without https, so `Secure` cookies and service workers work there.
fn is_local(address: &str) -> bool {
    let host = address.strip_prefix("http://").unwrap_or_default();
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|local| host == *local || host.strip_prefix(local).is_some_and(|rest| rest.starts_with(':')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str, overrides: &Overrides) -> Result<Settings, ConfigProblem> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, text).unwrap();
        Settings::load(&Overrides { config: Some(path), ..overrides.clone() })
    }

    #[test]
    fn the_command_line_wins_over_the_file() {
        let overrides = Overrides { listen: Some("127.0.0.1:9001".parse().unwrap()), ..Overrides::default() };
        let settings = load("listen = \"127.0.0.1:9000\"\ndata_folder = \"elsewhere\"", &overrides).unwrap();
        assert_eq!(settings.listen.port(), 9001);
        assert_eq!(settings.data_folder, Path::new("elsewhere"));
        assert_eq!(settings.public_address, "http://localhost:9001");
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_the_known_ones() {
        let problem =
            load("listen = \"127.0.0.1:9000\"\n\n[log]\nlevl = \"info\"\n", &Overrides::default()).unwrap_err();
        let text = problem.to_string();
        for part in ["settings.toml", "line 4", "levl", "level", "format"] {
            assert!(text.contains(part), "{part} is missing in: {text}");
        }
    }

    #[test]
    fn a_public_address_that_browsers_would_not_trust_is_refused() {
        let problem = load("public_address = \"http://folgesvenn.example\"", &Overrides::default()).unwrap_err();
        assert!(problem.to_string().contains("https://"), "{problem}");
        assert!(load("public_address = \"http://localhost.example\"", &Overrides::default()).is_err());
        assert!(load("public_address = \"http://localhost:1\"", &Overrides::default()).is_ok());
    }
}
