//! The server: the real ledger behind bytes.

mod plans;
mod receipts;
mod releases;
mod reports;
mod sign_offs;
mod supervisions;

pub(super) use receipts::photos;

use super::network::{Fate, HttpAnswer, Message};
use super::plan::Weather;
use super::{Plan, Sabotage, Violation};
use chrono::{DateTime, Utc};
use domain::id::{AssignmentId, ContactId, MunicipalityId, OfficerId, TimesheetId};
use fastrand::Rng;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;
use store::people::{Municipality, Officer};
use store::receipts::Piece;
use store::rights::{FollowUp, Grant, May, Role};
use store::{BlobStore, ContactScope, LedgerProblem, LedgerRepository, MunicipalityScope, Store};
use sync::contract::sample;
use sync::decide::unproved;
use sync::phone::Request;
use sync::wire::{WireProblem, is_understood};
use sync::{AssignmentRow, BlobPart, Change, DeviceId, Epoch, PullRequest, PushRequest, PushResponse};
use tempfile::TempDir;

/// Each municipality's.
const OFFICER: OfficerId = OfficerId::new(uuid::Uuid::from_u128(13));

/// What was approved, as it was read back at once.
pub(super) type Approved = BTreeMap<(MunicipalityId, TimesheetId), String>;

pub(super) struct Server {
    pub(super) store: Store,
    pub(super) approved: Approved,
    pub(super) requests: usize,
    /// Which release it runs.
    pub(super) release: u16,
    pub(super) blobs: BlobStore,
    /// A restored server has lost files: months that were taken in lack them until phones have offered them again.
    files_lost: bool,
    folder: Option<TempDir>,
    backups: Vec<(PathBuf, Approved)>,
    files: usize,
    epochs: u128,
    contacts: usize,
    weather: Weather,
    sabotage: Option<Sabotage>,
}

pub(super) fn scope_of(contact: usize) -> ContactScope {
    let number = contact as u128 + 1;
    let municipality = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, number)));
    municipality.contact(ContactId::new(sample::uuid(4, number)))
}

pub(super) fn assignment_of(contact: usize) -> AssignmentRow {
    let mut row = sample::assignment();
    row.assignment.id = AssignmentId::new(sample::uuid(2, contact as u128 + 1));
    row.municipality.id = scope_of(contact).municipality().id();
    row
}

impl Server {
    /// `on_file` where backups will be taken.
    pub(super) async fn open(plan: &Plan, on_file: bool, sabotage: Option<Sabotage>) -> Result<Self, Violation> {
        let mut server = Self {
            store: Store::in_memory().await?,
            approved: Approved::new(),
            requests: 0,
            release: plan.release,
            blobs: BlobStore::in_memory(),
            files_lost: false,
            folder: None,
            backups: Vec::new(),
            files: 0,
            epochs: 0,
            contacts: plan.contacts,
            weather: plan.weather,
            sabotage,
        };
        if on_file {
            let path = server.file()?;
            server.store = Store::open(&path).await?;
        }
        for contact in 0..plan.contacts {
            server.store.put_assignment(scope_of(contact), &assignment_of(contact)).await?;
            server.staff(scope_of(contact).municipality()).await?;
        }
        Ok(server)
    }

    /// Gives a municipality the officer who answers and reads.
    async fn staff(&self, scope: MunicipalityScope) -> Result<(), Violation> {
        let row = Municipality {
            id: scope.id(),
            key: scope.id().to_string(),
            name: String::new(),
            phone_lock: sync::wire::PhoneLock::Required,
        };
        self.store.put_municipality(&row, sample::time(0)).await?;
        let officer = Officer { id: OFFICER, name: String::new() };
        self.store.put_officer(scope, &officer).await?;
        Ok(self.store.grant(scope, OFFICER, Grant::everywhere(Role::Officer), sample::time(0)).await?)
    }

    /// That officer's right to answer and read.
    pub(super) async fn officer(
        &self,
        scope: MunicipalityScope,
        now: DateTime<Utc>,
    ) -> Result<May<FollowUp>, Violation> {
        let rights = self.store.rights(scope, OFFICER, now).await?;
        let may = rights.and_then(|rights| rights.may().ok());
        may.ok_or_else(|| Violation::of("the officer is known", scope.id().to_string()))
    }

    /// Everybody has signed in as safely as anything asks for.
    pub(super) const fn everything_is_proved(&mut self) {
        self.weather.unproved = false;
    }

    /// Answers as the HTTP server does.
    pub(super) async fn answer(
        &mut self,
        contact: usize,
        device: DeviceId,
        message: &Message,
        fate: Fate,
        now: DateTime<Utc>,
    ) -> Result<HttpAnswer, Violation> {
        self.requests += 1;
        let scope = scope_of(contact);
        let proto = releases::proto_of(message.release, self.release);
        match &message.request {
            Request::Push(push) => {
                let bytes = serde_json::to_vec(&PushRequest { proto, ..push.clone() }).unwrap_or_default();
                match PushRequest::from_bytes(&bytes) {
                    Ok(request) if request.ops.len() > self.weather.batch => Ok(HttpAnswer::problem(413, &json!({}))),
                    Ok(request) => self.pushed(scope, &request, now).await,
                    Err(WireProblem::Version(_)) => Ok(app_too_old()),
                    Err(problem) => Ok(HttpAnswer::problem(400, &json!({ "code": problem.to_string() }))),
                }
            }
            Request::Pull(_) | Request::Offer(_) if !is_understood(proto) => Ok(app_too_old()),
            Request::Pull(pull) => {
                let scope = match self.sabotage {
                    Some(Sabotage::MixedUpContacts) => scope_of(0),
                    _ => scope,
                };
                let pull = PullRequest { proto, limit: pull.limit.min(self.weather.page), ..*pull };
                let mut answer = written(self.store.pull(scope, device, pull, now).await)?;
                if message.release < self.release && answer.status == 200 {
                    answer.body = releases::with_later_things(&answer.body);
                }
                Ok(answer)
            }
            Request::Offer(offer) => self.offered(scope, &offer.blobs).await,
            Request::Piece { blob, .. } => {
                let at = message.at.unwrap_or(BlobPart { offset: 0, total: 0 });
                let piece = Piece { scope, blob: *blob, at, bytes: &message.arrived(fate) };
                self.take_piece(piece, fate.killed, now).await
            }
            Request::Digest(month) => written(self.store.digest(scope, *month).await.map_err(LedgerProblem::from)),
        }
    }

    async fn pushed(
        &mut self,
        scope: ContactScope,
        request: &PushRequest,
        now: DateTime<Utc>,
    ) -> Result<HttpAnswer, Violation> {
        let pretended = match self.sabotage {
            Some(Sabotage::MonthWithoutReceipts) => self.pretend_receipts(scope, request, now).await?,
            _ => Vec::new(),
        };
        let asks = |change: &Change| self.weather.unproved && matches!(change, Change::SendReport { .. });
        let unproved = unproved(&request.ops, asks);
        let ops = request.ops.iter().filter(|op| !unproved.contains(&op.id())).cloned().collect();
        let reply = self.push(scope, &PushRequest { ops, ..request.clone() }, now).await;
        let reply = reply.map(|reply| PushResponse { unproved: unproved.into_iter().collect(), ..reply });
        self.store.forget_receipts(&pretended).await?;
        self.months_have_their_receipts().await?;
        written(reply)
    }

    async fn push(
        &mut self,
        scope: ContactScope,
        request: &PushRequest,
        now: DateTime<Utc>,
    ) -> Result<PushResponse, LedgerProblem> {
        let reply = self.store.push(scope, request, now).await?;
        if self.sabotage == Some(Sabotage::ForgottenAnswers) {
            let mut transaction = self.store.write().await?;
            let forgotten = sqlx::query("DELETE FROM sync_ops").execute(&mut *transaction).await;
            forgotten.map_err(store::StoreProblem::from)?;
            transaction.commit().await.map_err(store::StoreProblem::from)?;
        }
        if self.sabotage == Some(Sabotage::RefusalsThrownAway) {
            let mut transaction = self.store.write().await?;
            let thrown = sqlx::query("DELETE FROM sync_ops WHERE op IN (SELECT op FROM sync_quarantine)");
            thrown.execute(&mut *transaction).await.map_err(store::StoreProblem::from)?;
            transaction.commit().await.map_err(store::StoreProblem::from)?;
        }
        Ok(reply)
    }

    fn file(&mut self) -> Result<PathBuf, Violation> {
        if self.folder.is_none() {
            // In memory where there is such a place: thousands of histories are played.
            let shared = std::path::Path::new("/dev/shm");
            self.folder = Some(if shared.is_dir() { tempfile::tempdir_in(shared)? } else { tempfile::tempdir()? });
        }
        self.files += 1;
        let name = format!("{}.sqlite", self.files);
        self.folder.as_ref().map(|folder| folder.path().join(name)).ok_or_else(|| Violation::machinery(&"no folder"))
    }

    pub(super) async fn back_up(&mut self) -> Result<(), Violation> {
        let path = self.file()?;
        self.store.back_up(&path).await?;
        self.backups.push((path, self.approved.clone()));
        Ok(())
    }

    /// Puts the last backup in the place of the database, as `folgesvenn restore` does, beside what is left of the
    /// receipts' files. Whether there was one.
    pub(super) async fn restore(&mut self, rng: &mut Rng, now: DateTime<Utc>) -> Result<bool, Violation> {
        let Some((backup, approved)) = self.backups.last().cloned() else { return Ok(false) };
        self.put_in_place(backup, approved).await?;
        if rng.u8(0..3) == 0 {
            self.lose_files(rng).await?;
        }
        self.store.forget_receipts_without_files(&self.blobs).await?;
        if self.sabotage != Some(Sabotage::SilentRestore) {
            self.epochs += 1;
            self.store.begin_history(Epoch::new(sample::uuid(6, self.epochs)), now).await?;
        }
        Ok(true)
    }

    /// Loses whatever came after the last backup, as if it had never been committed.
    pub(super) async fn lose_uncommitted(&mut self) -> Result<(), Violation> {
        if let Some((backup, approved)) = self.backups.pop() {
            self.put_in_place(backup, approved).await?;
        }
        Ok(())
    }

    async fn put_in_place(&mut self, backup: PathBuf, approved: Approved) -> Result<(), Violation> {
        let path = self.file()?;
        std::fs::copy(backup, &path)?;
        self.store.close().await;
        self.store = Store::open(&path).await?;
        self.approved = approved;
        Ok(())
    }
}

fn written<T: Serialize>(reply: Result<T, LedgerProblem>) -> Result<HttpAnswer, Violation> {
    match reply {
        Ok(reply) => Ok(HttpAnswer::json(serde_json::to_vec(&reply).unwrap_or_default())),
        Err(LedgerProblem::EpochChanged(rewind)) => {
            Ok(HttpAnswer::problem(409, &json!({ "code": "epoch_changed", "rewind": rewind })))
        }
        Err(problem) => Err(problem.into()),
    }
}

fn app_too_old() -> HttpAnswer {
    HttpAnswer::problem(426, &json!({ "code": "app_too_old" }))
}
