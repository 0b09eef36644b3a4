use super::*;
use crate::rights::{Grant, Role};
use crate::{MunicipalityScope, Store};
use chrono::Duration;
use domain::id::{ContactId, MunicipalityId, OfficerId};
use domain::papers::{PaperKind, Papers};
use sync::DeviceId;
use sync::wire::PhoneLock;
use uuid::Uuid;

const CODE: SecretHash = SecretHash([1; 32]);
const TOKEN: SecretHash = SecretHash([2; 32]);

struct Town {
    store: Store,
    scope: MunicipalityScope,
    contact: ContactId,
    officer: OfficerId,
    now: DateTime<Utc>,
}

async fn town() -> Town {
    let store = Store::in_memory().await.unwrap();
    let now = "2026-03-31T12:00:00Z".parse().unwrap();
    let id = MunicipalityId::new(Uuid::from_u128(1));
    store
        .put_municipality(&Municipality { id, key: "a".into(), name: "A".into(), phone_lock: PhoneLock::Required }, now)
        .await
        .unwrap();
    let scope = MunicipalityScope::new(id);
    let contact = Contact { id: ContactId::new(Uuid::from_u128(2)), name: "K".into() };
    let officer = Officer { id: OfficerId::new(Uuid::from_u128(3)), name: "S".into() };
    store.put_contact(scope, &contact).await.unwrap();
    store.put_officer(scope, &officer).await.unwrap();
    Town { store, scope, contact: contact.id, officer: officer.id, now }
}

fn phone(number: u128) -> NewDevice {
    let token = SecretHash([u8::try_from(number).unwrap(); 32]);
    NewDevice { id: DeviceId::new(Uuid::from_u128(number)), name: "Phone".into(), token }
}

#[tokio::test]
async fn an_invitation_enrols_one_phone_of_the_invited_contact() {
    let Town { store, scope, contact, now, .. } = town().await;
    store.issue_invitation(scope, contact, CODE, now + Duration::days(14), now).await.unwrap();

    assert_eq!(store.redeem_invitation(CODE, None, &phone(7), now).await.unwrap().0, scope.contact(contact));
    let session = store.device_by_token(phone(7).token, now).await.unwrap().unwrap();
    assert_eq!((session.scope, session.revoked), (scope.contact(contact), false));

    let again = store.redeem_invitation(CODE, None, &phone(8), now).await.unwrap_err();
    assert!(matches!(again, RedeemProblem::Used), "{again}");
    assert!(store.device_by_token(phone(8).token, now).await.unwrap().is_none());
}

#[tokio::test]
async fn whoever_makes_a_way_in_leaves_a_line_in_the_log() {
    let Town { store, scope, contact, officer, now } = town().await;
    store.issue_invitation(scope, contact, CODE, now, now).await.unwrap();
    store.issue_sign_in_link(scope, officer, CODE, now, now).await.unwrap();
    let query = "SELECT kind, object FROM audit_log WHERE actor_kind = 'owner' ORDER BY number";
    let lines: Vec<(String, String)> =
        sqlx::query_as(query).fetch_all(&mut *store.read().await.unwrap()).await.unwrap();
    let line = |kind: &str, whom: String| (kind.to_owned(), whom);
    assert_eq!(lines, [line("invited", contact.to_string()), line("made_link", officer.to_string())]);
}

#[tokio::test]
async fn wrong_and_old_codes_let_nobody_in() {
    let Town { store, scope, contact, now, .. } = town().await;
    store.issue_invitation(scope, contact, CODE, now, now).await.unwrap();
    assert!(matches!(store.redeem_invitation(CODE, None, &phone(7), now).await, Err(RedeemProblem::Expired)));
    assert!(matches!(store.redeem_invitation(TOKEN, None, &phone(7), now).await, Err(RedeemProblem::Unknown)));
}

#[tokio::test]
async fn an_invitation_that_could_not_be_used_is_still_good() {
    let Town { store, scope, contact, now, .. } = town().await;
    for code in [CODE, SecretHash([9; 32])] {
        store.issue_invitation(scope, contact, code, now + Duration::days(1), now).await.unwrap();
    }
    store.redeem_invitation(SecretHash([9; 32]), None, &phone(7), now).await.unwrap();
    // The same phone again: refused by the database after the code was marked as used.
    assert!(matches!(store.redeem_invitation(CODE, None, &phone(7), now).await, Err(RedeemProblem::Store(_))));
    assert!(store.redeem_invitation(CODE, None, &phone(8), now).await.is_ok());
}

#[tokio::test]
async fn only_a_contact_of_the_municipality_can_be_invited() {
    let Town { store, contact, now, .. } = town().await;
    let elsewhere = MunicipalityScope::new(MunicipalityId::new(Uuid::from_u128(99)));
    assert!(store.issue_invitation(elsewhere, contact, CODE, now, now).await.is_err());
}

#[tokio::test]
async fn looking_at_a_sign_in_link_does_not_use_it_up() {
    let Town { store, scope, officer, now, .. } = town().await;
    store.issue_sign_in_link(scope, officer, CODE, now + Duration::minutes(30), now).await.unwrap();
    for _ in 0..2 {
        store.look_at_sign_in_link(CODE, now).await.unwrap();
    }
    store.redeem_sign_in_link(CODE, (TOKEN, None), now + Duration::hours(8), now).await.unwrap();
    assert!(matches!(store.look_at_sign_in_link(CODE, now).await, Err(RedeemProblem::Used)));
}

#[tokio::test]
async fn a_session_at_the_desk_ends_by_time_and_by_signing_out() {
    let Town { store, scope, officer, now, .. } = town().await;
    store.issue_sign_in_link(scope, officer, CODE, now + Duration::minutes(30), now).await.unwrap();
    store.redeem_sign_in_link(CODE, (TOKEN, None), now + Duration::hours(8), now).await.unwrap();

    let session = store.desk_session(TOKEN, now).await.unwrap().unwrap();
    assert_eq!(session.rights, store.rights(scope, officer, now).await.unwrap().unwrap());
    assert!(store.desk_session(TOKEN, now + Duration::hours(8)).await.unwrap().is_none());

    store.end_desk_session(TOKEN, now).await.unwrap();
    assert!(store.desk_session(TOKEN, now).await.unwrap().is_none());
}

#[tokio::test]
async fn a_municipality_is_founded_whole_or_not_at_all() {
    let store = Store::in_memory().await.unwrap();
    let now = "2026-03-31T12:00:00Z".parse().unwrap();
    let assignment = sync::contract::sample::assignment();
    let contact = Contact { id: ContactId::new(Uuid::from_u128(2)), name: "K".into() };
    let founding = Founding {
        municipality: Municipality {
            id: assignment.municipality.id,
            key: "a".into(),
            name: "A".into(),
            phone_lock: PhoneLock::Required,
        },
        retention: domain::retention::Retention::default(),
        offices: vec![Office { id: assignment.assignment.office, name: "O".into() }],
        officers: vec![(
            Officer { id: OfficerId::new(Uuid::from_u128(3)), name: "S".into() },
            vec![Grant::everywhere(Role::Attester)],
        )],
        contacts: vec![(contact.clone(), vec![assignment.clone()])],
        papers: Papers::asked([PaperKind::Confidentiality].into()),
    };
    // The last thing to be written fails, as a killed program would.
    let trigger = "CREATE TRIGGER killed BEFORE INSERT ON sync_assignments BEGIN SELECT RAISE(ABORT, 'killed'); END";
    for (statement, works) in [(trigger, false), ("DROP TRIGGER killed", true)] {
        let mut tx = store.write().await.unwrap();
        sqlx::query(statement).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.found(&founding, now).await.is_ok(), works);
        let known = store.municipalities().await.unwrap();
        assert_eq!(known, if works { vec![founding.municipality.clone()] } else { Vec::new() });
    }
    let scope = MunicipalityScope::new(founding.municipality.id);
    assert_eq!(store.officers(scope).await.unwrap(), [founding.officers[0].0.clone()]);
    assert_eq!(store.grants(scope, founding.officers[0].0.id).await.unwrap(), founding.officers[0].1);
    assert_eq!(store.contacts(scope).await.unwrap(), std::slice::from_ref(&contact));
    let held = crate::LedgerRepository::assignments(&store, scope.contact(contact.id)).await.unwrap();
    assert_eq!(held, [assignment]);
}
