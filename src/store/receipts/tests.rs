use super::*;
use crate::LedgerRepository;
use chrono::TimeDelta;
use domain::entry::{CompanionCard, Expense, ExpenseKind, PhotoHash, Receipt, Session};
use domain::id::{ExpenseId, MunicipalityId, TimesheetId};
use domain::quantity::Ore;
use domain::time::PayPeriod;
use sync::contract::sample;
use sync::wire::PROTO;
use sync::{Base, BlobPart, Change, DeviceSeq, Manifest, Op, Outcome, PushRequest};

const BYTES: &[u8] = b"a receipt of three pieces";

struct Town {
    store: Store,
    scope: ContactScope,
}

async fn town() -> Town {
    let store = Store::in_memory().await.unwrap();
    let municipality = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 1)));
    let scope = municipality.contact(ContactId::new(sample::uuid(4, 1)));
    store.put_assignment(scope, &sample::assignment()).await.unwrap();
    Town { store, scope }
}

fn receipt(bytes: &[u8]) -> NewReceipt {
    let (blob, length) = (BlobHash::of(bytes), bytes.len() as u64);
    NewReceipt { blob, kind: ReceiptKind::Photo, bytes: length, stored: blob, stored_bytes: length }
}

fn session(number: u128, photo: BlobHash) -> Session {
    let expense = Expense {
        id: ExpenseId::new(sample::uuid(10, number)),
        kind: ExpenseKind::Ticket,
        label: "Kino".into(),
        amount: Ore(12_000),
        receipt: Receipt::Attached { photos: vec![PhotoHash(photo.to_string())] },
        companion_card: CompanionCard::NotRelevant,
    };
    Session { expenses: vec![expense], ..sample::session(number, "2026-03-03") }
}

fn op(number: u128, change: &Change) -> Op {
    let order = DeviceSeq(u64::try_from(number).unwrap());
    Op::new(sample::stamp(number), sample::meta().identity.device, order, Base::Nothing, change)
}

fn submission(number: u128, manifest: Manifest) -> Op {
    let period = PayPeriod::new("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap()).unwrap();
    let (timesheet, assignment) = (TimesheetId::new(sample::uuid(11, 1)), sample::assignment_id());
    op(number, &Change::SubmitTimesheet { timesheet, assignment, period, manifest })
}

impl Town {
    async fn piece(&self, at: usize, length: usize) -> Incoming {
        let part = BlobPart { offset: at as u64, total: BYTES.len() as u64 };
        let piece = &BYTES[at..at + length];
        self.store.add_part(self.scope, BlobHash::of(BYTES), part, piece, sample::time(0)).await.unwrap()
    }

    async fn push(&self, ops: &[Op], seconds: i64) -> Vec<Outcome> {
        let epoch = self.store.epoch().await.unwrap();
        let request = PushRequest { proto: PROTO, device: sample::meta().identity.device, epoch, ops: ops.to_vec() };
        let reply = self.store.push(self.scope, &request, sample::time(seconds)).await.unwrap();
        reply.answers.into_iter().map(|answer| answer.outcome).collect()
    }
}

#[tokio::test]
async fn pieces_are_taken_in_their_order_once_each() {
    let town = town().await;
    assert_eq!(town.piece(0, 10).await, Incoming::Missing { offset: 10 });
    assert_eq!(town.piece(0, 10).await, Incoming::Missing { offset: 10 }, "sent again after a lost answer");
    assert_eq!(town.piece(20, 5).await, Incoming::Missing { offset: 10 }, "a gap is not filled with nothing");
    assert_eq!(town.piece(10, 10).await, Incoming::Missing { offset: 20 });
    assert_eq!(town.piece(20, 5).await, Incoming::Whole(BYTES.to_vec()));
    assert_eq!(town.piece(25, 0).await, Incoming::Whole(BYTES.to_vec()), "killed between the last piece and the check");

    town.store.keep_receipt(town.scope, receipt(BYTES), sample::time(0)).await.unwrap();
    assert_eq!(town.piece(0, 10).await, Incoming::Held);
    let [ours] = town.store.blob_states(town.scope, &[BlobHash::of(BYTES)]).await.unwrap().try_into().unwrap();
    assert_eq!(ours.stage, BlobStage::Held);
    let stranger = town.scope.municipality().contact(ContactId::new(sample::uuid(4, 2)));
    let [theirs] = town.store.blob_states(stranger, &[BlobHash::of(BYTES)]).await.unwrap().try_into().unwrap();
    assert_eq!(theirs.stage, BlobStage::Missing { offset: 0 }, "whether another has it is nobody's business");
}

#[tokio::test]
async fn a_whole_of_another_length_begins_anew() {
    let town = town().await;
    town.piece(0, 10).await;
    let part = BlobPart { offset: 0, total: 4 };
    let begun = town.store.add_part(town.scope, BlobHash::of(BYTES), part, b"abcd", sample::time(0)).await.unwrap();
    assert_eq!(begun, Incoming::Whole(b"abcd".to_vec()));
}

#[tokio::test]
async fn a_period_waits_for_its_receipts_and_is_accepted_when_they_come() {
    let town = town().await;
    let photo = BlobHash::of(BYTES);
    let session = session(1, photo);
    let put = op(1, &Change::PutSession { session: session.clone() });
    let submit = submission(2, Manifest::of([(&session, put.id())]));
    let outcomes = town.push(&[put, submit.clone()], 0).await;
    assert!(outcomes[0].receipt().is_some(), "an expense may come before its receipt: {outcomes:?}");
    assert_eq!(outcomes[1], Outcome::Held { missing: Vec::new(), blobs: vec![photo] });

    town.store.keep_receipt(town.scope, receipt(BYTES), sample::time(1)).await.unwrap();
    let judged = town.store.answer(town.scope, submit.id()).await.unwrap().unwrap();
    assert!(judged.receipt().is_some(), "judged when the receipt came, not when the phone came back: {judged:?}");
}

#[tokio::test]
async fn a_period_whose_receipts_never_come_or_are_others_is_refused() {
    let town = town().await;
    let photo = BlobHash::of(BYTES);
    let session = session(1, photo);
    let put = op(1, &Change::PutSession { session: session.clone() });
    let submit = submission(2, Manifest::of([(&session, put.id())]));
    town.push(&[put.clone(), submit.clone()], 0).await;
    let field = Some("/manifest/lines/0/photos".to_owned());
    let refused = Outcome::Rejected { code: sync::RefusalCode::ManifestDiffers, field };
    assert_eq!(town.push(&[submit], 6 * 86_400).await, std::slice::from_ref(&refused));

    town.store.keep_receipt(town.scope, receipt(BYTES), sample::time(1)).await.unwrap();
    let mut manifest = Manifest::of([(&session, put.id())]);
    manifest.lines[0].photos.clear();
    assert_eq!(town.push(&[submission(3, manifest)], 7 * 86_400).await, [refused]);
}

#[tokio::test]
async fn only_receipts_that_nothing_refers_to_go_and_only_after_a_month() {
    let town = town().await;
    let (used, refused, orphan) = (b"used".as_slice(), b"refused".as_slice(), b"orphan".as_slice());
    for bytes in [used, refused, orphan] {
        town.store.keep_receipt(town.scope, receipt(bytes), sample::time(0)).await.unwrap();
    }
    let mut outside = session(2, BlobHash::of(refused));
    outside.span = sample::span("2027-03-03").unwrap();
    let ops = [
        op(1, &Change::PutSession { session: session(1, BlobHash::of(used)) }),
        op(2, &Change::PutSession { session: outside }),
    ];
    assert!(town.push(&ops, 0).await[1].is_refusal());

    let month = sample::time(0) + TimeDelta::days(30);
    assert_eq!(town.store.forget_orphans(month).await.unwrap(), []);
    let gone = town.store.forget_orphans(month + TimeDelta::seconds(1)).await.unwrap();
    assert_eq!(gone, [ReceiptKey { scope: town.scope, blob: BlobHash::of(orphan) }]);
    let held = |bytes| town.store.receipt(town.scope.municipality(), town.scope.id(), BlobHash::of(bytes));
    assert!(held(used).await.unwrap().is_some() && held(refused).await.unwrap().is_some());
    let elsewhere = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 2)));
    assert!(town.store.receipt(elsewhere, town.scope.id(), BlobHash::of(used)).await.unwrap().is_none());
}

#[tokio::test]
async fn pieces_of_what_never_came_whole_go_as_well() {
    let town = town().await;
    town.piece(0, 10).await;
    town.store.forget_orphans(sample::time(0) + TimeDelta::days(31)).await.unwrap();
    assert_eq!(town.piece(10, 10).await, Incoming::Missing { offset: 0 });
}
