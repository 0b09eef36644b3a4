use super::*;
use domain::policy::{Policy, SignOffRule, SignerPeriods, Terms};
use domain::sign_off::{HowSigned, Reason, SignOff};
use domain::timesheet::RecipientFacts;
use sync::row::TermsDocument;
use sync::{AssignmentRow, Entity, RefusalCode, SignOffRow};

fn said(number: u128, base: Base, sign_off: SignOff) -> Op {
    op(number, base, &Change::SignOff { sign_off })
}

fn could_not() -> SignOff {
    let how = HowSigned::CouldNot { reason: Reason::Unable, words: String::new() };
    SignOff { how, ..sample::sign_off() }
}

/// What a phone that knows nothing is told.
async fn told(desk: &Desk) -> Vec<SignOffRow> {
    let rows = desk.pull(0, 100).await.rows.into_iter();
    rows.filter_map(|row| match row.entity {
        Entity::SignOff(row) => Some(*row),
        _ => None,
    })
    .collect()
}

#[tokio::test]
async fn what_is_said_last_is_kept_and_told_and_sending_it_twice_counts_once() {
    let desk = Desk::open().await;
    let first = said(1, Base::Nothing, could_not());
    receipt(&desk.push(std::slice::from_ref(&first)).await[0]);
    let second = said(2, Base::After(first.id()), sample::sign_off());
    receipt(&desk.push(std::slice::from_ref(&second)).await[0]);
    assert!(matches!(desk.push(&[first]).await[..], [Outcome::Duplicate(_)]));
    let row = SignOffRow { sign_off: sample::sign_off(), op: second.id(), said_at: sample::time(0) };
    assert_eq!(told(&desk).await, [row]);
}

#[tokio::test]
async fn an_approved_month_hears_nothing_more() {
    let desk = Desk::open().await;
    let (session, first) = (noted(1, ""), put(1, Base::Nothing, &noted(1, "")));
    desk.push(std::slice::from_ref(&first)).await;
    receipt(&desk.submit(2, &[(&session, &first)]).await);
    receipt(&desk.push(&[said(3, Base::Nothing, could_not())]).await[0]);
    let query = "UPDATE sync_timesheets SET body = json_set(body, '$.state', json('{\"state\":\"approved\"}'))";
    let mut writing = desk.store.write().await.unwrap();
    sqlx::query(query).execute(&mut *writing).await.unwrap();
    writing.commit().await.unwrap();
    let late = desk.push(&[said(4, Base::Nothing, sample::sign_off())]).await;
    assert!(matches!(late[0], Outcome::Locked { .. }), "{late:?}");
    assert_eq!(told(&desk).await[0].sign_off, could_not());
}

#[tokio::test]
async fn no_contact_sees_or_says_anything_of_anothers_month() {
    let desk = Desk::open().await;
    receipt(&desk.push(&[said(1, Base::Nothing, sample::sign_off())]).await[0]);
    let other = Desk { scope: desk.scope.municipality().contact(ContactId::new(sample::uuid(4, 2))), ..desk };
    assert_eq!(told(&other).await, []);
    let outcomes = other.push(&[said(2, Base::Nothing, could_not())]).await;
    assert!(matches!(outcomes[0], Outcome::Rejected { code: RefusalCode::NotYours, .. }), "{outcomes:?}");
}

#[tokio::test]
async fn a_phone_is_told_in_which_periods_who_signs_only_where_somebodys_age_decides() {
    let desk = Desk::open().await;
    let scope = desk.scope.municipality();
    let (key, name, phone_lock) = ("a".into(), "A".into(), sync::wire::PhoneLock::Required);
    desk.store
        .put_municipality(&Municipality { id: scope.id(), key, name, phone_lock }, sample::time(0))
        .await
        .unwrap();
    for (recipient, born) in sample::assignment().assignment.recipients.iter().zip(["1990-01-01", "2008-03-14"]) {
        let facts = RecipientFacts { recipient: recipient.id, birth_date: born.parse().unwrap() };
        desk.store.put_recipient_facts(scope, &facts).await.unwrap();
    }
    let signers = async |sign_off| {
        let terms = TermsDocument::of(&Terms::from(Policy { sign_off, ..Policy::default() }));
        let row = AssignmentRow { terms, ..sample::assignment() };
        desk.store.put_assignment(desk.scope, &row).await.unwrap();
        let page = desk.pull(0, 100).await;
        assert!(!serde_json::to_string(&page).unwrap().contains("03-14"), "never the day");
        page.rows.into_iter().find_map(|row| match row.entity {
            Entity::Assignment(row) => Some(row.signers),
            _ => None,
        })
    };
    let days = SignerPeriods { guardian_until: march().until(), recipient_from: march().from() };
    assert_eq!(signers(SignOffRule::RecipientOrGuardian).await, Some(Some(days)), "the youngest decides");
    assert_eq!(signers(SignOffRule::Recipient).await, Some(None));
}
