use super::*;
use crate::people::{Contact, Municipality};
use crate::{LedgerRepository, MunicipalityScope};
use domain::id::{ContactId, MunicipalityId};
use sync::contract::sample;
use sync::wire::{PROTO, PhoneLock};
use sync::{Base, Change, DeviceSeq, Op, PushRequest};

async fn town() -> (Store, MunicipalityScope) {
    let (store, id) = (Store::in_memory().await.unwrap(), MunicipalityId::new(sample::uuid(5, 1)));
    let row = Municipality { id, key: "a".into(), name: "A".into(), phone_lock: PhoneLock::Required };
    store.put_municipality(&row, sample::time(0)).await.unwrap();
    (store, MunicipalityScope::new(id))
}

async fn contact(store: &Store, scope: MunicipalityScope, number: u128) -> ContactScope {
    let contact = Contact { id: ContactId::new(sample::uuid(4, number)), name: "Kari Eksempel".into() };
    store.put_contact(scope, &contact).await.unwrap();
    scope.contact(contact.id)
}

#[tokio::test]
async fn a_contact_is_told_all_that_is_theirs_and_nothing_of_another() {
    let (store, scope) = town().await;
    let (one, other) = (contact(&store, scope, 1).await, contact(&store, scope, 2).await);
    store.put_assignment(one, &sample::assignment()).await.unwrap();
    let (kept, gone) = (sample::session(1, "2026-03-03"), sample::session(2, "2026-03-02"));
    let changes = [
        (Base::Nothing, Change::PutSession { session: kept.clone() }),
        (Base::Nothing, Change::PutSession { session: gone.clone() }),
        (Base::After(sample::stamp(2).id), Change::DeleteSession { session: gone.id }),
        (Base::Nothing, Change::SignOff { sign_off: sample::sign_off() }),
    ];
    let device = sample::meta().identity.device;
    let ops = changes.iter().zip(1_u64..).map(|((base, change), number)| {
        Op::new(sample::stamp(number.into()), device, DeviceSeq(number), *base, change)
    });
    let epoch = store.epoch().await.unwrap();
    let request = PushRequest { proto: PROTO, device, epoch, ops: ops.collect() };
    store.push(one, &request, sample::time(60)).await.unwrap();
    let own = store.own_data(one).await.unwrap();
    let held = |session, deleted| OwnSession { session, deleted };
    assert_eq!(own.sessions, [held(gone, true), held(kept, false)], "by day");
    let said = Told {
        kind: ToldKind::SignOff,
        assignment: sample::assignment_id(),
        at: sample::time(4),
        state: "signed".into(),
    };
    assert_eq!(own.told, [said]);
    assert_eq!((own.assignments, own.retention), (vec![sample::assignment()], Retention::default()));
    let nothing = store.own_data(other).await.unwrap();
    assert!(nothing.assignments.is_empty() && nothing.sessions.is_empty() && nothing.told.is_empty());
}
