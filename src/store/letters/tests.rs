use super::*;
use crate::people::{Municipality, Office, Officer};
use crate::rights::{Grant, Reach, Rights, Role};
use crate::{LedgerRepository, MunicipalityScope};
use chrono::{DateTime, Utc};
use domain::id::{AssignmentId, MunicipalityId, OfficeId, OfficerId, RecipientId};
use domain::letter::LetterDraft;
use sync::contract::sample;
use sync::wire::{PROTO, PhoneLock};
use sync::{AssignmentRow, Entity, PullRequest, Seq};

/// Two contacts of two offices, an officer of each office, and one of both.
struct Town {
    store: Store,
    scope: MunicipalityScope,
}

const BOTH: u128 = 3;

impl Town {
    async fn new() -> Self {
        let store = Store::in_memory().await.unwrap();
        let scope = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, 1)));
        let phone_lock = PhoneLock::Required;
        let row = Municipality { id: scope.id(), key: "a".into(), name: "A".into(), phone_lock };
        store.put_municipality(&row, sample::time(0)).await.unwrap();
        for number in [1, 2] {
            let office = OfficeId::new(sample::uuid(9, number));
            store.put_office(scope, &Office { id: office, name: format!("Kontor {number}") }).await.unwrap();
            let contact = Contact { id: contact(number), name: format!("Kari Eksempel {number}") };
            store.put_contact(scope, &contact).await.unwrap();
            let mut row: AssignmentRow = sample::assignment();
            row.assignment.id = AssignmentId::new(sample::uuid(6, number));
            row.assignment.office = office;
            for (n, recipient) in row.assignment.recipients.iter_mut().enumerate() {
                recipient.id = RecipientId::new(sample::uuid(8, number * 10 + n as u128));
            }
            store.put_assignment(scope.contact(contact.id), &row).await.unwrap();
        }
        let town = Self { store, scope };
        town.officer(1, Some(1)).await;
        town.officer(2, Some(2)).await;
        town.officer(BOTH, None).await;
        town
    }

    async fn officer(&self, number: u128, office: Option<u128>) {
        let officer = Officer { id: officer(number), name: format!("Ola Eksempel {number}") };
        self.store.put_officer(self.scope, &officer).await.unwrap();
        let reach = office.map_or(Reach::Everywhere, |number| Reach::Office(OfficeId::new(sample::uuid(9, number))));
        self.store.grant(self.scope, officer.id, Grant { role: Role::Officer, reach }, at(0)).await.unwrap();
    }

    async fn may(&self, number: u128, now: i64) -> May<FollowUp> {
        let rights: Rights = self.store.rights(self.scope, officer(number), at(now)).await.unwrap().unwrap();
        rights.may().unwrap()
    }

    async fn send(&self, by: u128, to: Addressee, number: u128) -> Result<usize, LetterRefusal> {
        let may = self.may(by, i64::try_from(number).unwrap()).await;
        self.store.send_letter(&may, (letter_id(number), to), &text(number)).await
    }

    async fn listed(&self, by: u128) -> Vec<(LetterId, Vec<String>, bool)> {
        let sent = self.store.sent_letters(&self.may(by, 90).await).await.unwrap();
        sent.into_iter().map(|sent| (sent.letter.id, sent.to, sent.may_take_back)).collect()
    }

    async fn take_back(&self, by: u128, number: u128) -> bool {
        self.store.take_letter_back(&self.may(by, 91).await, letter_id(number)).await.unwrap()
    }

    /// What a phone of the contact is told: the revision, and the letters.
    async fn told(&self, number: u128) -> Option<(u64, Vec<LetterId>)> {
        let epoch = Some(self.store.epoch().await.unwrap());
        let request = PullRequest { proto: PROTO, epoch, after: Seq::ZERO, limit: 100, recount: false };
        let (scope, device) = (self.scope.contact(contact(number)), sample::meta().identity.device);
        let answer = self.store.pull(scope, device, request, at(99)).await.unwrap();
        answer.rows.into_iter().find_map(|row| match row.entity {
            Entity::Letters(letters) => Some((row.revision.0, letters.iter().map(|letter| letter.id).collect())),
            _ => None,
        })
    }
}

fn at(second: i64) -> DateTime<Utc> {
    sample::time(second)
}

fn contact(number: u128) -> ContactId {
    ContactId::new(sample::uuid(4, number))
}

fn officer(number: u128) -> OfficerId {
    OfficerId::new(sample::uuid(10, number))
}

fn letter_id(number: u128) -> LetterId {
    LetterId::new(sample::uuid(15, number))
}

fn text(number: u128) -> LetterText {
    LetterText::try_from(LetterDraft { subject: format!("Nummer {number}"), text: "Hei.".into() }).unwrap()
}

#[tokio::test]
async fn a_letter_to_one_reaches_that_ones_phones_alone_and_once() {
    let town = Town::new().await;
    assert_eq!(town.told(1).await, None, "who has got nothing is told nothing");
    assert_eq!(town.send(1, Addressee::One(contact(1)), 1).await.unwrap(), 1);
    assert_eq!(town.send(1, Addressee::One(contact(1)), 1).await.unwrap(), 1, "pressed twice");
    assert_eq!(town.told(1).await, Some((1, vec![letter_id(1)])));
    assert_eq!(town.told(2).await, None);
    assert_eq!(town.listed(1).await, [(letter_id(1), vec!["Kari Eksempel 1".to_owned()], true)]);
    assert_eq!(town.listed(2).await, [], "another office's");
}

#[tokio::test]
async fn all_are_those_whom_the_officer_follows_up_and_the_newest_comes_first() {
    let town = Town::new().await;
    assert_eq!(town.send(1, Addressee::All, 1).await.unwrap(), 1);
    assert_eq!(town.send(BOTH, Addressee::All, 2).await.unwrap(), 2);
    assert_eq!(town.told(1).await, Some((2, vec![letter_id(2), letter_id(1)])));
    assert_eq!(town.told(2).await, Some((1, vec![letter_id(2)])));
    let one = vec!["Kari Eksempel 1".to_owned()];
    assert_eq!(town.listed(1).await, [(letter_id(2), one.clone(), false), (letter_id(1), one, true)]);
}

#[tokio::test]
async fn nobody_writes_to_another_offices_contact_or_takes_a_letter_back_from_one() {
    let town = Town::new().await;
    assert!(matches!(town.send(1, Addressee::One(contact(2)), 1).await, Err(LetterRefusal::NoSuchContact)));
    assert_eq!(town.told(2).await, None);
    town.send(BOTH, Addressee::All, 2).await.unwrap();
    assert!(!town.take_back(1, 2).await, "one of those who got it is another office's");
    assert!(!town.take_back(BOTH, 7).await, "there is no such letter");
    assert_eq!(town.told(2).await, Some((1, vec![letter_id(2)])));
}

#[tokio::test]
async fn what_is_taken_back_goes_from_every_phone_and_the_log_tells_of_all_of_it() {
    let town = Town::new().await;
    town.send(BOTH, Addressee::All, 1).await.unwrap();
    assert!(town.take_back(BOTH, 1).await);
    assert!(!town.take_back(BOTH, 1).await);
    for number in [1, 2] {
        assert_eq!(town.told(number).await, Some((2, vec![])));
    }
    assert_eq!(town.listed(BOTH).await, []);
    let query = "SELECT kind FROM audit_log WHERE object = $1 ORDER BY number";
    let noted: Vec<String> = sqlx::query_scalar(query)
        .bind(letter_id(1).to_string())
        .fetch_all(&mut *town.store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(noted, ["sent_letter", "took_letter_back"]);
}
