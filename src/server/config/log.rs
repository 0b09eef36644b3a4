//! What is logged, and how.

use core::str::FromStr;
use serde::Deserialize;
use thiserror::Error;
use tracing_subscriber::EnvFilter;

/// The `[log]` table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogFile {
    /// What is logged.
    pub level: LogLevel,
    /// How a line looks.
    pub format: LogFormat,
}

/// A level for everything, or a filter such as `server=debug,info`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct LogLevel(String);

/// A text that is neither a level nor a filter.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a level; write off, error, warn, info, debug or trace, or a filter such as server=debug,info")]
pub struct NotALevel(String);

/// How a log line looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// One JSON object a line, for machines.
    #[default]
    Json,
    /// For people.
    Text,
}

const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

impl LogLevel {
    /// As the log's reader takes it.
    #[must_use]
    pub fn filter(&self) -> EnvFilter {
        EnvFilter::new(&self.0)
    }
}

impl Default for LogLevel {
    fn default() -> Self {
        Self("info".to_owned())
    }
}

impl FromStr for LogLevel {
    type Err = NotALevel;

    fn from_str(text: &str) -> Result<Self, NotALevel> {
        for part in text.split(',').map(str::trim) {
            // The filter itself takes a level with a typing mistake for the name of a module, and goes quiet.
            let level = part.rsplit_once('=').map_or(part, |(_, level)| level).to_ascii_lowercase();
            if !LEVELS.contains(&level.as_str()) {
                return Err(NotALevel(part.to_owned()));
            }
        }
        EnvFilter::try_new(text).map(|_| Self(text.to_owned())).map_err(|_| NotALevel(text.to_owned()))
    }
}

impl TryFrom<String> for LogLevel {
    type Error = NotALevel;

    fn try_from(text: String) -> Result<Self, NotALevel> {
        text.parse()
    }
}
