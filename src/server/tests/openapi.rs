use super::TestApp;
use super::description::Description;
use domain::entry::{
    ActivityKey, CompanionCard, Expense, ExpenseKind, Leg, LegKind, PhotoHash, Receipt, Session, SessionKind, Trip,
};
use domain::id::{ExpenseId, MessageId, RecipientId, SupervisionId, TimesheetId, TripId};
use domain::message::MessageKind;
use domain::quantity::{Metres, Ore};
use domain::report::{Answered, Counted, GoalAnswer, Report, Says};
use domain::sign_off::{HowSigned, Reason, SignOff};
use domain::supervision::{MeetingForm, SupervisionRequest, Theme, Urgency};
use domain::time::PayPeriod;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use sync::contract::sample;
use sync::outcome::{Outcome, Receipt as Done, RefusalCode};
use sync::row::{
    Entity, LineComment, MessageRow, MessageState, PlanRow, ReckonedDocument, ReportRow, ReportState, SessionRow,
    SessionState, SupervisionRow, SupervisionState, TimesheetRow, TimesheetState,
};
use sync::wire::{Answer, BlobStage};
use sync::{
    Base, BlobHash, BlobState, BlobStates, Change, DeviceSeq, Manifest, Op, OpId, PushRequest, PushResponse, Revision,
    Row, Seq, Totals,
};

#[tokio::test]
async fn the_description_of_the_api_changes_only_on_purpose() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(app.get("/api/v1/openapi.json", None).await.json());
}

#[tokio::test]
async fn every_reference_of_the_description_leads_somewhere() {
    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let app = TestApp::new().await;
    let description = Description::of(&app).await;
    let mut found = Vec::new();
    references(&description.document, &mut found);
    assert!(found.len() > 50, "{found:?}");
    for reference in found {
        let place = description.document.pointer(reference.trim_start_matches('#'));
        assert!(place.is_some_and(Value::is_object), "{reference}");
    }
}

/// The names under `tag` (or the bare names) that a described enum can have.
fn described(description: &Description, name: &str, tag: Option<&str>) -> BTreeSet<String> {
    let schema = &description.document["components"]["schemas"][name];
    let mut names = BTreeSet::new();
    for choice in schema["oneOf"].as_array().into_iter().flatten().chain([schema]) {
        let choice = tag.map_or(choice, |tag| &choice["properties"][tag]);
        names.extend(choice["const"].as_str().map(str::to_owned));
        let several = choice["enum"].as_array().into_iter().flatten();
        names.extend(several.filter_map(Value::as_str).map(str::to_owned));
    }
    names
}

/// Each is as described, and all that is described is among them.
fn assert_all(description: &Description, name: &str, tag: Option<&str>, values: &[Value]) {
    let mut seen = BTreeSet::new();
    for value in values {
        description.assert_is(name, value);
        seen.extend(tag.map_or(value, |tag| &value[tag]).as_str().map(str::to_owned));
    }
    assert_eq!(seen, described(description, name, tag), "{name}");
}

fn values<T: serde::Serialize>(all: &[T]) -> Vec<Value> {
    all.iter().map(|one| serde_json::to_value(one).unwrap()).collect()
}

/// A session with everything that can be in one.
fn full_session() -> Session {
    let leg = |kind| Leg {
        kind,
        from: "Hjem".into(),
        to: "Hallen".into(),
        distance: Metres(12_300),
        passengers: 1,
        assignment: Some(sample::assignment_id()),
    };
    let photos = vec![PhotoHash(BlobHash::of(b"photo").to_string())];
    let receipts = [Receipt::Attached { photos }, Receipt::OnPaper, Receipt::ComesLater, Receipt::None];
    let cards =
        [CompanionCard::NotRelevant, CompanionCard::Used, CompanionCard::Possible, CompanionCard::Refused].into_iter();
    let expense = |(number, (receipt, companion_card))| Expense {
        id: ExpenseId::new(sample::uuid(12, number)),
        kind: ExpenseKind::Ticket,
        label: "Kino".into(),
        amount: Ore(-12_050),
        receipt,
        companion_card,
    };
    Session {
        kind: SessionKind::Group { present: vec![RecipientId::new(sample::uuid(8, 1))] },
        activity: Some(ActivityKey("tur".into())),
        note: "<b>Trening</b> 🙂".into(),
        trips: vec![Trip {
            id: TripId::new(sample::uuid(11, 1)),
            legs: [LegKind::Commute, LegKind::Activity, LegKind::Supervision].map(leg).into(),
        }],
        expenses: (1..).zip(receipts.into_iter().zip(cards)).map(expense).collect(),
        ..sample::session(1, "2026-03-03")
    }
}

fn timesheet(state: TimesheetState) -> TimesheetRow {
    TimesheetRow {
        id: TimesheetId::new(sample::uuid(10, 1)),
        assignment: sample::assignment_id(),
        period: PayPeriod::new("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap()).unwrap(),
        state,
        totals: Totals::of([&full_session()]),
        op: OpId::new(sample::uuid(7, 1)),
        submitted_at: sample::time(0),
        pressed_at: Some(sample::time(0)),
        reckoned: Some(serde_json::from_value::<ReckonedDocument>(json!({"as": "it came"})).unwrap()),
        revised: true,
    }
}

fn states() -> [TimesheetState; 6] {
    [
        TimesheetState::Draft,
        TimesheetState::Submitted,
        TimesheetState::Returned {
            comment: "Mangler kvittering.".into(),
            lines: vec![LineComment { session: sample::session_id(1), comment: "Se på sluttida.".into() }],
        },
        TimesheetState::Approved,
        TimesheetState::Exported,
        TimesheetState::Paid,
    ]
}

fn asked() -> SupervisionRequest {
    SupervisionRequest {
        id: SupervisionId::new(sample::uuid(13, 1)),
        assignment: sample::assignment_id(),
        theme: Theme::Wellbeing,
        urgency: Urgency::ThisWeek,
        form: MeetingForm::default(),
        times: "Etter fire".into(),
        note: String::new(),
    }
}

/// With an answer of each kind, though no form asks for all of them.
fn reported() -> Report {
    let goal = GoalAnswer { goal: "Komme seg ut".into(), step: Some(3), words: String::new() };
    let answers = [
        ("number", Answered::Number(3)),
        ("yes", Answered::Says(Says::Partly)),
        ("step", Answered::Step(4)),
        ("one", Answered::Choice(0)),
        ("goals", Answered::Goals(vec![goal])),
    ];
    let mut report = sample::report("Godt");
    report.answers.extend(answers.map(|(key, answer)| (key.to_owned(), answer)));
    report
}

fn readings() -> [ReportState; 4] {
    let comment = String::from("Skriv mer.");
    [ReportState::Received, ReportState::Read, ReportState::Returned { comment }, ReportState::Withdrawn]
}

fn answers() -> [SupervisionState; 5] {
    let message = String::from("Vi ringer.");
    [
        SupervisionState::Received,
        SupervisionState::Answered { message: message.clone() },
        SupervisionState::Planned { at: "2026-03-05T12:00:00".parse().unwrap(), message },
        SupervisionState::Held { on: "2026-03-05".parse().unwrap(), note: String::new() },
        SupervisionState::Withdrawn,
    ]
}

fn readings_of_messages() -> [MessageState; 3] {
    let at = sample::time(9);
    [MessageState::Received, MessageState::Read { at }, MessageState::Answered { at, message: "Vi ringer.".into() }]
}

fn not_signed() -> SignOff {
    let how = HowSigned::CouldNot { reason: Reason::Other, words: "På reise".into() };
    SignOff { how, ..sample::sign_off() }
}

fn changes() -> [Change; 12] {
    let (session, TimesheetRow { id: timesheet, assignment, period, .. }) =
        (full_session(), timesheet(TimesheetState::Draft));
    let manifest = Manifest::of([(&session, OpId::new(sample::uuid(7, 1)))]);
    [
        Change::DeleteSession { session: session.id },
        Change::PutSession { session },
        Change::SubmitTimesheet { timesheet, assignment, period, manifest },
        Change::WithdrawTimesheet { timesheet },
        Change::AskSupervision { request: asked() },
        Change::WithdrawSupervision { supervision: asked().id },
        Change::SendReport { report: reported() },
        Change::WithdrawReport { report: reported().id },
        Change::PutPlan { plan: sample::plan() },
        Change::DropPlan { plan: sample::plan().id },
        Change::SignOff { sign_off: sample::sign_off() },
        Change::SignOff { sign_off: not_signed() },
    ]
}

fn entities() -> Vec<Entity> {
    let session =
        |state| Entity::Session(SessionRow { id: sample::session_id(1), op: OpId::new(sample::uuid(7, 1)), state });
    let mut all = vec![
        sample::assignment_row().entity,
        session(SessionState::Live(Box::new(full_session()))),
        session(SessionState::Deleted),
    ];
    all.push(sample::papers_row().entity);
    all.push(sample::letters_row().entity);
    all.push(sample::sign_off_row().entity);
    let (op, asked_at) = (OpId::new(sample::uuid(7, 1)), sample::time(0));
    let supervision = |state| SupervisionRow { request: asked(), state, op, asked_at };
    all.extend(answers().map(|state| Entity::Supervision(Box::new(supervision(state)))));
    let counted = Counted::of([&full_session()], reported().span);
    let report = |state| ReportRow { report: reported(), counted: counted.clone(), state, op, sent_at: asked_at };
    all.extend(readings().map(|state| Entity::Report(Box::new(report(state)))));
    all.extend([false, true].map(|dropped| Entity::Plan(Box::new(PlanRow { plan: sample::plan(), dropped, op }))));
    let message = |state| MessageRow {
        id: MessageId::new(sample::uuid(14, 1)),
        assignment: sample::assignment_id(),
        kind: MessageKind::Concern,
        number: 17,
        received_at: asked_at,
        state,
    };
    all.extend(readings_of_messages().map(|state| Entity::Message(Box::new(message(state)))));
    all.extend(states().map(|state| Entity::Timesheet(Box::new(timesheet(state)))));
    all
}

fn outcomes() -> Vec<Outcome> {
    let done = |state| Done { revision: Revision(2), seq: Seq(3), state };
    let one = || Some(Box::new(sample::assignment_row().entity));
    vec![
        Outcome::Applied(done(None)),
        Outcome::Duplicate(done(one())),
        Outcome::Conflict { server_state: one() },
        Outcome::Conflict { server_state: None },
        Outcome::Locked { state: TimesheetState::Approved },
        Outcome::Rejected { code: RefusalCode::OutOfBounds, field: Some("/session/note".into()) },
        Outcome::Rejected { code: RefusalCode::NotYours, field: None },
        Outcome::Held { missing: vec![OpId::new(sample::uuid(7, 1))], blobs: vec![BlobHash::of(b"photo")] },
        Outcome::Held { missing: Vec::new(), blobs: Vec::new() },
    ]
}

#[tokio::test]
async fn whatever_phone_and_server_can_say_is_as_the_description_says() {
    let app = TestApp::new().await;
    let description = Description::of(&app).await;
    assert_all(description, "Change", Some("kind"), &values(&changes()));
    assert_all(description, "TimesheetState", Some("state"), &values(&states()));
    assert_all(description, "SupervisionState", Some("state"), &values(&answers()));
    assert_all(description, "ReportState", Some("state"), &values(&readings()));
    assert_all(description, "MessageState", Some("state"), &values(&readings_of_messages()));
    assert_all(description, "Entity", Some("entity"), &values(&entities()));

    let bases = [Base::Nothing, Base::After(OpId::new(sample::uuid(7, 9)))];
    let device = sample::meta().identity.device;
    let op = |(number, change)| {
        bases.map(|base| Op::new(sample::stamp(number), device, DeviceSeq(1), base, &change)).into_iter()
    };
    let ops: Vec<_> = (1..).zip(changes()).flat_map(op).collect();
    let (proto, epoch) = (sync::wire::PROTO, sample::meta().position.epoch);
    let request = serde_json::to_value(PushRequest { proto, device, epoch, ops }).unwrap();
    description.assert_is("PushRequest", &request);

    let answers = outcomes().into_iter().map(|outcome| Answer { op: OpId::new(sample::uuid(7, 1)), outcome }).collect();
    let unproved = vec![OpId::new(sample::uuid(7, 2))];
    let answered = serde_json::to_value(PushResponse { epoch, answers, unproved }).unwrap();
    assert_all(description, "Answer", Some("outcome"), answered["answers"].as_array().unwrap());
    description.assert_is("PushResponse", &answered);

    for entity in entities() {
        description.assert_is("Row", &json!(Row { seq: Seq(1), revision: Revision(1), entity }));
    }
    let stages = [BlobStage::Held, BlobStage::Missing { offset: 7 }];
    let blobs = stages.map(|stage| BlobState { blob: BlobHash::of(b"photo"), stage }).into();
    description.assert_is("BlobStates", &json!(BlobStates { blobs }));
}

#[tokio::test]
async fn what_is_not_a_message_is_not_as_the_description_says() {
    let app = TestApp::new().await;
    let description = Description::of(&app).await;
    let good = json!(Row { seq: Seq(1), revision: Revision(1), entity: entities().swap_remove(1) });
    description.assert_is("Row", &good);
    let damages = [
        ("/seq", json!(-1)),
        ("/entity/id", json!("1")),
        ("/entity/state/live/span/start/utc", json!("yesterday")),
        ("/entity/state/live/expenses/0/amount", json!(120.5)),
        ("/entity/state/live/expenses/0/receipt/state", json!("lost")),
        ("/entity/state/live/kind/kind", json!("party")),
        ("/entity/entity", json!("contact")),
    ];
    for (place, value) in damages {
        let mut damaged = good.clone();
        *damaged.pointer_mut(place).unwrap() = value;
        assert!(std::panic::catch_unwind(|| description.assert_is("Row", &damaged)).is_err(), "{place}");
    }
}
