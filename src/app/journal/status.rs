//! How the sending goes, in terms that a screen can show.

use chrono::{DateTime, TimeDelta, Utc};
use sync::TransportProblem;
use sync::phone::{SyncPhase, SyncStatus as EngineStatus, WaitReason};

/// How the sending goes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncStatus {
    /// Operations that the municipality has not answered yet.
    pub unsent: usize,
    /// Receipts that the municipality does not have yet.
    pub unsent_receipts: usize,
    /// Receipts that the municipality does not take as what they are.
    pub refused_receipts: usize,
    /// When the oldest operation was made.
    pub oldest_unsent: Option<DateTime<Utc>>,
    /// What happens now.
    pub activity: Activity,
    /// When both sides were last known to be the same, since the app started.
    pub in_step_at: Option<DateTime<Utc>>,
    /// How far this phone's clock is ahead of the server's, when that is more than two minutes either way.
    pub clock_skew: Option<TimeDelta>,
    /// Operations that the server has had from this phone and that the phone does not know of: its storage was lost.
    pub lost_memory: Option<u64>,
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
    /// Some of what is to be sent asks for a safer sign-in. Everything else goes on.
    SignInTooWeak,
    /// The device has been shut out by the municipality.
    Forbidden,
    /// The device was reported lost: its key goes.
    ReportedLost,
    /// The server wants a newer app.
    AppTooOld,
    /// The server does not understand what is sent.
    Misunderstood,
}

impl Obstacle {
    /// What a failed request says about the way to the server.
    pub(super) const fn of(problem: &TransportProblem) -> Self {
        match problem {
            TransportProblem::Server(_) | TransportProblem::Busy { .. } => Self::ServerBusy,
            _ => Self::NoNetwork,
        }
    }
}

impl SyncStatus {
    /// What the engine says; `obstacle` is what the last failed request met.
    pub(super) fn of(status: &EngineStatus, obstacle: Obstacle) -> Self {
        let activity = match (status.phase, status.wait) {
            (SyncPhase::Resting, Some(WaitReason::SaferSignIn)) => Activity::Stopped(Stop::SignInTooWeak),
            (SyncPhase::Resting, _) => Activity::Resting,
            (SyncPhase::Sending | SyncPhase::Fetching, _) => Activity::Talking,
            (SyncPhase::Pausing, _) => Activity::Waiting(obstacle),
            (SyncPhase::NeedsAPerson, Some(WaitReason::SignIn)) => Activity::Stopped(Stop::SignedOut),
            (SyncPhase::NeedsAPerson, Some(WaitReason::SaferSignIn)) => Activity::Stopped(Stop::SignInTooWeak),
            (SyncPhase::NeedsAPerson, Some(WaitReason::ShutOut)) => Activity::Stopped(Stop::Forbidden),
            (SyncPhase::NeedsAPerson, Some(WaitReason::ReportedLost)) => Activity::Stopped(Stop::ReportedLost),
            (SyncPhase::NeedsAPerson, Some(WaitReason::UpdateApp)) => Activity::Stopped(Stop::AppTooOld),
            (SyncPhase::NeedsAPerson, Some(WaitReason::Misunderstanding) | None) => {
                Activity::Stopped(Stop::Misunderstood)
            }
        };
        Self {
            unsent: status.unsent,
            unsent_receipts: status.unsent_blobs,
            refused_receipts: status.refused_blobs,
            oldest_unsent: status.oldest,
            activity,
            in_step_at: status.last_success,
            clock_skew: status.clock_skew,
            lost_memory: status.lost_memory,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_a_safer_sign_in_is_told_while_nothing_else_goes_on() {
        let activity = |phase, wait| {
            let status = EngineStatus { phase, wait, ..EngineStatus::default() };
            SyncStatus::of(&status, Obstacle::NoNetwork).activity
        };
        let safer = Some(WaitReason::SaferSignIn);
        assert_eq!(activity(SyncPhase::Resting, safer), Activity::Stopped(Stop::SignInTooWeak));
        assert_eq!(activity(SyncPhase::Sending, safer), Activity::Talking);
        assert_eq!(activity(SyncPhase::Pausing, safer), Activity::Waiting(Obstacle::NoNetwork));
        assert_eq!(activity(SyncPhase::Resting, None), Activity::Resting);
    }
}
