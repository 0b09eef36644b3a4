//! When the phone sends and asks. Events in, effects out; no clock, no network, no disk and no dice of its own.
//!
//! At most one request and one commit are under way. A reply is committed before it counts, so a phone that dies at
//! any point has either not asked, asked and not noted the answer (and asks again), or noted it.

mod ahead;
mod attach;
mod event;
mod pace;
mod pull;
mod push;
mod replies;
mod status;
#[cfg(test)]
mod tests;

pub use event::{Effect, Event, Nudge, Reply, Request, Ticket};
pub use pace::Pace;
pub use status::{SyncPhase, SyncStatus, WaitReason};

use super::{BlobSender, Local, LocalWrite, Meta, OpRecord, Position};
use crate::id::{BlobHash, OpId, Seq};
use crate::op::Subject;
use crate::wire::{MOST_OPS, Month, PROTO};
use ahead::Ahead;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// How many operations are sent at first; from there on twice as many each time.
const FIRST_OPS: usize = 250;
/// After each failure half as many, but never fewer than these: on a poor network a small request arrives where a large one does
/// not.
const FEW_OPS: usize = 25;

/// The phone's half of the protocol.
#[derive(Debug, Clone)]
pub struct PhoneEngine {
    local: Local,
    leading: bool,
    phase: Phase,
    run: Option<Run>,
    ahead: Option<Ahead>,
    again: bool,
    batch: usize,
    pace: Pace,
    next_ticket: u64,
    trusted_deletions: Option<u64>,
    /// Attachments that the server does not take: not sent again before the app is started anew.
    refused: BTreeSet<BlobHash>,
    /// What is not sent before its contact has signed in in a safer way, or at least looked at the app again.
    unproved: BTreeSet<Subject>,
    status: SyncStatus,
}

#[derive(Debug, Clone)]
enum Phase {
    /// Nothing under way; a timer runs.
    Resting,
    /// A request is under way.
    Asking(Ticket, Asked),
    /// A reply is being written down.
    Noting(Ticket, Box<LocalWrite>, Noted),
    /// Only a person can help.
    Waiting,
}

#[derive(Debug, Clone)]
enum Asked {
    Push(Vec<OpId>),
    Pull,
    Digest(Month),
    Offer,
    Piece(BlobHash),
}

#[derive(Debug, Clone, Copy)]
enum Noted {
    /// Answers to operations; how many were settled.
    Answers(usize),
    /// A page of rows; whether more are there.
    Rows { more: bool },
    /// Attachments that the server has; how many more than before.
    Held(usize),
    /// Something of our own.
    Own,
}

/// One call of [`PhoneEngine::handle`].
struct Turn {
    now: DateTime<Utc>,
    dice: u32,
    effects: Vec<Effect>,
}

/// One round: everything that waits is sent, then everything new is fetched, one month is compared, and attachments are
/// sent.
#[derive(Debug, Clone, Default)]
struct Run {
    tried: BTreeMap<OpId, Tried>,
    settled: usize,
    pulled: bool,
    compared: bool,
    refetched: bool,
    blobs: Option<BlobSender>,
    arrived: bool,
}

/// When an operation was last sent in a round, counted in settled operations, and how often. One that is held is sent
/// again only after something else was settled, and not often, so that every round ends.
#[derive(Debug, Clone, Copy, Default)]
struct Tried {
    at: usize,
    times: u8,
}

impl PhoneEngine {
    /// An engine over what the phone's disk holds.
    #[must_use]
    pub fn new(local: Local) -> Self {
        let mut status = SyncStatus::default();
        status.refresh(&local, (&BTreeSet::new(), &BTreeSet::new()), SyncPhase::Resting);
        Self {
            local,
            leading: false,
            phase: Phase::Resting,
            run: None,
            ahead: None,
            again: false,
            batch: FIRST_OPS,
            pace: Pace::default(),
            next_ticket: 0,
            trusted_deletions: None,
            refused: BTreeSet::new(),
            unproved: BTreeSet::new(),
            status,
        }
    }

    /// What the phone holds, as committed.
    #[must_use]
    pub const fn local(&self) -> &Local {
        &self.local
    }

    /// What to tell the person.
    #[must_use]
    pub const fn status(&self) -> &SyncStatus {
        &self.status
    }

    /// Takes in an event. `now` is the phone's clock, `dice` a fresh random number.
    pub fn handle(&mut self, event: Event, now: DateTime<Utc>, dice: u32) -> Vec<Effect> {
        let mut turn = Turn { now, dice, effects: Vec::new() };
        match event {
            Event::Leading(leading) => {
                self.leading = leading;
                self.nudge(&mut turn);
            }
            Event::Nudged(nudge) => self.nudged(nudge, &mut turn),
            Event::Recorded(write) => {
                self.local.apply(*write);
                turn.effects.push(Effect::Announce);
                self.nudge_unless_pausing(&mut turn);
            }
            Event::Reloaded(local) => {
                let unheard_of = |record: &OpRecord| record.is_waiting() && self.local.op(record.op.id()).is_none();
                let news = local.ops.values().any(unheard_of);
                self.local = *local;
                turn.effects.push(Effect::Announce);
                // Only for what is to be sent: two tabs that both lead, where a browser has no locks, would otherwise
                // set each other off with every commit, for ever.
                if news {
                    self.nudge_unless_pausing(&mut turn);
                }
            }
            Event::TimerFired => self.nudge(&mut turn),
            Event::Replied(ticket, reply) => self.replied(ticket, reply, &mut turn),
            Event::Failed(ticket, problem) => self.failed(ticket, &problem, &mut turn),
            Event::Unreadable(ticket) => self.unreadable(ticket, &mut turn),
            Event::Committed(ticket) => self.committed(ticket, &mut turn),
            Event::CommitFailed(ticket) => {
                if matches!(self.phase, Phase::Noting(expected, ..) if expected == ticket) {
                    // The server will give the same answer again.
                    self.pause(None, &mut turn);
                }
            }
            Event::Overtaken(ticket, local) => self.overtaken(ticket, *local, &mut turn),
        }
        let phase = self.phase_shown();
        self.status.refresh(&self.local, (&self.refused, &self.unproved), phase);
        turn.effects
    }

    fn nudged(&mut self, nudge: Nudge, turn: &mut Turn) {
        // Seeing the app again is a person's doing; a network that comes back is not.
        if !matches!(nudge, Nudge::Online) {
            self.unproved.clear();
        }
        if matches!(self.phase, Phase::Waiting) {
            if matches!(nudge, Nudge::Online) {
                return;
            }
            self.phase = Phase::Resting;
        }
        self.nudge(turn);
    }

    fn nudge_unless_pausing(&mut self, turn: &mut Turn) {
        if self.pace.is_steady() {
            self.nudge(turn);
        }
    }

    fn nudge(&mut self, turn: &mut Turn) {
        match self.phase {
            Phase::Resting if self.leading && self.local.meta.is_some() => {
                self.run.get_or_insert_default();
                self.advance(turn);
            }
            // What came up during a round may have come too late for it.
            Phase::Asking(..) | Phase::Noting(..) => self.again = true,
            Phase::Resting | Phase::Waiting => {}
        }
    }

    /// The next step of the round, or its end.
    fn advance(&mut self, turn: &mut Turn) {
        self.phase = Phase::Resting;
        if !self.leading {
            self.run = None;
            return;
        }
        let (Some(meta), Some(run)) = (&self.local.meta, &mut self.run) else { return };
        if meta.proto != PROTO {
            let position = Position { cursor: Seq::ZERO, ..meta.position };
            let meta = Meta { proto: PROTO, position, ..meta.clone() };
            return self.note(LocalWrite { meta: Some(meta), ..LocalWrite::default() }, Noted::Own, turn);
        }
        if let Some((request, ops)) =
            push::next_batch((&self.local, &self.unproved), meta, run, run.settled, self.batch)
        {
            return self.ask(Request::Push(request), Asked::Push(ops), turn);
        }
        if !run.pulled {
            let request = pull::request(meta, self.trusted_deletions.is_some());
            return self.ask(Request::Pull(request), Asked::Pull, turn);
        }
        if !run.compared {
            run.compared = true;
            if let Some(month) = pull::month_to_compare(&self.local, turn.now) {
                return self.ask(Request::Digest(month), Asked::Digest(month), turn);
            }
        }
        if let Some((request, asked)) = attach::next(&self.local, &self.refused, run) {
            return self.ask(request, asked, turn);
        }
        // A month may have waited for just these.
        if std::mem::take(&mut run.arrived) && self.local.ops.values().any(OpRecord::is_waiting) {
            run.tried.clear();
            run.pulled = false;
            return self.advance(turn);
        }
        let forget = run.blobs.as_ref().and_then(|blobs| blobs.forget(&self.local, turn.now));
        self.run = None;
        self.status.last_success = Some(turn.now);
        if std::mem::take(&mut self.again) {
            self.run = Some(Run::default());
            return self.advance(turn);
        }
        if let Some(write) = self.local.tidied(turn.now).or(forget).or_else(|| self.local.past_need()) {
            return self.note(write, Noted::Own, turn);
        }
        turn.effects.push(Effect::SetTimer(self.pace.rest(turn.dice)));
    }

    fn ask(&mut self, request: Request, asked: Asked, turn: &mut Turn) {
        let ticket = self.ticket();
        self.phase = Phase::Asking(ticket, asked);
        turn.effects.push(Effect::Send(ticket, request));
    }

    fn note(&mut self, write: LocalWrite, noted: Noted, turn: &mut Turn) {
        let ticket = self.ticket();
        let seen = self.local.meta.clone().map(Box::new);
        let meta = write.meta.or_else(|| self.local.meta.clone());
        let meta = meta.map(|meta| Meta { written: meta.written.saturating_add(1), ..meta });
        let write = LocalWrite { seen, meta, ..write };
        if let Noted::Answers(_) = noted {
            self.batch = (self.batch * 2).min(MOST_OPS);
        }
        self.ask_ahead(&write, noted, turn);
        turn.effects.push(Effect::Commit(ticket, Box::new(write.clone())));
        self.phase = Phase::Noting(ticket, Box::new(write), noted);
    }

    const fn ticket(&mut self) -> Ticket {
        self.next_ticket += 1;
        Ticket(self.next_ticket)
    }

    fn phase_shown(&self) -> SyncPhase {
        match &self.phase {
            Phase::Waiting => SyncPhase::NeedsAPerson,
            Phase::Asking(_, Asked::Push(_) | Asked::Offer | Asked::Piece(_))
            | Phase::Noting(_, _, Noted::Answers(_) | Noted::Held(_)) => SyncPhase::Sending,
            Phase::Asking(..) | Phase::Noting(..) => SyncPhase::Fetching,
            Phase::Resting if !self.pace.is_steady() => SyncPhase::Pausing,
            Phase::Resting => SyncPhase::Resting,
        }
    }
}
