use super::*;
use crate::people::{Contact, Municipality, NewDevice, Officer};
use crate::rights::Grant;
use crate::{MunicipalityScope, Store};
use chrono::{DateTime, TimeDelta, Utc};
use domain::id::MunicipalityId;
use sync::DeviceId;
use sync::wire::PhoneLock;
use uuid::Uuid;

const ENTRA: &str = "entra";

fn now() -> DateTime<Utc> {
    "2026-04-01T08:00:00Z".parse().unwrap()
}

fn hash(of: u8) -> SecretHash {
    SecretHash([of; 32])
}

fn proven(identity: u8, sid: Option<u8>, sub: u8) -> Proven<'static> {
    Proven { provider: ENTRA, identity: hash(identity), sid: sid.map(hash), sub: hash(sub) }
}

struct World {
    store: Store,
    scope: MunicipalityScope,
    officer: OfficerId,
    contacts: [ContactId; 2],
}

impl World {
    async fn new() -> Self {
        let store = Store::in_memory().await.unwrap();
        let id = MunicipalityId::new(Uuid::from_u128(1));
        let row = Municipality { id, key: "a".into(), name: "A".into(), phone_lock: PhoneLock::Offered };
        store.put_municipality(&row, now()).await.unwrap();
        let scope = MunicipalityScope::new(id);
        let officer = OfficerId::new(Uuid::from_u128(2));
        store.put_officer(scope, &Officer { id: officer, name: "O".into() }).await.unwrap();
        store.grant(scope, officer, Grant::WHOLE_DESK[0], now()).await.unwrap();
        let contacts = [3, 4].map(|id| ContactId::new(Uuid::from_u128(id)));
        for id in contacts {
            store.put_contact(scope, &Contact { id, name: "K".into() }).await.unwrap();
        }
        store.declare_identity(scope, Person::Officer(officer), (ENTRA, hash(10)), now()).await.unwrap();
        store.declare_identity(scope, Person::Contact(contacts[0]), (ENTRA, hash(20)), now()).await.unwrap();
        Self { store, scope, officer, contacts }
    }

    async fn sign_in(&self, token: u8, sid: Option<u8>, sub: u8) {
        let until = now() + TimeDelta::hours(9);
        self.store.sign_in_officer(&proven(10, sid, sub), (hash(token), None), until, now()).await.unwrap();
    }

    async fn is_in(&self, token: u8) -> bool {
        self.store.desk_session(hash(token), now()).await.unwrap().is_some()
    }

    async fn log_out(&self, jti: u8, sid: Option<u8>, sub: Option<u8>) -> Ended {
        let until = now() + TimeDelta::minutes(20);
        let out = LoggedOut { provider: ENTRA, sid: sid.map(hash), sub: sub.map(hash), jti: hash(jti), until };
        self.store.end_by_provider(&out, now()).await.unwrap()
    }
}

#[tokio::test]
async fn an_officer_comes_in_by_their_own_identity_and_nobody_by_another_kind() {
    let world = World::new().await;
    world.sign_in(1, None, 5).await;
    let session = world.store.desk_session(hash(1), now()).await.unwrap().unwrap();
    assert_eq!(session.rights.officer().id, world.officer);
    let until = now() + TimeDelta::hours(9);
    world.store.sign_in_officer(&proven(10, None, 5), (hash(6), Some(hash(1))), until, now()).await.unwrap();
    assert!(world.is_in(6).await && !world.is_in(1).await, "the new session takes the old one's place");
    for identity in [20, 99] {
        let refused = world.store.sign_in_officer(&proven(identity, None, 5), (hash(2), None), now(), now()).await;
        assert!(matches!(refused, Err(OpenProblem::Unknown)), "{identity} is no officer's");
    }
    let elsewhere = Proven { provider: "other", ..proven(10, None, 5) };
    let refused = world.store.sign_in_officer(&elsewhere, (hash(2), None), now(), now()).await;
    assert!(matches!(refused, Err(OpenProblem::Unknown)), "another provider's word");
    let refused = world.store.invite_by_identity((&proven(10, None, 5), None), None, hash(3), now()).await;
    assert!(matches!(refused, Err(OpenProblem::Unknown)), "an officer is no contact");
}

#[tokio::test]
async fn one_identity_is_one_persons_and_can_be_changed_and_withdrawn() {
    let world = World::new().await;
    let (store, scope) = (&world.store, world.scope);
    let other = Person::Contact(world.contacts[1]);
    let taken = store.declare_identity(scope, other, (ENTRA, hash(20)), now()).await;
    assert!(matches!(taken, Err(DeclareProblem::Taken)));
    let officer = Person::Officer(world.officer);
    store.declare_identity(scope, officer, (ENTRA, hash(11)), now()).await.unwrap();
    let old = store.sign_in_officer(&proven(10, None, 5), (hash(2), None), now(), now()).await;
    assert!(matches!(old, Err(OpenProblem::Unknown)), "the one before opens nothing");

    let until = now() + TimeDelta::hours(9);
    store.sign_in_officer(&proven(11, None, 5), (hash(2), None), until, now()).await.unwrap();
    assert!(store.withdraw_identity(scope, officer, ENTRA, now()).await.unwrap());
    assert!(!world.is_in(2).await, "what it has opened is closed");
    assert!(!store.withdraw_identity(scope, officer, ENTRA, now()).await.unwrap());
}

#[tokio::test]
async fn a_sign_in_comes_back_once_in_time_and_to_its_own_provider() {
    let store = Store::in_memory().await.unwrap();
    let until = now() + TimeDelta::minutes(10);
    let begun = BegunIn { purpose: Purpose::Send, phone: None, session: Some(hash(9)) };
    for token in [1, 2] {
        store.begin_sign_in((hash(token), ENTRA), begun, until, now()).await.unwrap();
    }
    assert!(matches!(store.use_sign_in((hash(1), "other"), now()).await, Err(UseProblem::Unknown)));
    assert_eq!(store.use_sign_in((hash(1), ENTRA), now()).await.unwrap(), begun);
    assert!(matches!(store.use_sign_in((hash(1), ENTRA), now()).await, Err(UseProblem::Used)));
    assert!(matches!(store.use_sign_in((hash(2), ENTRA), until).await, Err(UseProblem::Expired)));
    assert!(matches!(store.use_sign_in((hash(3), ENTRA), now()).await, Err(UseProblem::Unknown)));
    store.begin_sign_in((hash(4), ENTRA), begun, until + TimeDelta::minutes(10), until).await.unwrap();
    let forgotten = store.use_sign_in((hash(1), ENTRA), now()).await;
    assert!(matches!(forgotten, Err(UseProblem::Unknown)), "what has run out is not kept");
}

#[tokio::test]
async fn a_contact_is_invited_only_on_a_phone_that_is_theirs_or_nobodys() {
    let world = World::new().await;
    let phone = |contact| PhoneThatAsks { scope: world.scope.contact(contact), device: DeviceId::new(Uuid::nil()) };
    let until = now() + TimeDelta::minutes(10);
    let ask = async |phone, code| {
        world.store.invite_by_identity((&proven(20, None, 5), None), phone, hash(code), until).await
    };
    ask(None, 1).await.unwrap();
    ask(Some(phone(world.contacts[0])), 2).await.unwrap();
    assert!(matches!(ask(Some(phone(world.contacts[1])), 3).await, Err(OpenProblem::OtherPerson)));
}

#[tokio::test]
async fn only_its_own_contact_proves_more_on_a_phone_and_only_while_it_is_in() {
    let world = World::new().await;
    let (store, until) = (&world.store, now() + TimeDelta::minutes(10));
    let [contact, other] = world.contacts.map(|contact| world.scope.contact(contact));
    let proved = async |phone| store.device_proven_by(contact, phone).await.unwrap().and_then(|by| by.acr);
    let enrol = async |code: u8, id: u128| {
        let device = NewDevice { id: DeviceId::new(Uuid::from_u128(id)), name: String::new(), token: hash(code) };
        store.redeem_invitation(hash(code), None, &device, now()).await.unwrap().1
    };
    let by = proven(20, None, 5);
    store.invite_by_identity((&by, Some("low")), None, hash(1), until).await.unwrap();
    let device = enrol(1, 71).await;
    let phone = PhoneThatAsks { scope: contact, device };
    let wrong = [(proven(99, None, 5), phone), (by, PhoneThatAsks { scope: other, device })];
    for (somebody, phone) in wrong {
        assert!(store.prove_phone((&somebody, Some("high")), phone, now()).await.is_err());
    }
    assert_eq!(proved(device).await.as_deref(), Some("low"));
    store.prove_phone((&by, Some("high")), phone, now()).await.unwrap();
    assert_eq!(proved(device).await.as_deref(), Some("high"));
    // Whom the office has invited is asked for nothing, and not from now on either.
    store.issue_invitation(world.scope, contact.id(), hash(2), until, now()).await.unwrap();
    let invited = enrol(2, 72).await;
    store.prove_phone((&by, Some("low")), PhoneThatAsks { scope: contact, device: invited }, now()).await.unwrap();
    assert_eq!(store.device_proven_by(contact, invited).await.unwrap(), None);
    store.shut_out(contact, crate::people::PhoneKey::Kept, now()).await.unwrap();
    store.prove_phone((&by, Some("low")), phone, now()).await.unwrap();
    assert_eq!(proved(device).await.as_deref(), Some("high"), "it is in no more");
}

#[tokio::test]
async fn a_provider_ends_the_session_that_it_names_or_all_of_the_person_once() {
    let world = World::new().await;
    for (token, sid, sub) in [(1, Some(31), 41), (2, Some(32), 41), (3, None, 41), (4, Some(34), 44)] {
        world.sign_in(token, sid, sub).await;
    }
    let in_now = async || [world.is_in(1).await, world.is_in(2).await, world.is_in(3).await, world.is_in(4).await];
    assert_eq!(world.log_out(50, Some(99), Some(98)).await, Ended::Sessions(0));
    assert_eq!(in_now().await, [true; 4], "of nobody here");
    assert_eq!(world.log_out(51, Some(31), None).await, Ended::Sessions(1));
    assert_eq!(in_now().await, [false, true, true, true]);
    world.sign_in(1, Some(31), 41).await;
    assert_eq!(world.log_out(51, Some(31), None).await, Ended::Before);
    assert_eq!(in_now().await, [true; 4], "shown again, it ends nothing");
    assert_eq!(world.log_out(52, Some(32), Some(41)).await, Ended::Sessions(2));
    assert_eq!(in_now().await, [true, false, false, true], "also the one whose name was never told");
    assert_eq!(world.log_out(53, None, Some(41)).await, Ended::Sessions(1));
    assert_eq!(in_now().await, [false, false, false, true]);
}
