//! What comes back: answers to requests, failures, and commits that have reached the disk.

use super::{Asked, FEW_OPS, FIRST_OPS, Noted, Phase, PhoneEngine, Run, Turn, attach, pull, push};
use super::{Effect, Reply, Request, Ticket, WaitReason};
use crate::id::{Epoch, Seq};
use crate::phone::{Local, LocalWrite, Meta, Position};
use crate::problem::{Course, TransportProblem};
use std::collections::BTreeSet;

impl PhoneEngine {
    pub(super) fn replied(&mut self, ticket: Ticket, reply: Reply, turn: &mut Turn) {
        if matches!(self.phase, Phase::Noting(..)) {
            self.came_ahead(ticket, Ok(reply));
            return;
        }
        let Phase::Asking(expected, asked) = &self.phase else { return };
        if *expected != ticket {
            return;
        }
        let understood = match (asked, reply) {
            (Asked::Push(ops), Reply::Push(reply)) => {
                let taken = push::take_answers(&self.local, ops, &reply, turn.now);
                if taken.is_some() {
                    self.unproved.append(&mut push::unproved(&self.local, ops, &reply));
                }
                taken.map(|(write, settled)| (write, Noted::Answers(settled)))
            }
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

    pub(super) fn committed(&mut self, ticket: Ticket, turn: &mut Turn) {
        if !matches!(self.phase, Phase::Noting(expected, ..) if expected == ticket) {
            return;
        }
        let Phase::Noting(_, write, noted) = std::mem::replace(&mut self.phase, Phase::Resting) else { return };
        self.local.apply(*write);
        turn.effects.push(Effect::Announce);
        match noted {
            Noted::Answers(settled) => {
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
        if self.go_on(turn) {
            return;
        }
        if self.run.is_some() {
            self.advance(turn);
        } else {
            turn.effects.push(Effect::SetTimer(self.pace.rest(turn.dice)));
        }
    }

    /// Another window has moved the phone on: what was heard counts for nothing, and is asked for again from there.
    pub(super) fn overtaken(&mut self, ticket: Ticket, local: Local, turn: &mut Turn) {
        self.local = local;
        turn.effects.push(Effect::Announce);
        if matches!(self.phase, Phase::Noting(expected, ..) if expected == ticket) {
            self.phase = Phase::Resting;
            self.run = None;
            self.ahead = None;
            self.trusted_deletions = None;
            self.nudge(turn);
        }
    }

    pub(super) fn failed(&mut self, ticket: Ticket, problem: &TransportProblem, turn: &mut Turn) {
        if matches!(self.phase, Phase::Noting(..)) {
            self.came_ahead(ticket, Err(problem.clone()));
            return;
        }
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
    pub(super) fn pause(&mut self, after: Option<u32>, turn: &mut Turn) {
        self.phase = Phase::Resting;
        self.run = None;
        self.ahead = None;
        self.again = false;
        self.batch = (self.batch / 2).clamp(FEW_OPS.min(self.batch), FIRST_OPS);
        turn.effects.push(Effect::SetTimer(self.pace.failed(after, turn.dice)));
        turn.effects.push(Effect::Announce);
    }

    pub(super) fn epoch(&self) -> Option<Epoch> {
        self.local.meta.as_ref().map(|meta| meta.position.epoch)
    }
}
