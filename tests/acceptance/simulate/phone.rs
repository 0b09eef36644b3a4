//! A phone: the real engine, one in each tab, over one in-memory disk.

use super::server::scope_of;
use super::{Sabotage, Violation};
use chrono::{DateTime, TimeDelta, Utc};
use fastrand::Rng;
use std::collections::BTreeMap;
use sync::contract::sample;
use sync::memory::MemoryStore;
use sync::phone::{Blob, Identity, Local, LocalStore, LocalWrite, Meta, PhoneEngine, Reply, Request};
use sync::problem::TransportProblem;
use sync::{BlobHash, Change, DeviceId, Epoch, Op, OpId, Seq, Stamp};
use uuid::Uuid;

use super::network::HttpAnswer;
use super::plan::MOST_TABS;

pub(super) struct Phone {
    pub(super) contact: usize,
    pub(super) device: DeviceId,
    pub(super) tabs: [Tab; MOST_TABS],
    /// Whether its browser knows locks. Where it does not, every tab sends.
    pub(super) locks: bool,
    /// Which tab holds the right to send.
    pub(super) leader: Option<usize>,
    pub(super) disk: MemoryStore,
    /// Operations that reached the disk, in their order.
    pub(super) saved: Vec<Op>,
    /// Receipts that reached the disk.
    pub(super) photos: BTreeMap<BlobHash, Vec<u8>>,
    /// Something was written in a tab that did not know yet what another had written.
    pub(super) raced: bool,
    pub(super) rng: Rng,
    pub(super) release: u16,
    skew: TimeDelta,
    number: u128,
    made: u128,
}

/// A tab, alive while it has an engine.
#[derive(Default)]
pub(super) struct Tab {
    /// Whether the person has it open, be it dead for the moment.
    pub(super) wanted: bool,
    /// Raised by every death: what was under way before it never ends.
    pub(super) life: u32,
    pub(super) engine: Option<PhoneEngine>,
    pub(super) timer: u64,
    /// Commits that have not reached the disk.
    pub(super) writing: usize,
}

/// One life of one tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) phone: usize,
    pub(super) tab: usize,
    pub(super) life: u32,
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
        let mut tabs: [Tab; MOST_TABS] = Default::default();
        tabs.iter_mut().take(plan.tabs).for_each(|tab| tab.wanted = true);
        Ok(Self {
            contact: plan.contact,
            device,
            tabs,
            locks: plan.locks,
            leader: None,
            disk,
            saved: Vec::new(),
            photos: BTreeMap::new(),
            raced: false,
            rng,
            release: plan.release,
            skew: TimeDelta::seconds(plan.skew),
            number,
            made: 0,
        })
    }

    /// What this phone's clock shows.
    pub(super) fn now(&self, world: DateTime<Utc>) -> DateTime<Utc> {
        world + self.skew
    }

    pub(super) fn set_clock(&mut self, by: TimeDelta) {
        self.skew += by;
    }

    pub(super) async fn local(&self) -> Result<Local, Violation> {
        self.disk.load().await.map_err(|problem| Violation::machinery(&problem))
    }

    pub(super) fn fresh_id(&mut self) -> Uuid {
        self.made += 1;
        sample::uuid(20 + self.number, self.made)
    }

    /// The tabs that are alive.
    pub(super) fn open_tabs(&self) -> Vec<usize> {
        (0..MOST_TABS).filter(|tab| self.tabs[*tab].engine.is_some()).collect()
    }

    /// What a tab believes the phone to hold.
    pub(super) fn seen_by(&self, tab: usize) -> Option<&Local> {
        self.tabs[tab].engine.as_ref().map(PhoneEngine::local)
    }

    /// Does what a page does: writes the change down with its receipts, and calls it saved once it is on disk.
    pub(super) async fn record(
        &mut self,
        tab: usize,
        change: &Change,
        receipts: Vec<Blob>,
        now: DateTime<Utc>,
    ) -> Result<Option<LocalWrite>, Violation> {
        let stamp = Stamp { id: OpId::new(self.fresh_id()), made_at: self.now(now), build: "simulated".into() };
        let Some(seen) = self.seen_by(tab) else { return Ok(None) };
        let recorded = seen.record(stamp, change).map_err(|problem| Violation::machinery(&problem))?;
        let raced = self.local().await?.ops != seen.ops;
        let write = LocalWrite { put_blobs: receipts.clone(), ..recorded };
        if self.disk.commit(write.clone()).await.is_err() {
            // The page keeps what was typed and says so; nothing was called saved.
            return Ok(None);
        }
        self.raced |= raced;
        self.saved.extend(write.put_ops.last().map(|record| record.op.clone()));
        self.photos.extend(receipts.into_iter().map(|blob| (blob.hash, blob.bytes)));
        Ok(Some(write))
    }

    /// What a transport makes of an answer.
    pub(super) fn read(
        kind: &Request,
        answer: &HttpAnswer,
        sabotage: Option<Sabotage>,
    ) -> Result<Reply, TransportProblem> {
        let body = answer.body.as_slice();
        let reply = match (answer.status, kind) {
            (200, Request::Push(_)) => serde_json::from_slice(body).ok().map(Reply::Push),
            (200, Request::Pull(_)) => serde_json::from_slice(body).ok().map(Reply::Pull),
            (200, Request::Digest(_)) => serde_json::from_slice(body).ok().map(Reply::Digest),
            (200, Request::Offer(_)) => serde_json::from_slice(body).ok().map(Reply::States),
            (200, Request::Piece { .. }) => serde_json::from_slice(body).ok().map(Reply::State),
            _ => None,
        };
        if let (Some(Sabotage::PortalTakenForAnswer), 200, None, Request::Push(push)) =
            (sabotage, answer.status, &reply, kind)
        {
            return Ok(Reply::Push(believed(push)));
        }
        reply.ok_or_else(|| TransportProblem::classify(answer.status, answer.content_type, None, body))
    }
}

/// What a careless app makes of any answer with status 200.
fn believed(push: &sync::PushRequest) -> sync::PushResponse {
    let receipt = sync::Receipt { revision: sync::Revision(1), seq: Seq(1), state: None };
    let answer = |op: &Op| sync::wire::Answer { op: op.id(), outcome: sync::Outcome::Applied(receipt.clone()) };
    sync::PushResponse { epoch: push.epoch, answers: push.ops.iter().map(answer).collect(), unproved: Vec::new() }
}

pub(super) async fn commit(disk: &MemoryStore, write: LocalWrite) -> Result<(), Violation> {
    disk.commit(write).await.map_err(|problem| Violation::machinery(&problem))
}
