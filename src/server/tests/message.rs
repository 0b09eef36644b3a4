use super::app::hidden;
use super::{Phone, TestApp};
use crate::http::ProblemCode;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::id::{AssignmentId, MessageId};
use domain::message::{Matter, Message, TOLD};
use serde_json::{Value, json};
use store::audit::AuditKind;
use uuid::Uuid;

const LIST: &str = "/kontor/meldinger";

pub(super) fn concern(assignment: AssignmentId) -> Message {
    let matter = Matter::Concern { told: "Var alene hjemme <b>igjen</b>.\nTo ganger.".into() };
    Message { id: MessageId::new(Uuid::now_v7()), assignment, matter }
}

fn incident(assignment: AssignmentId) -> Message {
    let matter = Matter::Incident {
        at: "2026-03-30T16:30:00".parse().unwrap(),
        told: "Falt på isen".into(),
        harm: "Et håndledd".into(),
        done: "Legevakt".into(),
        informed: String::new(),
    };
    Message { id: MessageId::new(Uuid::now_v7()), assignment, matter }
}

async fn send(app: &TestApp, phone: &Phone, message: &Message) -> super::app::Answer {
    app.post("/api/v1/messages", Some(&phone.cookie), &json!({"proto": sync::wire::PROTO, "message": message})).await
}

/// Sends it, and gives the address at the desk.
async fn sent(app: &TestApp, message: &Message) -> (Phone, String) {
    let phone = Phone::enrol(app).await;
    let answer = send(app, &phone, message).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    (phone, format!("{LIST}/{}", message.id))
}

/// What the phone is told of messages.
async fn told(app: &TestApp, phone: &Phone) -> Vec<Value> {
    let rows = phone.pull(app).await["rows"].as_array().unwrap().clone();
    rows.into_iter().map(|row| row["entity"].clone()).filter(|entity| entity["entity"] == "message").collect()
}

fn fields(page: &str, rest: &str) -> String {
    format!("secret={}&revision={}&{rest}", hidden(page, "secret"), hidden(page, "revision"))
}

#[tokio::test]
async fn what_is_sent_has_its_receipt_at_once_and_the_same_one_when_it_comes_again() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let (first, second) = (concern(app.assignment), incident(app.assignment));
    let receipt = send(&app, &phone, &first).await.json();
    assert_eq!((&receipt["entity"]["number"], &receipt["entity"]["state"]["state"]), (&json!(1), &json!("received")));
    assert!(!receipt.to_string().contains("alene"), "what was told does not come back: {receipt}");
    app.later(TimeDelta::hours(1));
    assert_eq!(send(&app, &phone, &second).await.json()["entity"]["number"], json!(2));
    assert_eq!(send(&app, &phone, &first).await.json(), receipt, "sent twice, it is one message");
    assert_eq!(told(&app, &phone).await.len(), 2);
}

#[tokio::test]
async fn words_that_were_changed_after_a_lost_answer_need_another_id() {
    let app = TestApp::new().await;
    let (phone, _) = sent(&app, &concern(app.assignment)).await;
    let first = concern(app.assignment);
    send(&app, &phone, &first).await;
    let changed = Message { matter: Matter::Concern { told: "Noe annet".into() }, ..first };
    let answer = send(&app, &phone, &changed).await;
    assert_eq!((answer.status, answer.problem()), (StatusCode::CONFLICT, ProblemCode::IdReuse.as_str().to_owned()));
    assert_eq!(told(&app, &phone).await.len(), 2);
}

#[tokio::test]
async fn what_is_empty_or_too_long_or_about_anothers_assignment_is_not_taken_in() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    for told in [" \n ".to_owned(), "å".repeat(TOLD + 1)] {
        let wrong = Message { matter: Matter::Concern { told }, ..concern(app.assignment) };
        assert_eq!(send(&app, &phone, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let full = Message { matter: Matter::Concern { told: "å".repeat(TOLD) }, ..concern(app.assignment) };
    assert_eq!(send(&app, &phone, &full).await.status, StatusCode::OK);
    let foreign = concern(AssignmentId::new(Uuid::now_v7()));
    assert_eq!(send(&app, &phone, &foreign).await.status, StatusCode::NOT_FOUND);
    assert_eq!(told(&app, &phone).await.len(), 1);
}

#[tokio::test]
async fn an_officer_reads_and_answers_and_the_contact_sees_it_each_time() {
    let app = TestApp::new().await;
    let officer = app.officer_cookie().await;
    assert!(app.get(LIST, Some(&officer)).await.text.contains("Ingen meldinger venter på svar."));
    let (phone, address) = sent(&app, &concern(app.assignment)).await;
    let list = app.get(LIST, Some(&officer)).await.text;
    assert!(list.contains("Kari Eksempel") && list.contains("Bekymring") && list.contains("Ikke lest"), "{list}");
    assert!(!list.contains("alene"), "what was told is not for a list");

    let page = app.get(&address, Some(&officer)).await.text;
    assert!(page.contains("alene hjemme &#60;b&#62;igjen") && page.contains("innen en uke"), "{page}");
    assert_eq!(told(&app, &phone).await[0]["state"]["state"], "received", "looking is not yet saying so");
    assert_eq!(app.form(&address, Some(&officer), &fields(&page, "what=read")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(told(&app, &phone).await[0]["state"]["state"], "read");

    let stale = app.form(&address, Some(&officer), &fields(&page, "what=answer&message=Takk")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("Takk") && stale.text.contains("Det er endret siden du så på det."), "{}", stale.text);
    let page = app.get(&address, Some(&officer)).await.text;
    assert!(!page.contains("Merk som lest"), "{page}");
    let empty = app.form(&address, Some(&officer), &fields(&page, "what=answer&message=%20")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("aria-invalid=\"true\"") && empty.text.contains("Skriv et svar."), "{}", empty.text);
    let say = fields(&page, "what=answer&message=Vi+ringer+deg");
    assert_eq!(app.form(&address, Some(&officer), &say).await.status, StatusCode::SEE_OTHER);
    let state = &told(&app, &phone).await[0]["state"];
    assert_eq!((&state["state"], &state["message"]), (&json!("answered"), &json!("Vi ringer deg")));
}

#[tokio::test]
async fn what_happened_is_shown_with_all_that_was_said_of_it() {
    let app = TestApp::new().await;
    let (_, address) = sent(&app, &incident(app.assignment)).await;
    let page = app.get(&address, Some(&app.officer_cookie().await)).await.text;
    for part in ["30.03.2026", "16:30", "Falt på isen", "Et håndledd", "Legevakt"] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(!page.contains("Hvem har fått vite det?") && !page.contains("innen en uke"), "{page}");
}

#[tokio::test]
async fn a_concern_without_an_answer_for_a_week_comes_first_and_stands_out() {
    let app = TestApp::new().await;
    let (phone, _) = sent(&app, &concern(app.assignment)).await;
    app.later(TimeDelta::days(6));
    send(&app, &phone, &incident(app.assignment)).await;
    let overdue = |page: &str| page.contains("Eldre enn en uke");
    assert!(!overdue(&app.get(LIST, Some(&app.officer_cookie().await)).await.text));
    app.later(TimeDelta::days(2));
    let page = app.get(LIST, Some(&app.officer_cookie().await)).await.text;
    assert!(overdue(&page) && page.find("Bekymring") < page.find("Hendelse"), "{page}");
}

#[tokio::test]
async fn the_log_says_who_read_and_who_answered() {
    let app = TestApp::new().await;
    let (_, address) = sent(&app, &concern(app.assignment)).await;
    let officer = app.officer_cookie().await;
    app.get(LIST, Some(&officer)).await;
    let page = app.get(&address, Some(&officer)).await.text;
    app.form(&address, Some(&officer), &fields(&page, "what=answer&message=Takk")).await;
    for (kind, wanted) in [(AuditKind::SawMessages, 1), (AuditKind::SawMessage, 2), (AuditKind::HandledMessage, 1)] {
        let mut reading = app.store.read().await.unwrap();
        let query = "SELECT COUNT(*) FROM audit_log WHERE kind = $1";
        let count: i64 = sqlx::query_scalar(query).bind(kind.name()).fetch_one(&mut *reading).await.unwrap();
        assert_eq!(count, wanted, "{}", kind.name());
    }
}
