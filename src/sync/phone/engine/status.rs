//! What to tell the person about sending.

use crate::id::BlobHash;
use crate::op::Subject;
use crate::phone::Local;
use crate::problem::TransportProblem;
use crate::wire::PullResponse;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeSet;

/// How wrong a phone's clock may be before it is mentioned.
const SKEW: TimeDelta = TimeDelta::minutes(2);

/// What to tell the person about sending.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncStatus {
    /// What goes on.
    pub phase: SyncPhase,
    /// Why nothing more happens by itself, while [`SyncPhase::NeedsAPerson`]; or that some of what is to be sent asks for a
    /// safer sign-in, while everything else goes on.
    pub wait: Option<WaitReason>,
    /// Operations that the server has not answered for good.
    pub unsent: usize,
    /// When the oldest of them was made, by this phone's clock.
    pub oldest: Option<DateTime<Utc>>,
    /// Attachments that the server does not have yet, the refused ones left out.
    pub unsent_blobs: usize,
    /// Attachments that the server does not take as what they are.
    pub refused_blobs: usize,
    /// When everything was last sent and fetched, by this phone's clock.
    pub last_success: Option<DateTime<Utc>>,
    /// How far this phone's clock is ahead of the server's, when it is more than two minutes either way.
    pub clock_skew: Option<TimeDelta>,
    /// Phone and server hold different things, even after everything was fetched anew.
    pub diverged: bool,
    /// Operations that the server has had from this phone, and that the phone does not know of: its storage was lost.
    pub lost_memory: Option<u64>,
}

/// What goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SyncPhase {
    /// Nothing to do.
    #[default]
    Resting,
    /// Operations are on their way.
    Sending,
    /// Looking for news.
    Fetching,
    /// The last try failed; the next comes by itself.
    Pausing,
    /// Nothing more happens until someone acts.
    NeedsAPerson,
}

impl SyncPhase {
    /// Whether something is being sent or fetched.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Sending | Self::Fetching)
    }
}

/// What someone must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitReason {
    /// Sign in again.
    SignIn,
    /// Sign in again, in a safer way.
    SaferSignIn,
    /// Call the office: the device was shut out.
    ShutOut,
    /// Nobody can: the device was reported lost, and throws its key away.
    ReportedLost,
    /// Reload, to get a newer app.
    UpdateApp,
    /// Report it: the server does not understand this app.
    Misunderstanding,
}

impl WaitReason {
    pub(super) const fn of(problem: &TransportProblem) -> Option<Self> {
        match problem {
            TransportProblem::SignedOut => Some(Self::SignIn),
            TransportProblem::SignInTooWeak => Some(Self::SaferSignIn),
            TransportProblem::Forbidden => Some(Self::ShutOut),
            TransportProblem::ReportedLost => Some(Self::ReportedLost),
            TransportProblem::AppTooOld => Some(Self::UpdateApp),
            TransportProblem::Refused { .. } | TransportProblem::TooLarge => Some(Self::Misunderstanding),
            _ => None,
        }
    }
}

impl SyncStatus {
    pub(super) fn hear(&mut self, local: &Local, reply: &PullResponse, now: DateTime<Utc>) {
        let skew = now - reply.now;
        self.clock_skew = (skew.abs() > SKEW).then_some(skew);
        let lost = reply.seen.0.saturating_sub(local.last_number().0);
        self.lost_memory = (lost > 0).then_some(lost);
    }

    pub(super) fn refresh(
        &mut self,
        local: &Local,
        (refused, unproved): (&BTreeSet<BlobHash>, &BTreeSet<Subject>),
        phase: SyncPhase,
    ) {
        self.phase = phase;
        let waiting = local.ops.values().filter(|record| record.is_waiting());
        if phase != SyncPhase::NeedsAPerson {
            let held_up = waiting.clone().any(|record| unproved.contains(&record.subject));
            self.wait = held_up.then_some(WaitReason::SaferSignIn);
        }
        self.unsent = waiting.clone().count();
        self.oldest = waiting.map(|record| record.op.made_at()).min();
        let held = |blob: &&BlobHash| local.meta.as_ref().is_some_and(|meta| meta.held.contains(*blob));
        let blobs = local.attachments();
        self.refused_blobs = blobs.intersection(refused).count();
        self.unsent_blobs = blobs.difference(refused).filter(|blob| !held(blob)).count();
    }
}
