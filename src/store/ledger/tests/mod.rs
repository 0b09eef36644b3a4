//! What every adapter of the ledger must do. A module for each part of the port.

mod desk;
mod judging;
mod plan;
mod pulling;
mod report;
mod sign_off;
mod supervision;
mod waiting;

use super::*;
use crate::Store;
use crate::people::{Municipality, Officer};
use crate::rights::{FollowUp, Grant, May, Role};
use domain::id::{ContactId, MunicipalityId, OfficerId, SessionId};
use domain::time::PayPeriod;
use sync::contract::sample;
use sync::op::Subject;
use sync::phone::{Local, OpRecord};
use sync::wire::PROTO;
use sync::{Base, Change, DeviceSeq, Manifest, Op, Receipt};

/// A ledger with one contact who has the sample's assignment.
struct Desk {
    store: Store,
    scope: ContactScope,
    epoch: Epoch,
}

/// An officer of the whole municipality, who must be known there.
async fn put_officer(store: &Store, scope: MunicipalityScope) {
    let officer = Officer { id: officer(), name: "O. Officer".into() };
    store.put_officer(scope, &officer).await.unwrap();
    store.grant(scope, officer.id, Grant::everywhere(Role::Officer), sample::time(0)).await.unwrap();
}

fn officer() -> OfficerId {
    OfficerId::new(sample::uuid(13, 1))
}

async fn may(store: &Store, scope: MunicipalityScope) -> May<FollowUp> {
    store.rights(scope, officer(), sample::time(9)).await.unwrap().unwrap().may().unwrap()
}

/// The same officer's id at another municipality, which has one of that id too.
async fn elsewhere(store: &Store) -> May<FollowUp> {
    let scope = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 2)));
    let row = Municipality {
        id: scope.id(),
        key: "annetsted".into(),
        name: "Annetsted".into(),
        phone_lock: sync::wire::PhoneLock::Required,
    };
    store.put_municipality(&row, sample::time(0)).await.unwrap();
    put_officer(store, scope).await;
    may(store, scope).await
}

impl Desk {
    async fn open() -> Self {
        let store = Store::in_memory().await.unwrap();
        let scope =
            MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 1))).contact(ContactId::new(sample::uuid(4, 1)));
        store.put_assignment(scope, &sample::assignment()).await.unwrap();
        let epoch = store.epoch().await.unwrap();
        Self { store, scope, epoch }
    }

    async fn push(&self, ops: &[Op]) -> Vec<Outcome> {
        self.push_at(ops, 0).await
    }

    async fn push_at(&self, ops: &[Op], seconds: i64) -> Vec<Outcome> {
        let request =
            PushRequest { proto: PROTO, device: sample::meta().identity.device, epoch: self.epoch, ops: ops.to_vec() };
        let reply = self.store.push(self.scope, &request, sample::time(seconds)).await.unwrap();
        assert_eq!(reply.answers.iter().map(|a| a.op).collect::<Vec<_>>(), ops.iter().map(Op::id).collect::<Vec<_>>());
        reply.answers.into_iter().map(|answer| answer.outcome).collect()
    }

    async fn pull(&self, after: u64, limit: u32) -> PullResponse {
        let request = PullRequest { proto: PROTO, epoch: Some(self.epoch), after: Seq(after), limit, recount: true };
        self.store.pull(self.scope, sample::meta().identity.device, request, sample::time(0)).await.unwrap()
    }

    async fn notes(&self) -> Vec<String> {
        let sessions = self.store.sessions(self.scope).await.unwrap();
        sessions.into_iter().map(|session| session.note).collect()
    }

    async fn count(&self, table: &'static str) -> i64 {
        let query = match table {
            "sync_quarantine" => "SELECT COUNT(*) FROM sync_quarantine",
            "sync_backlog" => "SELECT COUNT(*) FROM sync_backlog",
            _ => "SELECT COUNT(*) FROM sync_session_history",
        };
        sqlx::query_scalar(query).fetch_one(&mut *self.store.read().await.unwrap()).await.unwrap()
    }

    async fn submit(&self, number: u128, sessions: &[(&Session, &Op)]) -> Outcome {
        let op = submission(number, sessions);
        self.push(&[op]).await.remove(0)
    }
}

fn op(number: u128, base: Base, change: &Change) -> Op {
    let order = u64::try_from(number).unwrap();
    Op::new(sample::stamp(number), sample::meta().identity.device, DeviceSeq(order), base, change)
}

fn noted(number: u128, note: &str) -> Session {
    Session { note: note.into(), ..sample::session(number, "2026-03-03") }
}

fn put(number: u128, base: Base, session: &Session) -> Op {
    op(number, base, &Change::PutSession { session: session.clone() })
}

fn delete(number: u128, base: Base, session: SessionId) -> Op {
    op(number, base, &Change::DeleteSession { session })
}

fn march() -> PayPeriod {
    PayPeriod::new("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap()).unwrap()
}

fn timesheet_id() -> TimesheetId {
    TimesheetId::new(sample::uuid(11, 1))
}

fn submission(number: u128, sessions: &[(&Session, &Op)]) -> Op {
    let manifest = Manifest::of(sessions.iter().map(|(session, op)| (*session, op.id())));
    let (timesheet, assignment, period) = (timesheet_id(), sample::assignment_id(), march());
    op(number, Base::Nothing, &Change::SubmitTimesheet { timesheet, assignment, period, manifest })
}

fn receipt(outcome: &Outcome) -> &Receipt {
    outcome.receipt().unwrap_or_else(|| panic!("not carried out: {outcome:?}"))
}

/// Keeps the phone's own records in view of these tests: what it would hold of an operation.
#[test]
fn an_operation_of_the_phone_is_one_of_the_ledger() {
    let local = Local { meta: Some(sample::meta()), ..Local::default() };
    let write = sample::recorded(&local, 1, &Change::PutSession { session: noted(1, "") });
    let record: &OpRecord = &write.put_ops[0];
    assert_eq!(record.subject, Subject::Session(sample::session_id(1)));
    assert_eq!(record.op, put(1, Base::Nothing, &noted(1, "")).clone());
}
