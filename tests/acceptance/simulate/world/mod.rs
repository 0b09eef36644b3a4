//! Virtual time, and everything that happens in it.

mod healing;
mod traffic;

use super::network::{Fate, HttpAnswer};
use super::phone::Phone;
use super::plan::{Deed, LENGTH, What};
use super::server::Server;
use super::{Plan, Sabotage, Stats, Violation, check};
use chrono::{DateTime, TimeDelta, Utc};
use fastrand::Rng;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use sync::contract::sample;
use sync::phone::{Effect, Event, LocalStore, LocalWrite, Nudge, PhoneEngine, Request, Ticket};
use sync::problem::TransportProblem;

/// More steps than any history takes that ends by itself.
const MOST_STEPS: usize = 100_000;

pub(super) struct World {
    pub(super) plan: Plan,
    pub(super) server: Server,
    pub(super) phones: Vec<Phone>,
    pub(super) sabotage: Option<Sabotage>,
    pub(super) faults: usize,
    time: u64,
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
    Started(usize, u32),
    Timer(usize, u32, u64),
    /// A request arrives at the server; the answer goes back to the ticket, if there is one.
    Arrives {
        phone: usize,
        life: u32,
        ticket: Option<Ticket>,
        kind: Box<Request>,
        bytes: Vec<u8>,
        fate: Fate,
    },
    Answered {
        phone: usize,
        life: u32,
        ticket: Ticket,
        kind: Box<Request>,
        answer: HttpAnswer,
    },
    TimedOut {
        phone: usize,
        life: u32,
        ticket: Ticket,
    },
    Written {
        phone: usize,
        life: u32,
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
            healed: false,
            down_until: 0,
            silent_until: BTreeMap::new(),
            signed_out_until: BTreeMap::new(),
            queue: BinaryHeap::new(),
            waiting: BTreeMap::new(),
            next: 0,
            steps: 0,
        };
        for phone in 0..world.phones.len() {
            world.later(0, Happening::Started(phone, 0));
        }
        for deed in plan.deeds.clone() {
            world.at(deed.at, Happening::Deed(deed));
        }
        while world.time < LENGTH && world.step().await? {}
        world.heal().await?;
        check::all(&mut world).await?;
        let saved = world.phones.iter().map(|phone| phone.saved.len()).sum();
        Ok(Stats { saved, requests: world.server.requests, faults: world.faults })
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        sample::time(0) + TimeDelta::milliseconds(i64::try_from(self.time).unwrap_or(i64::MAX))
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
            Happening::Started(phone, life) => self.start(phone, life).await?,
            Happening::Timer(phone, life, timer) => {
                if self.phones[phone].timer == timer {
                    self.tell(phone, life, Event::TimerFired).await?;
                }
            }
            Happening::Arrives { phone, life, ticket, kind, bytes, fate } => {
                self.arrive(phone, life, ticket, kind, &bytes, fate).await?;
            }
            Happening::Answered { phone, life, ticket, kind, answer } => {
                let event = match Phone::read(&kind, &answer, self.sabotage) {
                    Ok(reply) => Event::Replied(ticket, reply),
                    Err(problem) => {
                        self.drop_if_careless(phone, &kind, &problem).await?;
                        Event::Failed(ticket, problem)
                    }
                };
                self.tell(phone, life, event).await?;
            }
            Happening::TimedOut { phone, life, ticket } => {
                self.tell(phone, life, Event::Failed(ticket, TransportProblem::Timeout)).await?;
            }
            Happening::Written { phone, life, ticket, write } => self.write(phone, life, ticket, *write).await?,
        }
        Ok(true)
    }

    async fn start(&mut self, phone: usize, life: u32) -> Result<(), Violation> {
        if self.phones[phone].life != life {
            return Ok(());
        }
        let local = self.phones[phone].local().await?;
        self.phones[phone].engine = Some(PhoneEngine::new(local));
        self.tell(phone, life, Event::Leading(true)).await?;
        self.tell(phone, life, Event::Nudged(Nudge::Started)).await
    }

    /// Gives an event to a phone's engine and carries out what it wants.
    pub(super) async fn tell(&mut self, phone: usize, life: u32, event: Event) -> Result<(), Violation> {
        let now = self.now();
        let it = &mut self.phones[phone];
        if it.life != life {
            return Ok(());
        }
        let (clock, dice) = (it.now(now), it.rng.u32(..));
        let Some(engine) = &mut it.engine else { return Ok(()) };
        for effect in engine.handle(event, clock, dice) {
            match effect {
                Effect::Send(ticket, request) => self.send(phone, life, ticket, request),
                Effect::Commit(ticket, write) => self.begin_write(phone, life, ticket, write).await?,
                Effect::SetTimer(after) => {
                    self.phones[phone].timer += 1;
                    let timer = self.phones[phone].timer;
                    let after = u64::try_from(after.as_millis()).unwrap_or(u64::MAX);
                    self.later(after, Happening::Timer(phone, life, timer));
                }
                Effect::Announce => {}
            }
        }
        Ok(())
    }

    async fn begin_write(
        &mut self,
        phone: usize,
        life: u32,
        ticket: Ticket,
        write: Box<LocalWrite>,
    ) -> Result<(), Violation> {
        if self.sabotage == Some(Sabotage::CursorBeforeRows) {
            let cursor = LocalWrite { meta: write.meta.clone(), ..LocalWrite::default() };
            // A full disk refuses this as well as the rest.
            let _ = self.phones[phone].disk.commit(cursor).await;
        }
        let delay = self.phones[phone].rng.u64(1..60);
        self.later(delay, Happening::Written { phone, life, ticket, write });
        Ok(())
    }

    /// The moment at which a transaction reaches the disk, or does not.
    async fn write(&mut self, phone: usize, life: u32, ticket: Ticket, write: LocalWrite) -> Result<(), Violation> {
        let it = &mut self.phones[phone];
        if it.life != life {
            return Ok(());
        }
        let ill = !self.healed && it.rng.u32(0..1_000) < self.plan.weather.disk;
        let (refused, crash_before) = (ill && it.rng.bool(), ill && it.rng.bool());
        if crash_before {
            self.crash(phone);
            return Ok(());
        }
        if refused {
            self.faults += 1;
            return self.tell(phone, life, Event::CommitFailed(ticket)).await;
        }
        let mut write = write;
        if self.sabotage == Some(Sabotage::RefusalsThrownAway) {
            let refused = write.put_ops.iter().filter(|record| record.needs_a_person()).map(|record| record.op.id());
            write.drop_ops.extend(refused.collect::<Vec<_>>());
        }
        let committed = it.disk.commit(write).await;
        if ill {
            self.crash(phone);
            return Ok(());
        }
        let event = if committed.is_ok() { Event::Committed(ticket) } else { Event::CommitFailed(ticket) };
        self.tell(phone, life, event).await
    }

    /// The process is killed. What is on disk stays; everything else is gone.
    pub(super) fn crash(&mut self, phone: usize) {
        self.faults += 1;
        let it = &mut self.phones[phone];
        it.life += 1;
        it.engine = None;
        let (life, delay) = (it.life, it.rng.u64(10..60_000));
        self.later(delay, Happening::Started(phone, life));
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
