use super::*;
use crate::desk::{AnswerProblem, Filter, SupervisionAnswer};
use crate::people::Contact;
use domain::id::{AssignmentId, SupervisionId};
use domain::supervision::{MeetingForm, NOTE, SupervisionRequest, Theme, Urgency};
use sync::decide::SupervisionAction;
use sync::wire::PhoneLock;
use sync::{Entity, RefusalCode, SupervisionState};

fn request(number: u128) -> SupervisionRequest {
    SupervisionRequest {
        id: SupervisionId::new(sample::uuid(12, number)),
        assignment: sample::assignment_id(),
        theme: Theme::Wellbeing,
        urgency: Urgency::ThisWeek,
        form: MeetingForm::Telephone,
        times: "etter fire".into(),
        note: String::new(),
    }
}

fn ask(number: u128, request: &SupervisionRequest) -> Op {
    op(number, Base::Nothing, &Change::AskSupervision { request: request.clone() })
}

fn withdraw(number: u128, base: Base) -> Op {
    op(number, base, &Change::WithdrawSupervision { supervision: request(1).id })
}

fn rejected(outcome: &Outcome, wanted: RefusalCode) -> bool {
    matches!(outcome, Outcome::Rejected { code, .. } if *code == wanted)
}

/// What phones are told of the first request.
async fn told(desk: &Desk) -> Option<SupervisionState> {
    desk.pull(0, 100).await.rows.iter().rev().find_map(|row| match &row.entity {
        Entity::Supervision(row) if row.request.id == request(1).id => Some(row.state.clone()),
        _ => None,
    })
}

/// The municipality knows the contact by name.
async fn desk() -> Desk {
    let desk = Desk::open().await;
    let scope = desk.scope.municipality();
    let (id, name) = (scope.id(), "Eksempelvik".to_owned());
    desk.store
        .put_municipality(
            &Municipality { id, key: "eksempelvik".into(), name, phone_lock: PhoneLock::Required },
            sample::time(0),
        )
        .await
        .unwrap();
    desk.store.put_contact(scope, &Contact { id: desk.scope.id(), name: "K. Kontakt".into() }).await.unwrap();
    put_officer(&desk.store, scope).await;
    desk
}

async fn answer(desk: &Desk, seen: Revision, action: SupervisionAction) -> Result<(), AnswerProblem> {
    let answer = SupervisionAnswer { supervision: request(1).id, seen, action };
    desk.store.answer_supervision(&may(&desk.store, desk.scope.municipality()).await, answer).await
}

#[tokio::test]
async fn a_request_is_received_answered_and_held_and_phones_are_told_each_time() {
    let desk = desk().await;
    receipt(&desk.push(&[ask(1, &request(1))]).await[0]);
    assert_eq!(told(&desk).await, Some(SupervisionState::Received));
    let at = "2026-03-05T14:30:00".parse().unwrap();
    let plan = SupervisionAction::Plan { at, message: "Jeg ringer".into() };
    answer(&desk, Revision(1), plan).await.unwrap();
    assert_eq!(told(&desk).await, Some(SupervisionState::Planned { at, message: "Jeg ringer".into() }));
    let scope = &may(&desk.store, desk.scope.municipality()).await;
    let open = desk.store.supervisions(scope, Filter::Waiting).await.unwrap();
    assert_eq!(open.iter().map(|asked| asked.revision).collect::<Vec<_>>(), [Revision(2)]);
    let (on, note) = (at.date(), "Snakket om grenser".to_owned());
    answer(&desk, Revision(2), SupervisionAction::Hold { on, note: note.clone() }).await.unwrap();
    assert_eq!(told(&desk).await, Some(SupervisionState::Held { on, note }));
    assert!(desk.store.supervisions(scope, Filter::Waiting).await.unwrap().is_empty());
    assert_eq!(desk.store.supervisions(scope, Filter::Handled).await.unwrap().len(), 1);
}

#[tokio::test]
async fn nobody_answers_what_has_moved_on() {
    let desk = desk().await;
    let asked = ask(1, &request(1));
    desk.push(std::slice::from_ref(&asked)).await;
    let say = || SupervisionAction::Answer { message: "Ring meg".into() };
    assert!(matches!(answer(&desk, Revision(7), say()).await, Err(AnswerProblem::MovedOn)), "another revision");
    receipt(&desk.push(&[withdraw(2, Base::After(asked.id()))]).await[0]);
    assert!(matches!(answer(&desk, Revision(2), say()).await, Err(AnswerProblem::MovedOn)), "taken back");
    assert_eq!(told(&desk).await, Some(SupervisionState::Withdrawn));
    let other = &elsewhere(&desk.store).await;
    assert_eq!(desk.store.supervision(other, request(1).id).await.unwrap(), None, "another municipality sees nothing");
}

#[tokio::test]
async fn what_was_held_is_not_taken_back() {
    let desk = desk().await;
    let asked = ask(1, &request(1));
    desk.push(std::slice::from_ref(&asked)).await;
    let hold = SupervisionAction::Hold { on: "2026-03-05".parse().unwrap(), note: String::new() };
    answer(&desk, Revision(1), hold).await.unwrap();
    let outcomes = desk.push(&[withdraw(2, Base::After(asked.id()))]).await;
    assert!(rejected(&outcomes[0], RefusalCode::WrongState), "{outcomes:?}");
}

#[tokio::test]
async fn a_request_is_judged_once_and_only_for_ones_own_assignment() {
    let desk = desk().await;
    let first = ask(1, &request(1));
    receipt(&desk.push(std::slice::from_ref(&first)).await[0]);
    assert!(matches!(desk.push(&[first]).await[0], Outcome::Duplicate(_)));
    let changed = SupervisionRequest { theme: Theme::Role, ..request(1) };
    assert!(rejected(&desk.push(&[ask(2, &changed)]).await[0], RefusalCode::WrongState), "asked once, it stays");
    let foreign = SupervisionRequest { assignment: AssignmentId::new(sample::uuid(2, 9)), ..request(2) };
    assert!(rejected(&desk.push(&[ask(3, &foreign)]).await[0], RefusalCode::NotYourAssignment));
    let long = SupervisionRequest { note: "å".repeat(NOTE + 1), ..request(3) };
    assert!(rejected(&desk.push(&[ask(4, &long)]).await[0], RefusalCode::OutOfBounds));
    let early = withdraw(5, Base::After(OpId::new(sample::uuid(7, 99))));
    assert!(matches!(desk.push(&[early]).await[0], Outcome::Held { .. }), "waits for what it takes back");
}
