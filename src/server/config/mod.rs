//! How this server is set up: built-in defaults, then one TOML file, then the command line and the environment.

mod address;
mod file;
mod log;
mod problem;
mod secret;
mod sign_in;

pub use address::{AddressProblem, PublicAddress};
pub use file::SettingsFile;
pub use log::{LogFile, LogFormat, LogLevel, NotALevel};
pub use problem::ConfigProblem;
pub use secret::Secret;
pub use sign_in::{
    ClientProof, Demanded, LetsIn, Level, ProviderFile, ProviderProblem, ProviderSettings, SecretProblem,
};

use std::net::{IpAddr, SocketAddr};
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
    pub public_address: Option<PublicAddress>,
    /// Proxies in front of this server, whose word for where a request came from is taken (X-Forwarded-For)
    #[arg(long, value_name = "ADDRESS", env = "FOLGESVENN_TRUSTED_PROXIES", value_delimiter = ',', global = true)]
    pub trusted_proxies: Vec<IpAddr>,
    /// The folder that holds the database
    #[arg(long, value_name = "FOLDER", env = "FOLGESVENN_DATA", global = true)]
    pub data_folder: Option<PathBuf>,
    /// The folder that holds the built app
    #[arg(long, value_name = "FOLDER", env = "FOLGESVENN_APP", global = true)]
    pub app_folder: Option<PathBuf>,
    /// What is logged: off, error, warn, info, debug, trace, or a filter such as server=debug,info
    #[arg(long, value_name = "LEVEL", env = "FOLGESVENN_LOG_LEVEL", global = true)]
    pub log_level: Option<LogLevel>,
    /// How a log line looks
    #[arg(long, value_name = "FORMAT", env = "FOLGESVENN_LOG_FORMAT", global = true)]
    pub log_format: Option<LogFormat>,
}

/// Settings with every gap filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Scheme, host and port that people's browsers see, without a slash at the end.
    pub public_address: String,
    /// Whose word for where a request came from is taken.
    pub trusted_proxies: Vec<IpAddr>,
    /// Holds the database.
    pub data_folder: PathBuf,
    /// Holds the built app.
    pub app_folder: PathBuf,
    /// Providers that people sign in at, beside invitations and links.
    pub sign_in: Vec<ProviderSettings>,
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
        let keys: Vec<&str> = file.sign_in.iter().map(ProviderFile::key).collect();
        if let Some(twice) = keys.iter().enumerate().find(|(at, key)| keys.iter().take(*at).any(|other| other == *key))
        {
            return Err(ConfigProblem::ProviderTwice { key: (*twice.1).to_owned() });
        }
        let sign_in = file.sign_in.into_iter().map(ProviderFile::with_secrets).collect::<Result<_, _>>()?;
        let public_address = overrides.public_address.as_ref().or(file.public_address.as_ref());
        Ok(Self {
            listen,
            public_address: public_address
                .map_or_else(|| format!("http://localhost:{}", listen.port()), ToString::to_string),
            trusted_proxies: if overrides.trusted_proxies.is_empty() {
                file.trusted_proxies
            } else {
                overrides.trusted_proxies.clone()
            },
            data_folder: overrides.data_folder.clone().unwrap_or(file.data_folder),
            app_folder: overrides.app_folder.clone().unwrap_or(file.app_folder),
            sign_in,
            log: LogFile {
                level: overrides.log_level.clone().unwrap_or(file.log.level),
                format: overrides.log_format.unwrap_or(file.log.format),
            },
        })
    }

    /// Whether browsers reach this server over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_address.starts_with("https://")
    }
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
    fn what_the_command_line_says_of_the_log_wins_over_the_file() {
        let overrides = Overrides {
            log_level: Some("server=debug,warn".parse().unwrap()),
            log_format: Some(LogFormat::Text),
            ..Overrides::default()
        };
        let file = "[log]\nlevel = \"error\"\nformat = \"json\"\n";
        let settings = load(file, &overrides).unwrap();
        assert_eq!(settings.log.format, LogFormat::Text);
        assert_eq!(settings.log.level, "server=debug,warn".parse().unwrap());
        assert_eq!(load(file, &Overrides::default()).unwrap().log.level, "error".parse().unwrap());
    }

    /// What is wrong in a file, with the place, the key and the way out.
    #[test]
    fn every_mistake_in_the_file_is_told_with_its_place_and_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let bad_address = |address: &str| format!("# ours\npublic_address = \"{address}\"\n").into_bytes();
        let cases: [(Vec<u8>, &[&str]); 15] = [
            (b"[log]\nlevl = \"info\"\n".into(), &["line 2", "levl", "`level` or `format`"]),
            (b"[log]\nlevel = \"inf\"\n".into(), &["line 2", "level =", "`inf` is not a level", "info, debug"]),
            (b"[log]\nlevel = \"server=loud,info\"\n".into(), &["line 2", "`server=loud` is not a level"]),
            (b"[log]\nlevel = \"\"\n".into(), &["line 2", "is not a level"]),
            (b"[log]\nformat = \"xml\"\n".into(), &["line 2", "format =", "`json` or `text`"]),
            (b"listen = \"here\"\n".into(), &["line 1", "listen =", "socket address"]),
            (bad_address("folgesvenn.example"), &["line 2", "public_address =", "write it such as https://"]),
            (bad_address("ftp://folgesvenn.example"), &["line 2", "write it such as https://"]),
            (bad_address("https://"), &["line 2", "write it such as https://"]),
            (bad_address("https://folgesvenn.example:99999"), &["line 2", "write it such as https://"]),
            (bad_address("https://me@folgesvenn.example"), &["line 2", "write it such as https://"]),
            (bad_address("https://folgesvenn.example/app"), &["has a path", "write https://folgesvenn.example\n"]),
            (bad_address("http://folgesvenn.example"), &["line 2", "over https", "http://localhost"]),
            (b"# Kj\xf8ring\n".into(), &["line 1, column 5", "not text in UTF-8", "Save the file as UTF-8"]),
            (b"listen\n".into(), &["line 1", "Correct that line"]),
        ];
        for (text, parts) in cases {
            std::fs::write(&path, &text).unwrap();
            let overrides = Overrides { config: Some(path.clone()), ..Overrides::default() };
            let told = Settings::load(&overrides).map_or_else(|problem| problem.to_string(), |_| "nothing".to_owned());
            for part in parts.iter().chain(&["settings.toml"]) {
                let file = String::from_utf8_lossy(&text);
                assert!(told.contains(part), "{file}\n{part} is missing in: {told}");
            }
        }
    }

    #[test]
    fn a_named_file_that_is_not_there_is_told_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        for (path, what) in [(folder.path().join("none.toml"), "no such file"), (folder.path().into(), "a folder")] {
            let overrides = Overrides { config: Some(path.clone()), ..Overrides::default() };
            let told = Settings::load(&overrides).unwrap_err().to_string();
            for part in [path.to_str().unwrap(), what, "--config", "FOLGESVENN_CONFIG"] {
                assert!(told.contains(part), "{part} is missing in: {told}");
            }
        }
    }

    #[test]
    fn an_address_is_taken_as_people_write_it() {
        for (written, taken) in [
            ("https://folgesvenn.example", "https://folgesvenn.example"),
            ("https://folgesvenn.example/", "https://folgesvenn.example"),
            ("https://folgesvenn.example:8443", "https://folgesvenn.example:8443"),
            ("http://localhost:1", "http://localhost:1"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
        ] {
            let settings = load(&format!("public_address = \"{written}\""), &Overrides::default()).unwrap();
            assert_eq!(settings.public_address, taken);
        }
        assert!(load("public_address = \"http://localhost.example\"", &Overrides::default()).is_err());
    }
}
