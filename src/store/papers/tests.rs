use super::*;
use crate::LedgerRepository;
use crate::people::{Contact, Municipality};
use chrono::NaiveDate;
use domain::id::MunicipalityId;
use sync::contract::sample;
use sync::wire::{PROTO, PhoneLock};
use sync::{Entity, PullRequest, Revision, Seq};

struct Town {
    store: Store,
    scope: MunicipalityScope,
}

impl Town {
    async fn found(number: u128, store: Store) -> Self {
        let id = MunicipalityId::new(sample::uuid(5, number));
        let (key, name) = (format!("town-{number}"), format!("Eksempelvik {number}"));
        let row = Municipality { id, key, name, phone_lock: PhoneLock::Required };
        store.put_municipality(&row, sample::time(0)).await.unwrap();
        let town = Self { store, scope: MunicipalityScope::new(id) };
        town.add(1).await;
        town
    }

    async fn add(&self, number: u128) -> ContactScope {
        let contact = Contact { id: ContactId::new(sample::uuid(4, number)), name: format!("Kari Eksempel {number}") };
        self.store.put_contact(self.scope, &contact).await.unwrap();
        self.scope.contact(contact.id)
    }

    fn contact(&self) -> ContactScope {
        self.scope.contact(ContactId::new(sample::uuid(4, 1)))
    }

    /// What a phone of the contact is told.
    async fn told(&self, scope: ContactScope) -> Vec<(Revision, Papers)> {
        let epoch = Some(self.store.epoch().await.unwrap());
        let request = PullRequest { proto: PROTO, epoch, after: Seq::ZERO, limit: 100, recount: false };
        let device = sample::meta().identity.device;
        let answer = self.store.pull(scope, device, request, sample::time(0)).await.unwrap();
        let rows = answer.rows.into_iter().filter_map(|row| match row.entity {
            Entity::Papers(papers) => Some((row.revision, papers)),
            _ => None,
        });
        rows.collect()
    }
}

fn paper(kind: PaperKind) -> Paper {
    let day = NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
    Paper::new(kind, day, None, day).unwrap()
}

#[tokio::test]
async fn a_phone_is_told_what_is_asked_and_noted_and_each_change_of_it_once() {
    let town = Town::found(1, Store::in_memory().await.unwrap()).await;
    let (store, scope, now) = (&town.store, town.contact(), sample::time(0));
    assert!(town.told(scope).await.is_empty(), "a municipality that notes nothing tells nothing");

    store.ask_for_paper(town.scope, PaperKind::ELearning, now).await.unwrap();
    store.ask_for_paper(town.scope, PaperKind::ELearning, now).await.unwrap();
    let asked = Papers::asked([PaperKind::ELearning].into());
    assert_eq!(town.told(scope).await, [(Revision(1), asked.clone())]);
    assert_eq!(town.told(town.add(2).await).await, [(Revision(1), asked.clone())], "who comes later is told as well");

    let signed = paper(PaperKind::Confidentiality);
    store.note_paper(scope, signed, now).await.unwrap();
    store.note_paper(scope, signed, now).await.unwrap();
    assert_eq!(town.told(scope).await, [(Revision(2), asked.clone().with(signed))]);
    assert_eq!(store.papers(scope).await.unwrap(), asked.clone().with(signed));

    assert!(store.withdraw_paper(scope, PaperKind::Confidentiality, now).await.unwrap());
    assert!(!store.withdraw_paper(scope, PaperKind::Confidentiality, now).await.unwrap());
    store.stop_asking_for_paper(town.scope, PaperKind::ELearning, now).await.unwrap();
    assert_eq!(town.told(scope).await, [(Revision(4), Papers::default())]);
}

#[tokio::test]
async fn what_is_noted_of_one_contact_is_told_to_no_other_here_or_elsewhere() {
    let town = Town::found(1, Store::in_memory().await.unwrap()).await;
    let elsewhere = Town::found(2, town.store.clone()).await;
    let other = town.add(2).await;
    let now = sample::time(0);
    town.store.ask_for_paper(town.scope, PaperKind::ELearning, now).await.unwrap();
    town.store.note_paper(town.contact(), paper(PaperKind::PoliceCertificate), now).await.unwrap();
    assert_eq!(town.told(other).await, [(Revision(1), Papers::asked([PaperKind::ELearning].into()))]);
    assert!(elsewhere.told(elsewhere.contact()).await.is_empty());
    assert!(
        town.store.note_paper(elsewhere.scope.contact(other.id()), paper(PaperKind::ELearning), now).await.is_err()
    );
}

#[tokio::test]
async fn the_log_says_that_a_paper_was_noted_and_of_whom() {
    let town = Town::found(1, Store::in_memory().await.unwrap()).await;
    let (scope, now) = (town.contact(), sample::time(0));
    town.store.note_paper(scope, paper(PaperKind::PoliceCertificate), now).await.unwrap();
    town.store.withdraw_paper(scope, PaperKind::PoliceCertificate, now).await.unwrap();
    let lines: Vec<(String, String)> = sqlx::query_as("SELECT kind, object FROM audit_log ORDER BY number")
        .fetch_all(&mut *town.store.read().await.unwrap())
        .await
        .unwrap();
    let contact = scope.id().to_string();
    assert_eq!(lines, [("noted_paper".into(), contact.clone()), ("withdrew_paper".into(), contact)]);
}
