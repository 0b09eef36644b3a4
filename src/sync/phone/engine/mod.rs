//! When the phone sends and asks. Events in, effects out; no clock, no network, no disk and no dice of its own.
//!
//! At most one request and one commit are under way. A reply is committed before it counts, so a phone that dies at
//! any point has either not asked, asked and not noted the answer (and asks again), or noted it.

mod attach;
mod event;
mod pace;
mod pull;
mod push;
mod status;
#[cfg(test)]
mod tests;

pub use event::{Effect, Event, Nudge, Reply, Request, Ticket};
pub use pace::Pace;
pub use status::{SyncPhase, SyncStatus, WaitReason};

use super::{BlobSender, Local, LocalWrite, Meta, OpRecord, Position};
use crate::id::{BlobHash, Epoch, OpId, Seq};
use crate::problem::{Course, TransportProblem};
use crate::wire::{MOST_OPS, Month, PROTO};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// The phone's half of the protocol.
#[derive(Debug, Clone)]
pub struct PhoneEngine {
    local: Local,
    leading: bool,
    phase: Phase,
    run: Option<Run>,
    again: bool,
    batch: usize,
    pace: Pace,
    next_ticket: u64,
    trusted_deletions: Option<u64>,
    /// Attachments that the server does not take: not sent again before the app is started anew.
    refused: BTreeSet<BlobHash>,
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
        Self {
            local,
            leading: false,
            phase: Phase::Resting,
            run: None,
            again: false,
            batch: MOST_OPS,
            pace: Pace::default(),
            next_ticket: 0,
            trusted_deletions: None,
            refused: BTreeSet::new(),
            status: SyncStatus::default(),
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
        }
        let phase = self.phase_shown();
        self.status.refresh(&self.local, &self.refused, phase);
        turn.effects
    }

    fn nudged(&mut self, nudge: Nudge, turn: &mut Turn) {
        if matches!(self.phase, Phase::Waiting) {
            // Seeing the app again is a person's doing; a network that comes back is not.
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
        if let Some((request, ops)) = push::next_batch(&self.local, meta, run, self.batch) {
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
        if let Some(write) = self.local.tidied(turn.now).or(forget) {
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
        turn.effects.push(Effect::Commit(ticket, Box::new(write.clone())));
        self.phase = Phase::Noting(ticket, Box::new(write), noted);
    }

    const fn ticket(&mut self) -> Ticket {
        self.next_ticket += 1;
        Ticket(self.next_ticket)
    }

    fn replied(&mut self, ticket: Ticket, reply: Reply, turn: &mut Turn) {
        let Phase::Asking(expected, asked) = &self.phase else { return };
        if *expected != ticket {
            return;
        }
        let understood = match (asked, reply) {
            (Asked::Push(ops), Reply::Push(reply)) => push::take_answers(&self.local, ops, &reply, turn.now)
                .map(|(write, settled)| (write, Noted::Answers(settled))),
            (Asked::Pull, Reply::Pull(reply)) => {
                self.status.hear(&self.local, &reply, turn.now);
                match pull::take_rows(&self.local, &reply, self.trusted_deletions) {
                    pull::Taken::Rows(write) => {
                        self.trusted_deletions = None;
                        Some((*write, Noted::Rows { more: reply.has_more }))
                    }
                    pull::Taken::Doubtful { deletions } => {
                        self.trusted_deletions = Some(deletions);
                        let Some(meta) = &self.local.meta else { return };
                        let request = pull::request(meta, true);
                        return self.ask(Request::Pull(request), Asked::Pull, turn);
                    }
                    pull::Taken::NotUnderstood => None,
                }
            }
            (Asked::Digest(month), Reply::Digest(reply)) if *month == reply.month => {
                return self.compared(pull::agrees(&self.local, &reply), turn);
            }
            (Asked::Offer, Reply::States(states)) => return self.attached(|blobs| blobs.states(&states), turn),
            (Asked::Piece(blob), Reply::State(state)) if *blob == state.blob => {
                return self.attached(|blobs| blobs.state(state), turn);
            }
            _ => None,
        };
        match understood {
            Some((write, noted)) => self.note(write, noted, turn),
            None => self.failed(ticket, &TransportProblem::NotOurs, turn),
        }
    }

    fn compared(&mut self, agree: bool, turn: &mut Turn) {
        let refetched = self.run.as_ref().is_some_and(|run| run.refetched);
        self.status.diverged = !agree && refetched;
        if agree || refetched {
            return self.advance(turn);
        }
        // Fetch everything anew, and compare once more.
        if let Some(run) = &mut self.run {
            (run.pulled, run.compared, run.refetched) = (false, false, true);
        }
        let meta = self
            .local
            .meta
            .clone()
            .map(|meta| Meta { position: Position { cursor: Seq::ZERO, ..meta.position }, ..meta });
        self.note(LocalWrite { meta, ..LocalWrite::default() }, Noted::Own, turn);
    }

    fn committed(&mut self, ticket: Ticket, turn: &mut Turn) {
        if !matches!(self.phase, Phase::Noting(expected, ..) if expected == ticket) {
            return;
        }
        let Phase::Noting(_, write, noted) = std::mem::replace(&mut self.phase, Phase::Resting) else { return };
        let write = self.local.under_its_name(*write);
        self.local.apply(write);
        turn.effects.push(Effect::Announce);
        match noted {
            Noted::Answers(settled) => {
                self.batch = (self.batch * 2).min(MOST_OPS);
                self.pace.succeeded();
                if let Some(run) = &mut self.run {
                    run.settled += settled;
                }
            }
            Noted::Rows { more } => {
                self.pace.succeeded();
                if let Some(run) = &mut self.run {
                    run.pulled = !more;
                }
            }
            Noted::Held(more) => {
                self.pace.succeeded();
                if let Some(run) = &mut self.run {
                    run.arrived |= more > 0;
                }
            }
            Noted::Own => {}
        }
        if self.run.is_some() {
            self.advance(turn);
        } else {
            turn.effects.push(Effect::SetTimer(self.pace.rest(turn.dice)));
        }
    }

    fn failed(&mut self, ticket: Ticket, problem: &TransportProblem, turn: &mut Turn) {
        let Phase::Asking(expected, asked) = &self.phase else { return };
        if *expected != ticket {
            return;
        }
        if let (Asked::Push(ops), Some(reason)) = (asked, push::blames_content(problem)) {
            if let [op] = ops.as_slice() {
                if !push::is_to_blame(&self.local, *op, reason) {
                    return self.pause(None, turn);
                }
                let write = push::parked(&self.local, *op, reason);
                return self.note(write, Noted::Answers(1), turn);
            }
            self.batch = (ops.len() / 2).max(1);
            let sent: BTreeSet<_> = ops.iter().copied().collect();
            if let Some(run) = &mut self.run {
                run.tried.retain(|op, _| !sent.contains(op));
            }
            return self.advance(turn);
        }
        if attach::blames_content(problem) && self.left_out(problem, turn) {
            return;
        }
        match problem.course() {
            Course::Retry(after) => self.pause(after, turn),
            // Going back to where we are would go round for ever.
            Course::GoBack(rewind) if self.epoch() == Some(rewind.epoch) => self.pause(None, turn),
            Course::GoBack(rewind) => {
                self.run = Some(Run::default());
                self.note(self.local.rewound(rewind), Noted::Own, turn);
            }
            Course::Halve | Course::Wait => {
                self.run = None;
                self.phase = Phase::Waiting;
                self.status.wait = WaitReason::of(problem);
                turn.effects.push(Effect::Announce);
            }
        }
    }

    /// Rests after a failure, longer each time.
    fn pause(&mut self, after: Option<u32>, turn: &mut Turn) {
        self.phase = Phase::Resting;
        self.run = None;
        self.again = false;
        turn.effects.push(Effect::SetTimer(self.pace.failed(after, turn.dice)));
        turn.effects.push(Effect::Announce);
    }

    fn epoch(&self) -> Option<Epoch> {
        self.local.meta.as_ref().map(|meta| meta.position.epoch)
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
