//! Where the app and the sending stand, in terms that a screen can show.

use crate::storage::StoreProblem;
use chrono::{DateTime, Utc};

/// How far the app has come in getting ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// The storage is being opened; a few hundredths of a second.
    Opening,
    /// This phone has not been enrolled: an invitation link is needed.
    NotEnrolled,
    /// Everything works, with or without a network.
    Ready,
    /// The storage cannot be used. Nothing has been wiped.
    Blocked(StoreProblem),
}

/// How the sending goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SyncStatus {
    /// Operations that the municipality has not answered yet.
    pub unsent: usize,
    /// When the oldest of them was made.
    pub oldest_unsent: Option<DateTime<Utc>>,
    /// What happens now.
    pub activity: Activity,
    /// When everything was last known to be the same on both sides, since the app started.
    pub in_step_at: Option<DateTime<Utc>>,
}

/// What the sending does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Activity {
    /// Nothing to do.
    #[default]
    Resting,
    /// Talking with the server.
    Talking,
    /// Tries again by itself.
    Waiting(Obstacle),
    /// Waits for a person. Nothing is lost meanwhile.
    Stopped(Stop),
}

/// Why it has to be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// No network, or a network that does not lead to the municipality.
    NoNetwork,
    /// The server cannot answer now.
    ServerBusy,
}

/// What only a person can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The session has run out.
    SignedOut,
    /// The device has been shut out by the municipality.
    Forbidden,
    /// The server wants a newer app.
    AppTooOld,
    /// The server does not understand what is sent.
    Misunderstood,
}
