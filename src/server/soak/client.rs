//! A phone: the real engine over the disk in memory, with real requests.

use super::kills::Counts;
use super::town::{Enrolled, Someone};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::{MunicipalityId, SessionId};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use sync::contract::sample;
use sync::memory::MemoryStore;
use sync::phone::{Effect, Event, Identity, LocalStore, LocalWrite, Meta, Nudge, PhoneEngine, Reply, Request};
use sync::problem::TransportProblem;
use sync::wire::PROTO;
use sync::{Change, OpId, Stamp};
use uuid::Uuid;

/// Longer than a server takes to be there again and to answer.
const PATIENCE: Duration = Duration::from_secs(240);

/// What a client has been told is saved.
pub(super) struct Saved {
    pub(super) operations: usize,
    pub(super) sessions: BTreeMap<SessionId, Session>,
}

pub(super) struct Client<'a> {
    address: String,
    cookie: &'a str,
    someone: &'a Someone,
    counts: &'a Counts,
    agent: ureq::Agent,
    disk: MemoryStore,
    engine: PhoneEngine,
    saved: Saved,
}

impl<'a> Client<'a> {
    pub(super) fn new(address: String, someone: &'a Someone, enrolled: &'a Enrolled, counts: &'a Counts) -> Self {
        let identity = Identity {
            device: enrolled.device,
            contact: someone.id,
            municipality: MunicipalityId::new(sample::uuid(5, 1)),
            municipality_name: "Eksempelvik".into(),
        };
        let meta = Meta::enrolled(identity, enrolled.epoch);
        let disk = MemoryStore::default();
        pollster::block_on(disk.commit(LocalWrite { meta: Some(meta), ..LocalWrite::default() })).unwrap();
        let mut engine = PhoneEngine::new(pollster::block_on(disk.load()).unwrap());
        engine.handle(Event::Leading(false), sample::time(0), 0);
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .build();
        Self {
            address,
            cookie: &enrolled.cookie,
            someone,
            counts,
            agent: config.new_agent(),
            disk,
            engine,
            saved: Saved { operations: 0, sessions: BTreeMap::new() },
        }
    }

    pub(super) fn saved(self) -> Saved {
        self.saved
    }

    /// Writes three entries down and sends them, until the server has answered each. Says what is wrong instead of
    /// stopping: the others wait for this client at the round's end.
    pub(super) fn play(&mut self, round: usize) -> Result<(), String> {
        let day = format!("2026-{:02}-{:02}", 1 + round % 12, 1 + round % 28);
        let fresh = |id| Session { id, assignment: self.someone.assignment, ..sample::session(0, &day) };
        let one = fresh(SessionId::new(Uuid::now_v7()));
        let other = fresh(SessionId::new(Uuid::now_v7()));
        let old = self.saved.sessions.values().next().cloned();
        let edited = Session { note: format!("round {round}"), ..old.unwrap_or_else(|| one.clone()) };
        for change in [
            Change::PutSession { session: one },
            Change::PutSession { session: other.clone() },
            Change::PutSession { session: edited },
        ] {
            self.write(&change);
        }
        if round % 3 == 2 {
            self.write(&Change::DeleteSession { session: other.id });
        }
        self.tell(Event::Leading(true));
        let begun = Instant::now();
        while self.engine.local().ops.values().any(sync::phone::OpRecord::is_waiting) {
            if begun.elapsed() > PATIENCE {
                return Err(format!("not answered in round {round}: {:?}", self.engine.status()));
            }
            self.tell(Event::Nudged(Nudge::Asked));
        }
        self.tell(Event::Leading(false));
        match self.engine.local().ops.values().find(|record| record.needs_a_person()) {
            Some(refused) => Err(format!("refused in round {round}: {:?}", refused.status)),
            None => Ok(()),
        }
    }

    fn write(&mut self, change: &Change) {
        let stamp = Stamp { id: OpId::new(Uuid::now_v7()), made_at: now(), build: "kills".into() };
        let write = self.engine.local().record(stamp, change).unwrap();
        pollster::block_on(self.disk.commit(write.clone())).unwrap();
        self.saved.operations += 1;
        match change {
            Change::PutSession { session } => drop(self.saved.sessions.insert(session.id, session.clone())),
            Change::DeleteSession { session } => drop(self.saved.sessions.remove(session)),
            _ => {}
        }
        self.tell(Event::Recorded(Box::new(write)));
    }

    /// Gives an event to the engine, and does what it wants, until it rests.
    fn tell(&mut self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            for effect in self.engine.handle(event, now(), fastrand::u32(..)) {
                match effect {
                    Effect::Send(ticket, request) => events.push(match self.send(&request) {
                        Ok(reply) => Event::Replied(ticket, reply),
                        Err(problem) => Event::Failed(ticket, problem),
                    }),
                    Effect::Commit(ticket, write) => {
                        pollster::block_on(self.disk.commit(*write)).unwrap();
                        events.push(Event::Committed(ticket));
                    }
                    // The caller nudges; nobody waits for minutes here.
                    Effect::SetTimer(_) | Effect::Announce => {}
                }
            }
        }
    }

    fn send(&self, request: &Request) -> Result<Reply, TransportProblem> {
        self.counts.sent.fetch_add(1, Ordering::SeqCst);
        self.counts.under_way.fetch_add(1, Ordering::SeqCst);
        let reply = self.exchange(request);
        self.counts.under_way.fetch_sub(1, Ordering::SeqCst);
        if matches!(reply, Err(TransportProblem::Offline)) {
            self.counts.cut_off.fetch_add(1, Ordering::SeqCst);
        }
        reply
    }

    fn exchange(&self, request: &Request) -> Result<Reply, TransportProblem> {
        let get = |path: String| {
            self.agent.get(format!("{}/api/v1/sync/{path}", self.address)).header("cookie", self.cookie).call()
        };
        let answered = match request {
            Request::Push(push) => self
                .agent
                .post(format!("{}/api/v1/sync/push", self.address))
                .header("cookie", self.cookie)
                .header("content-type", "application/json")
                .header("x-folgesvenn", "1")
                .send(serde_json::to_vec(push).unwrap()),
            Request::Pull(pull) => {
                let epoch = pull.epoch.map(|epoch| format!("&epoch={epoch}")).unwrap_or_default();
                get(format!(
                    "pull?proto={PROTO}&after={}&limit={}&recount={}{epoch}",
                    pull.after, pull.limit, pull.recount
                ))
            }
            Request::Digest(month) => get(format!("digest?month={month}")),
            // These entries have no receipts.
            Request::Offer(_) | Request::Piece { .. } => return Err(TransportProblem::NotOurs),
        };
        let mut answer = answered.map_err(|_| TransportProblem::Offline)?;
        let status = answer.status().as_u16();
        let kind = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or("").to_owned();
        let body = answer.body_mut().read_to_vec().map_err(|_| TransportProblem::Offline)?;
        let reply = match (status, request) {
            (200, Request::Push(_)) => serde_json::from_slice(&body).ok().map(Reply::Push),
            (200, Request::Pull(_)) => serde_json::from_slice(&body).ok().map(Reply::Pull),
            (200, Request::Digest(_)) => serde_json::from_slice(&body).ok().map(Reply::Digest),
            _ => None,
        };
        reply.ok_or_else(|| TransportProblem::classify(status, &kind, None, &body))
    }
}

fn now() -> DateTime<Utc> {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(sample::time(0), |since| {
        DateTime::from_timestamp_micros(i64::try_from(since.as_micros()).unwrap()).unwrap()
    })
}
