//! The municipality's side: the HTTP API that phones sync with, the desk, and the `folgesvenn` program.

pub mod cli;
mod clock;
pub mod config;
mod data_folder;
mod demo;
mod export;
pub mod http;
mod links;
mod listen;
pub mod log_file;
mod logging;
pub mod municipality;
mod passkey;
mod purge;
mod receipt;
mod restore;
mod run;
mod secret;
mod sign_in;
mod slip;
mod words;

pub use clock::{Clock, SystemClock};
pub use restore::RestoreProblem;
pub use run::{RunProblem, run};

#[cfg(test)]
mod tests;
