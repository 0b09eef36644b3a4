use super::*;
use crate::people::{Municipality, Officer};
use crate::rights::{Grant, ReadLog, Role};
use domain::id::{MunicipalityId, OfficerId};
use sync::contract::sample;

const OFFICER: OfficerId = OfficerId::new(uuid::Uuid::from_u128(7));

async fn log(rows: usize) -> (Store, MunicipalityScope) {
    let store = Store::in_memory().await.unwrap();
    let scope = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 1)));
    let row =
        Municipality { id: scope.id(), key: "a".into(), name: "A".into(), phone_lock: sync::wire::PhoneLock::Required };
    store.put_municipality(&row, sample::time(0)).await.unwrap();
    store.put_officer(scope, &Officer { id: OFFICER, name: "S".into() }).await.unwrap();
    let mut tx = store.write().await.unwrap();
    for number in 0..rows {
        let actor = (Actor::Officer(OFFICER), sample::time(number as i64));
        write(&mut tx, scope, actor, (AuditKind::SawTimesheet, "x", "")).await.unwrap();
    }
    tx.commit().await.unwrap();
    (store, scope)
}

async fn carry_out(store: &Store, statement: &'static str) -> Result<(), sqlx::Error> {
    let mut tx = store.write().await.unwrap();
    sqlx::query(statement).execute(&mut *tx).await?;
    tx.commit().await
}

#[tokio::test]
async fn nobody_changes_takes_away_or_replaces_a_row_of_the_log() {
    let (store, scope) = log(3).await;
    for statement in [
        "UPDATE audit_log SET kind = 'other' WHERE number = 2",
        "DELETE FROM audit_log WHERE number = 3",
        "INSERT OR REPLACE INTO audit_log SELECT municipality, 2, at, actor_kind, actor, 'other', object, route, hash
         FROM audit_log WHERE number = 2",
        "INSERT INTO audit_log SELECT municipality, 9, at, actor_kind, actor, kind, object, route, hash
         FROM audit_log WHERE number = 3",
    ] {
        assert!(carry_out(&store, statement).await.is_err(), "{statement}");
    }
    assert_eq!(store.verify_audit(scope, None).await.unwrap().number, 3);
}

#[tokio::test]
async fn whoever_takes_the_triggers_away_is_found_out_at_the_first_row_that_they_touched() {
    for (statement, first) in [
        ("UPDATE audit_log SET object = 'y' WHERE number = 2", 2),
        ("UPDATE audit_log SET at = '2020-01-01T00:00:00.000Z' WHERE number = 4", 4),
        ("DELETE FROM audit_log WHERE number = 3", 4),
        ("DELETE FROM audit_log WHERE number = 1", 2),
    ] {
        let (store, scope) = log(5).await;
        for trigger in ["DROP TRIGGER audit_log_never_changes", "DROP TRIGGER audit_log_never_goes"] {
            carry_out(&store, trigger).await.unwrap();
        }
        carry_out(&store, statement).await.unwrap();
        let broken = store.verify_audit(scope, None).await.unwrap_err();
        assert!(matches!(broken, Broken::Row { number } if number == first), "{statement}: {broken}");
    }
}

#[tokio::test]
async fn a_log_whose_end_was_cut_off_does_not_go_through_the_end_that_was_noted() {
    let (store, scope) = log(5).await;
    let noted = store.verify_audit(scope, None).await.unwrap();
    assert_eq!(store.verify_audit(scope, Some(&noted)).await.unwrap(), noted);
    carry_out(&store, "DROP TRIGGER audit_log_never_goes").await.unwrap();
    carry_out(&store, "DELETE FROM audit_log WHERE number = 5").await.unwrap();
    assert_eq!(store.verify_audit(scope, None).await.unwrap().number, 4, "the chain alone does not show it");
    let broken = store.verify_audit(scope, Some(&noted)).await.unwrap_err();
    assert!(matches!(broken, Broken::Elsewhere { number: 5 }), "{broken}");
}

#[tokio::test]
async fn the_log_is_read_by_its_readers_page_by_page_and_that_is_noted() {
    let (store, scope) = log(150).await;
    store.grant(scope, OFFICER, Grant::everywhere(Role::Support), sample::time(200)).await.unwrap();
    let rights = store.rights(scope, OFFICER, sample::time(200)).await.unwrap().unwrap();
    let may: May<ReadLog> = rights.may().unwrap();
    let newest = store.audit_page(&may, None).await.unwrap().unwrap();
    assert_eq!((newest.len(), newest[0].number, newest[0].kind), (100, 151, Some(AuditKind::Granted)));
    let older = store.audit_page(&may, Some(newest[99].number)).await.unwrap().unwrap();
    assert_eq!((older.len(), older[50].number), (51, 1));
    let again = store.audit_page(&may, None).await.unwrap().unwrap();
    assert_eq!((again[0].kind, again[0].who.clone()), (Some(AuditKind::SawLog), Who::Officer(OFFICER)));
}
