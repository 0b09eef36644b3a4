use crate::contract::sample;
use crate::id::{BlobHash, OpId};
use crate::memory::MemoryStore;
use crate::op::{Change, Rewind};
use crate::outcome::Outcome;
use crate::phone::engine::tests::{applied, page, pull_lines};
use crate::phone::{
    Blob, Effect, Event, LocalStore, LocalWrite, Nudge, PhoneEngine, Reply, Request, SyncPhase, Ticket, part,
};
use crate::problem::TransportProblem;
use crate::wire::{Answer, BlobStage, BlobState, BlobStates, DigestResponse, PART_BYTES, PushResponse, digest};
use chrono::Utc;
use domain::entry::{CompanionCard, Expense, ExpenseKind, PhotoHash, Receipt, Session};
use domain::id::{ExpenseId, TimesheetId};
use domain::quantity::Ore;
use domain::time::PayPeriod;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a request.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Answered,
    /// The server acts; its answer never comes.
    AnswerLost,
    /// The phone dies while it waits.
    PhoneDies,
    Refused(&'static str),
}

/// A phone with its disk, and a server that keeps what it is sent.
struct World {
    disk: MemoryStore,
    engine: PhoneEngine,
    fate: fn(usize, &Request) -> Fate,
    asked: usize,
    pieces: usize,
    parts: BTreeMap<BlobHash, Vec<u8>>,
    held: BTreeSet<BlobHash>,
    judged: BTreeMap<OpId, Outcome>,
}

fn photo(seed: u8, length: usize) -> Blob {
    let bytes: Vec<u8> = (0..length).map(|n| u8::try_from(n % 251).unwrap() ^ seed).collect();
    Blob { hash: BlobHash::of(&bytes), bytes }
}

fn with_receipt(number: u128, blob: &Blob) -> Session {
    let expense = Expense {
        id: ExpenseId::new(sample::uuid(10, number)),
        kind: ExpenseKind::Ticket,
        label: "Kino".into(),
        amount: Ore(12_000),
        receipt: Receipt::Attached { photos: vec![PhotoHash(blob.hash.to_string())] },
        companion_card: CompanionCard::NotRelevant,
    };
    Session { expenses: vec![expense], ..sample::session(number, "2026-03-03") }
}

impl World {
    /// A phone that has written one session down for each receipt, and sent nothing.
    fn with(blobs: &[Blob], fate: fn(usize, &Request) -> Fate) -> Self {
        let disk = MemoryStore::default();
        let meta = LocalWrite { meta: Some(sample::meta()), ..LocalWrite::default() };
        pollster::block_on(disk.commit(meta)).unwrap();
        let mut local = pollster::block_on(disk.load()).unwrap();
        for (number, blob) in (1..).zip(blobs) {
            let change = Change::PutSession { session: with_receipt(number, blob) };
            let write = LocalWrite { put_blobs: vec![blob.clone()], ..sample::recorded(&local, number, &change) };
            local.apply(write.clone());
            pollster::block_on(disk.commit(write)).unwrap();
        }
        let (parts, held, judged) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        Self { disk, engine: PhoneEngine::new(local), fate, asked: 0, pieces: 0, parts, held, judged }
    }

    fn send_in_march(&mut self) {
        let day = |day: &str| day.parse().unwrap();
        let period = PayPeriod::new(day("2026-03-01"), day("2026-03-31")).unwrap();
        let timesheet = TimesheetId::new(sample::uuid(11, 1));
        let change = self.engine.local().submission(sample::assignment_id(), period, timesheet);
        let write = sample::recorded(self.engine.local(), 50, &change);
        pollster::block_on(self.disk.commit(write.clone())).unwrap();
        self.give(Event::Recorded(Box::new(write)));
    }

    fn restart(&mut self) {
        self.engine = PhoneEngine::new(pollster::block_on(self.disk.load()).unwrap());
        self.give(Event::Leading(true));
    }

    fn lead(&mut self) {
        self.give(Event::Leading(true));
    }

    /// Plays on until the phone rests after a round that went well.
    fn give(&mut self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            for effect in self.engine.handle(event, sample::time(60), 0) {
                match effect {
                    Effect::Send(ticket, request) => match self.ask(ticket, &request) {
                        Some(event) => events.push(event),
                        None => return self.restart(),
                    },
                    Effect::Commit(ticket, write) => {
                        pollster::block_on(self.disk.commit(*write)).unwrap();
                        events.push(Event::Committed(ticket));
                    }
                    Effect::SetTimer(_) if self.engine.status().phase == SyncPhase::Pausing => {
                        events.push(Event::TimerFired);
                    }
                    Effect::SetTimer(_) | Effect::Announce => {}
                }
            }
        }
    }

    fn ask(&mut self, ticket: Ticket, request: &Request) -> Option<Event> {
        self.asked += 1;
        assert!(self.asked < 200, "the phone asks and asks");
        let fate = (self.fate)(self.asked, request);
        if let Fate::Refused(code) = fate {
            let problem = TransportProblem::Refused { status: 422, code: Some(code.into()) };
            return Some(Event::Failed(ticket, problem));
        }
        let reply = match self.answer(request) {
            Some(reply) => Event::Replied(ticket, reply),
            None => Event::Unreadable(ticket),
        };
        match fate {
            Fate::AnswerLost => Some(Event::Failed(ticket, TransportProblem::Offline)),
            Fate::PhoneDies => None,
            _ => Some(reply),
        }
    }

    fn answer(&mut self, request: &Request) -> Option<Reply> {
        Some(match request {
            Request::Push(push) => {
                let answers = push.ops.iter().map(|op| Answer { op: op.id(), outcome: self.judge(op) }).collect();
                Reply::Push(PushResponse { epoch: push.epoch, answers, unproved: Vec::new() })
            }
            Request::Pull(pull) => {
                Reply::Pull(page(pull.epoch.unwrap(), Vec::new(), pull.after, sample::time(0).with_timezone(&Utc)))
            }
            Request::Digest(month) => {
                let (count, hash) = digest(pull_lines(self.engine.local(), *month));
                let epoch = sample::meta().position.epoch;
                Reply::Digest(DigestResponse { epoch, month: *month, count, hash })
            }
            Request::Offer(offer) => {
                let state = |blob: &BlobHash| BlobState { blob: *blob, stage: self.stage(*blob) };
                Reply::States(BlobStates { blobs: offer.blobs.iter().map(state).collect() })
            }
            Request::Piece { blob, offset } => {
                let bytes = pollster::block_on(self.disk.blob(*blob)).unwrap().unwrap_or_default();
                let (at, piece) = part(*blob, &bytes, *offset).ok()?;
                self.pieces += 1;
                let parts = self.parts.entry(*blob).or_default();
                if at.offset == parts.len() as u64 {
                    parts.extend_from_slice(piece);
                }
                if parts.len() as u64 == at.total && BlobHash::of(parts) == *blob {
                    self.held.insert(*blob);
                }
                Reply::State(BlobState { blob: *blob, stage: self.stage(*blob) })
            }
        })
    }

    fn stage(&self, blob: BlobHash) -> BlobStage {
        if self.held.contains(&blob) {
            return BlobStage::Held;
        }
        BlobStage::Missing { offset: self.parts.get(&blob).map_or(0, |parts| parts.len() as u64) }
    }

    /// As the server does: a month waits for the receipts that it names.
    fn judge(&mut self, op: &crate::op::Op) -> Outcome {
        if let Some(before) = self.judged.get(&op.id()) {
            return before.clone();
        }
        if let Ok(Change::SubmitTimesheet { manifest, .. }) = op.change()
            && manifest.lines.iter().flat_map(|line| &line.photos).any(|photo| !self.held.contains(photo))
        {
            return Outcome::Held { missing: Vec::new(), blobs: Vec::new() };
        }
        let outcome = applied(self.judged.len() as u64 + 1);
        self.judged.insert(op.id(), outcome.clone());
        outcome
    }

    fn unsent(&self) -> (usize, usize) {
        (self.engine.status().unsent, self.engine.status().unsent_blobs)
    }
}

fn names(blobs: &[Blob]) -> BTreeSet<BlobHash> {
    blobs.iter().map(|blob| blob.hash).collect()
}

#[test]
fn receipts_follow_their_entries_and_are_counted_until_the_server_has_them() {
    let blobs = [photo(1, 3 * PART_BYTES + 7), photo(2, 5)];
    let mut world = World::with(&blobs, |_, _| Fate::Answered);
    world.give(Event::Leading(false));
    assert_eq!(world.unsent(), (2, 2));
    world.lead();
    assert_eq!((world.unsent(), world.pieces), ((0, 0), 5));
    assert_eq!(world.held, names(&blobs));
    world.give(Event::Nudged(Nudge::Asked));
    assert_eq!(world.pieces, 5, "what the server has is not sent again");
}

#[test]
fn what_arrived_before_its_answer_was_lost_is_not_sent_twice() {
    let blobs = [photo(1, 3 * PART_BYTES + 7), photo(2, PART_BYTES)];
    let mut world = World::with(&blobs, |asked, request| match request {
        Request::Piece { .. } if asked % 2 == 0 => Fate::AnswerLost,
        Request::Offer(_) | Request::Push(_) if asked < 9 => Fate::AnswerLost,
        _ => Fate::Answered,
    });
    world.lead();
    assert_eq!((world.unsent(), world.pieces, &world.held), ((0, 0), 5, &names(&blobs)));
}

#[test]
fn a_phone_that_dies_during_a_receipt_goes_on_where_the_server_is() {
    let blobs = [photo(1, 4 * PART_BYTES)];
    let mut world = World::with(&blobs, |asked, request| match request {
        Request::Piece { .. } if asked % 2 == 0 => Fate::PhoneDies,
        _ => Fate::Answered,
    });
    world.lead();
    assert_eq!((world.unsent(), world.pieces, &world.held), ((0, 0), 4, &names(&blobs)));
}

#[test]
fn what_the_server_has_is_remembered_by_a_phone_that_starts_without_a_network() {
    let blobs = [photo(1, 10), photo(2, 10)];
    let mut world = World::with(&blobs[..1], |_, _| Fate::Answered);
    world.lead();
    world.fate = |_, _| Fate::AnswerLost;
    let engine = PhoneEngine::new(pollster::block_on(world.disk.load()).unwrap());
    world.engine = engine;
    world.engine.handle(Event::Leading(false), sample::time(61), 0);
    assert_eq!(world.unsent(), (0, 0));
}

#[test]
fn a_month_is_taken_in_the_same_round_as_the_last_receipt_that_it_names() {
    let blobs = [photo(1, PART_BYTES + 1), photo(2, 10)];
    let mut world = World::with(&blobs, |_, _| Fate::Answered);
    world.send_in_march();
    world.lead();
    assert_eq!(world.unsent(), (0, 0));
    assert!(world.judged.contains_key(&sample::stamp(50).id));
}

#[test]
fn a_receipt_that_the_server_does_not_take_is_told_and_holds_up_nothing_else() {
    let blobs = [photo(1, 10), photo(2, 10), photo(3, 10)];
    let mut world = World::with(&blobs, |asked, request| match request {
        Request::Piece { blob, .. } if *blob == photo(1, 10).hash => Fate::Refused("receipt_not_taken"),
        Request::Piece { blob, .. } if *blob == photo(2, 10).hash && asked < 7 => Fate::Refused("receipt_damaged"),
        _ => Fate::Answered,
    });
    world.lead();
    world.give(Event::Nudged(Nudge::Asked));
    assert_eq!(world.held, names(&blobs[1..]));
    assert_eq!((world.unsent(), world.engine.status().refused_blobs), ((0, 0), 1));
    let before = world.pieces;
    world.give(Event::Nudged(Nudge::Asked));
    assert_eq!(world.pieces, before, "the refused one is not sent over and over");
}

#[test]
fn bytes_that_cannot_be_read_back_stay_unsent_and_hold_up_nothing_else() {
    let blobs = [photo(1, 10), photo(2, 10)];
    let mut world = World::with(&blobs, |_, _| Fate::Answered);
    let emptied = Blob { hash: blobs[0].hash, bytes: Vec::new() };
    let write = LocalWrite { put_blobs: vec![emptied], ..LocalWrite::default() };
    pollster::block_on(world.disk.commit(write)).unwrap();
    world.lead();
    assert_eq!((world.unsent(), &world.held), ((0, 1), &names(&blobs[1..])));
}

#[test]
fn a_restored_server_is_sent_what_it_has_lost() {
    let blobs = [photo(1, 10)];
    let mut world = World::with(&blobs, |_, _| Fate::Answered);
    world.lead();
    let rewind = Rewind { epoch: sample::meta().position.epoch, common: crate::id::Seq::ZERO };
    let write = world.engine.local().rewound(rewind);
    assert_eq!(write.meta.as_ref().map(|meta| meta.held.len()), Some(0));
    (world.parts, world.held, world.judged) = Default::default();
    world.give(Event::Nudged(Nudge::Asked));
    assert_eq!((world.unsent(), &world.held), ((0, 0), &names(&blobs)));
}
