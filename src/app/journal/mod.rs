//! What pages may ask. A page knows nothing of storage, network or the protocol.

mod problem;
mod status;

pub use problem::{EnrolProblem, SaveProblem};
pub use status::{Activity, Obstacle, Phase, Stop, SyncStatus};
