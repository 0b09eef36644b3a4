//! The municipality's side: the HTTP API that phones sync with, the desk, and the `folgesvenn` program.

pub mod cli;
mod clock;
pub mod config;
mod demo;
pub mod http;
mod links;
pub mod log_file;
mod logging;
pub mod municipality;
mod receipt;
mod run;
mod secret;
mod slip;
mod words;

pub use clock::{Clock, SystemClock};
pub use run::{RunProblem, run};

#[cfg(test)]
mod tests;
