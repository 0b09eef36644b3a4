//! Virtual time, and everything that happens in it.

mod clocks;
mod healing;
mod tabs;
mod traffic;

use super::network::{Fate, HttpAnswer, Message};
use super::phone::{Phone, Place};
use super::plan::{Deed, LENGTH, What};
use super::server::Server;
use super::{Plan, Sabotage, Stats, Violation, check};
use chrono::{DateTime, TimeDelta, Utc};
use fastrand::Rng;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use sync::contract::sample;
use sync::phone::{Effect, Event, LocalProblem, LocalStore, LocalWrite, Reply, Ticket};
use sync::wire::PullResponse;

/// More steps than any history takes that ends by itself.
const MOST_STEPS: usize = 30_000;

pub(super) struct World {
    pub(super) plan: Plan,
    pub(super) server: Server,
    pub(super) phones: Vec<Phone>,
    pub(super) sabotage: Option<Sabotage>,
    pub(super) faults: usize,
    time: u64,
    /// How far the server's clock is ahead of the history's time.
    leapt: TimeDelta,
    healed: bool,
    down_until: u64,
    silent_until: BTreeMap<usize, u64>,
    signed_out_until: BTreeMap<usize, u64>,
    queue: BinaryHeap<Reverse<(u64, u64)>>,
    waiting: BTreeMap<u64, Happening>,
    next: u64,
    steps: usize,
}

enum Happening {
    Deed(Deed),
    Started(Place),
    /// A lock has fallen free.
    LockFree(usize),
    HandOver(usize),
    /// Another tab has committed something.
    News(Place),
    Timer(Place, u64),
    Told(Place, Box<Event>),
    /// A request arrives at the server; the answer goes back to the ticket, if there is one.
    Arrives {
        at: Place,
        ticket: Option<Ticket>,
        message: Box<Message>,
        fate: Fate,
    },
    Answered {
        at: Place,
        ticket: Ticket,
        message: Box<Message>,
        answer: HttpAnswer,
    },
    Written {
        at: Place,
        ticket: Ticket,
        write: Box<LocalWrite>,
    },
}

impl World {
    pub(super) async fn play(plan: &Plan, sabotage: Option<Sabotage>) -> Result<Stats, Violation> {
        let backs_up = plan.deeds.iter().any(|deed| matches!(deed.what, What::BackUp));
        let on_file = backs_up || sabotage == Some(Sabotage::AnsweredBeforeCommit);
        let server = Server::open(plan, on_file, sabotage).await?;
        let epoch = store::LedgerRepository::epoch(&server.store).await?;
        let mut phones = Vec::new();
        for (number, phone) in plan.phones.iter().enumerate() {
            phones.push(Phone::enrol(number, *phone, plan.seed, epoch).await?);
        }
        let mut world = Self {
            plan: plan.clone(),
            server,
            phones,
            sabotage,
            faults: 0,
            time: 0,
            leapt: TimeDelta::zero(),
            healed: false,
            down_until: 0,
            silent_until: BTreeMap::new(),
            signed_out_until: BTreeMap::new(),
            queue: BinaryHeap::new(),
            waiting: BTreeMap::new(),
            next: 0,
            steps: 0,
        };
        for (number, phone) in plan.phones.iter().enumerate() {
            for tab in 0..phone.tabs {
                world.later(0, Happening::Started(world.place(number, tab)));
            }
        }
        for deed in plan.deeds.clone() {
            world.at(deed.at, Happening::Deed(deed));
        }
        while world.time < LENGTH && world.step().await? {}
        world.heal().await?;
        check::all(&mut world).await?;
        let saved = world.phones.iter().map(|phone| phone.saved.len()).sum();
        let receipts = world.phones.iter().map(|phone| phone.photos.len()).sum();
        Ok(Stats { saved, receipts, requests: world.server.requests, faults: world.faults })
    }

    /// What the server's clock shows.
    pub(super) fn now(&self) -> DateTime<Utc> {
        sample::time(0) + self.leapt + TimeDelta::milliseconds(i64::try_from(self.time).unwrap_or(i64::MAX))
    }

    fn at(&mut self, time: u64, happening: Happening) {
        self.next += 1;
        self.queue.push(Reverse((time, self.next)));
        self.waiting.insert(self.next, happening);
    }

    fn later(&mut self, delay: u64, happening: Happening) {
        self.at(self.time + delay, happening);
    }

    /// The next thing happens. Whether there was one.
    async fn step(&mut self) -> Result<bool, Violation> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Err(Violation::of("I7 it ends by itself", "phones and server go on for ever"));
        }
        let Some(Reverse((time, number))) = self.queue.pop() else { return Ok(false) };
        self.time = self.time.max(time);
        let Some(happening) = self.waiting.remove(&number) else { return Ok(true) };
        match happening {
            Happening::Deed(deed) => self.deed(deed).await?,
            Happening::Started(at) => self.start(at).await?,
            Happening::LockFree(phone) => self.grant(phone).await?,
            Happening::HandOver(phone) => self.hand_over(phone).await?,
            Happening::News(at) => self.hear(at).await?,
            Happening::Timer(at, timer) => {
                if self.phones[at.phone].tabs[at.tab].timer == timer {
                    self.tell(at, Event::TimerFired).await?;
                }
            }
            Happening::Told(at, event) => self.tell(at, *event).await?,
            Happening::Arrives { at, ticket, message, fate } => self.arrive(at, ticket, message, fate).await?,
            Happening::Answered { at, ticket, message, answer } => {
                let event = match Phone::read(&message.request, &answer, self.sabotage) {
                    Ok(Reply::Pull(page)) if self.sabotage == Some(Sabotage::KeptByOwnClock) => {
                        let now = self.phones[at.phone].now(self.now());
                        Event::Replied(ticket, Reply::Pull(PullResponse { now, ..page }))
                    }
                    Ok(reply) => Event::Replied(ticket, reply),
                    Err(problem) => {
                        self.drop_if_careless(at.phone, &message.request, &problem).await?;
                        Event::Failed(ticket, problem)
                    }
                };
                self.tell(at, event).await?;
            }
            Happening::Written { at, ticket, write } => self.write(at, ticket, *write).await?,
        }
        Ok(true)
    }

    /// Gives an event to a tab's engine and carries out what it wants.
    pub(super) async fn tell(&mut self, at: Place, event: Event) -> Result<(), Violation> {
        let now = self.now();
        if self.place(at.phone, at.tab) != at {
            return Ok(());
        }
        let it = &mut self.phones[at.phone];
        let (clock, dice) = (it.now(now), it.rng.u32(..));
        let Some(engine) = &mut it.tabs[at.tab].engine else { return Ok(()) };
        for effect in engine.handle(event, clock, dice) {
            match effect {
                Effect::Send(ticket, request) => self.send(at, ticket, request).await?,
                Effect::Commit(ticket, write) => self.begin_write(at, ticket, write).await?,
                Effect::SetTimer(after) => {
                    let tab = &mut self.phones[at.phone].tabs[at.tab];
                    tab.timer += 1;
                    let timer = tab.timer;
                    let after = u64::try_from(after.as_millis()).unwrap_or(u64::MAX);
                    self.later(after, Happening::Timer(at, timer));
                }
                Effect::Announce => {}
            }
        }
        Ok(())
    }

    async fn begin_write(&mut self, at: Place, ticket: Ticket, write: Box<LocalWrite>) -> Result<(), Violation> {
        let it = &mut self.phones[at.phone];
        if self.sabotage == Some(Sabotage::CursorBeforeRows) {
            let cursor = LocalWrite { meta: write.meta.clone(), ..LocalWrite::default() };
            // A full disk refuses this as well as the rest.
            let _ = it.disk.commit(cursor).await;
        }
        it.tabs[at.tab].writing += 1;
        let delay = it.rng.u64(1..60);
        self.later(delay, Happening::Written { at, ticket, write });
        Ok(())
    }

    /// The moment at which a transaction reaches the disk, or does not.
    async fn write(&mut self, at: Place, ticket: Ticket, write: LocalWrite) -> Result<(), Violation> {
        if self.place(at.phone, at.tab) != at {
            return Ok(());
        }
        let it = &mut self.phones[at.phone];
        it.tabs[at.tab].writing -= 1;
        let ill = !self.healed && it.rng.u32(0..1_000) < self.plan.weather.disk;
        let (refused, crash_before) = (ill && it.rng.bool(), ill && it.rng.bool());
        if crash_before {
            self.crash(at.phone);
            return Ok(());
        }
        if refused {
            self.faults += 1;
            return self.tell(at, Event::CommitFailed(ticket)).await;
        }
        let mut write = write;
        if self.sabotage == Some(Sabotage::RefusalsThrownAway) {
            let refused = write.put_ops.iter().filter(|record| record.needs_a_person()).map(|record| record.op.id());
            write.drop_ops.extend(refused.collect::<Vec<_>>());
        }
        if self.sabotage == Some(Sabotage::OlderViewWritten) {
            write.seen = None;
        }
        let committed = it.disk.commit(write).await;
        if ill {
            self.crash(at.phone);
            return Ok(());
        }
        match committed {
            Ok(()) => {}
            Err(LocalProblem::Overtaken) => {
                let local = self.phones[at.phone].local().await?;
                return self.tell(at, Event::Overtaken(ticket, Box::new(local))).await;
            }
            Err(_) => return self.tell(at, Event::CommitFailed(ticket)).await,
        }
        self.tell(at, Event::Committed(ticket)).await?;
        self.tell_other_tabs(at);
        Ok(())
    }

    pub(super) fn befall(&mut self, what: What, dice: u64) {
        self.faults += 1;
        let until = self.time + dice % (10 * 60 * 1_000);
        match what {
            What::Airplane(phone) => drop(self.silent_until.insert(phone, until)),
            What::SignedOut(phone) => drop(self.signed_out_until.insert(phone, until)),
            _ => self.down_until = until,
        }
    }

    pub(super) fn rng(dice: u64) -> Rng {
        Rng::with_seed(dice)
    }
}
