//! A phone with an engine, driven by hand.

mod clocks;
mod rows;
mod sending;
mod unproved;
mod versions;

use super::*;
use crate::contract::sample;
use crate::id::{DeviceId, DeviceSeq, Epoch, Revision};
use crate::op::{Base, Change, Rewind};
use crate::outcome::{Outcome, Receipt, RefusalCode};
use crate::phone::{EntryState, Identity, LocalWrite, OpRecord, OpStatus, ParkReason, view};
use crate::problem::TransportProblem;
use crate::row::{Entity, Row, SessionRow, SessionState, TimesheetState};
use crate::wire::{Answer, DigestResponse, PullResponse, PushRequest, PushResponse, digest};

/// It remembers what the engine wants.
struct Phone {
    engine: PhoneEngine,
    now: DateTime<Utc>,
    /// How far the server's clock is behind this phone's.
    ahead: chrono::TimeDelta,
    effects: Vec<Effect>,
    asked: Option<(Ticket, Request)>,
    noting: Option<Ticket>,
    made: u128,
}

impl Phone {
    fn enrolled() -> Self {
        let local = Local { meta: Some(sample::meta()), ..Local::default() };
        let mut phone = Self {
            engine: PhoneEngine::new(local),
            now: sample::time(0),
            ahead: chrono::TimeDelta::zero(),
            effects: Vec::new(),
            asked: None,
            noting: None,
            made: 0,
        };
        phone.give(Event::Leading(true));
        phone.finish_round();
        phone
    }

    fn give(&mut self, event: Event) {
        match &event {
            Event::Replied(..) | Event::Failed(..) => self.asked = None,
            Event::Committed(_) | Event::CommitFailed(_) | Event::Overtaken(..) => self.noting = None,
            _ => {}
        }
        self.effects = self.engine.handle(event, self.now, 0);
        for effect in &self.effects {
            match effect {
                Effect::Send(ticket, request) => self.asked = Some((*ticket, request.clone())),
                Effect::Commit(ticket, _) => self.noting = Some(*ticket),
                _ => {}
            }
        }
    }

    fn write_session(&mut self, number: u128, note: &str) -> OpId {
        let session = domain::entry::Session { note: note.into(), ..sample::session(number, "2026-03-03") };
        self.record(&Change::PutSession { session })
    }

    fn record(&mut self, change: &Change) -> OpId {
        self.made += 1;
        let write = sample::recorded(self.engine.local(), self.made, change);
        self.give(Event::Recorded(Box::new(write)));
        sample::stamp(self.made).id
    }

    fn sent(&self) -> Option<(Ticket, Request)> {
        self.asked.clone()
    }

    fn pushed(&self) -> (Ticket, PushRequest) {
        match self.sent() {
            Some((ticket, Request::Push(request))) => (ticket, request),
            other => panic!("no push but {other:?}"),
        }
    }

    fn commit(&mut self) {
        let ticket = self.noting;
        self.give(Event::Committed(ticket.expect("a commit")));
    }

    fn answer(&mut self, outcome: impl Fn(OpId) -> Outcome) {
        let (ticket, request) = self.pushed();
        let answers = request.ops.iter().map(|op| Answer { op: op.id(), outcome: outcome(op.id()) }).collect();
        self.give(Event::Replied(
            ticket,
            Reply::Push(PushResponse { epoch: request.epoch, answers, unproved: Vec::new() }),
        ));
        self.commit();
    }

    fn fail(&mut self, problem: TransportProblem) {
        let (ticket, _) = self.sent().expect("a request");
        self.give(Event::Failed(ticket, problem));
    }

    /// Answers everything that is still asked in this round, with nothing new.
    fn finish_round(&mut self) {
        while let Some((ticket, request)) = self.sent() {
            match request {
                Request::Push(_) => return,
                Request::Pull(pull) => {
                    let reply = page(pull.epoch.expect("an epoch"), Vec::new(), pull.after, self.now - self.ahead);
                    self.give(Event::Replied(ticket, Reply::Pull(reply)));
                    self.commit();
                }
                Request::Digest(month) => {
                    let lines = pull_lines(self.engine.local(), month);
                    let (count, hash) = digest(lines);
                    let epoch = self.engine.epoch().expect("an epoch");
                    self.give(Event::Replied(ticket, Reply::Digest(DigestResponse { epoch, month, count, hash })));
                }
                Request::Offer(_) | Request::Piece { .. } => panic!("nothing has receipts here"),
            }
        }
    }

    fn record_of(&self, op: OpId) -> OpRecord {
        self.engine.local().op(op).cloned().expect("the operation is kept")
    }

    fn state_of_only_session(&self) -> EntryState {
        let snapshot = view(self.engine.local());
        assert_eq!(snapshot.sessions.len(), 1);
        snapshot.sessions[0].state.clone()
    }
}

pub(super) fn pull_lines(local: &Local, month: Month) -> Vec<crate::wire::DigestLine> {
    let rows = local.rows.values().filter_map(|row| match &row.entity {
        Entity::Session(session) => Some((session.id, row.revision, session.live()?.span.date())),
        _ => None,
    });
    rows.filter(|(_, _, date)| Month::of(*date) == month).map(|(id, revision, _)| (id, revision)).collect()
}

pub(super) fn page(epoch: Epoch, rows: Vec<Row>, next: Seq, now: DateTime<Utc>) -> PullResponse {
    PullResponse {
        epoch,
        rows,
        next,
        has_more: false,
        seen: DeviceSeq::ZERO,
        now,
        tombstones: None,
        export: None,
        phone_lock: None,
    }
}

pub(super) fn applied(seq: u64) -> Outcome {
    Outcome::Applied(Receipt { revision: Revision(1), seq: Seq(seq), state: None })
}
