//! The municipality's side: the HTTP API that phones sync with, the desk, and the `folgesvenn` program.

pub mod cli;
mod clock;
pub mod config;
pub mod http;
mod logging;
pub mod municipality;
mod run;

pub use clock::{Clock, SystemClock};
pub use run::{RunProblem, run};
