//! A phone: the real engine over the in-memory disk.

use super::server::scope_of;
use super::{Sabotage, Violation};
use chrono::{DateTime, TimeDelta, Utc};
use fastrand::Rng;
use sync::contract::sample;
use sync::memory::MemoryStore;
use sync::phone::{Identity, Local, LocalStore, LocalWrite, Meta, PhoneEngine, Reply, Request};
use sync::problem::TransportProblem;
use sync::{Change, DeviceId, Epoch, Op, OpId, Seq, Stamp};
use uuid::Uuid;

use super::network::HttpAnswer;

pub(super) struct Phone {
    pub(super) contact: usize,
    pub(super) device: DeviceId,
    /// Raised by every crash: what was under way before it never ends.
    pub(super) life: u32,
    pub(super) engine: Option<PhoneEngine>,
    pub(super) disk: MemoryStore,
    /// Operations that reached the disk, in their order.
    pub(super) saved: Vec<Op>,
    pub(super) timer: u64,
    pub(super) rng: Rng,
    skew: TimeDelta,
    number: u128,
    made: u128,
}

impl Phone {
    pub(super) async fn enrol(
        number: usize,
        plan: super::plan::PhonePlan,
        seed: u64,
        epoch: Epoch,
    ) -> Result<Self, Violation> {
        let rng = Rng::with_seed(seed ^ ((number as u64 + 77) << 40));
        let number = number as u128 + 1;
        let device = DeviceId::new(sample::uuid(3, number));
        let scope = scope_of(plan.contact);
        let identity = Identity {
            device,
            contact: scope.id(),
            municipality: scope.municipality().id(),
            municipality_name: "Eksempelvik".into(),
        };
        let meta = Meta::enrolled(identity, epoch);
        let disk = MemoryStore::default();
        commit(&disk, LocalWrite { meta: Some(meta), ..LocalWrite::default() }).await?;
        Ok(Self {
            contact: plan.contact,
            device,
            life: 0,
            engine: None,
            disk,
            saved: Vec::new(),
            timer: 0,
            rng,
            skew: TimeDelta::seconds(plan.skew),
            number,
            made: 0,
        })
    }

    /// What this phone's clock shows.
    pub(super) fn now(&self, world: DateTime<Utc>) -> DateTime<Utc> {
        world + self.skew
    }

    pub(super) async fn local(&self) -> Result<Local, Violation> {
        self.disk.load().await.map_err(|problem| Violation::machinery(&problem))
    }

    pub(super) fn fresh_id(&mut self) -> Uuid {
        self.made += 1;
        sample::uuid(20 + self.number, self.made)
    }

    /// Does what a page does: writes the change down, and calls it saved once it is on disk.
    pub(super) async fn record(
        &mut self,
        change: &Change,
        now: DateTime<Utc>,
    ) -> Result<Option<LocalWrite>, Violation> {
        let stamp = Stamp { id: OpId::new(self.fresh_id()), made_at: self.now(now), build: "simulated".into() };
        let Some(engine) = &self.engine else { return Ok(None) };
        let write = engine.local().record(stamp, change).map_err(|problem| Violation::machinery(&problem))?;
        if self.disk.commit(write.clone()).await.is_err() {
            // The page keeps what was typed and says so; nothing was called saved.
            return Ok(None);
        }
        self.saved.extend(write.put_ops.last().map(|record| record.op.clone()));
        Ok(Some(write))
    }

    /// What a transport makes of an answer.
    pub(super) fn read(
        kind: &Request,
        answer: &HttpAnswer,
        sabotage: Option<Sabotage>,
    ) -> Result<Reply, TransportProblem> {
        let reply = match (answer.status, kind) {
            (200, Request::Push(_)) => serde_json::from_slice(&answer.body).ok().map(Reply::Push),
            (200, Request::Pull(_)) => serde_json::from_slice(&answer.body).ok().map(Reply::Pull),
            (200, Request::Digest(_)) => serde_json::from_slice(&answer.body).ok().map(Reply::Digest),
            _ => None,
        };
        if let (Some(Sabotage::PortalTakenForAnswer), 200, None, Request::Push(push)) =
            (sabotage, answer.status, &reply, kind)
        {
            return Ok(Reply::Push(believed(push)));
        }
        reply.ok_or_else(|| TransportProblem::classify(answer.status, answer.content_type, None, &answer.body))
    }
}

/// What a careless app makes of any answer with status 200.
fn believed(push: &sync::PushRequest) -> sync::PushResponse {
    let receipt = sync::Receipt { revision: sync::Revision(1), seq: Seq(1), state: None };
    let answer = |op: &Op| sync::wire::Answer { op: op.id(), outcome: sync::Outcome::Applied(receipt.clone()) };
    sync::PushResponse { epoch: push.epoch, answers: push.ops.iter().map(answer).collect() }
}

pub(super) async fn commit(disk: &MemoryStore, write: LocalWrite) -> Result<(), Violation> {
    disk.commit(write).await.map_err(|problem| Violation::machinery(&problem))
}
