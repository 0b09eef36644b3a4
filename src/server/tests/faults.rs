//! Known faults where they strike: at the API, with a database in a file.

use super::app::hidden;
use super::phone::session;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use domain::entry::Session;
use serde_json::Value;
use std::sync::Arc;
use store::LedgerRepository;
use sync::{Base, Change, Op, OpId};
use tokio::sync::Barrier;
use uuid::Uuid;

const AT_ONCE: usize = 10;

fn put(session: &Session) -> Change {
    Change::PutSession { session: session.clone() }
}

/// The sessions that stand, as a phone is told of them.
async fn notes(app: &TestApp, phone: &Phone) -> Vec<String> {
    let rows = phone.pull(app).await["rows"].as_array().unwrap().clone();
    let live = rows.iter().map(|row| &row["entity"]["state"]["live"]["note"]);
    live.filter_map(Value::as_str).map(str::to_owned).collect()
}

async fn put_aside(app: &TestApp) -> i64 {
    let mut reading = app.store.read().await.unwrap();
    sqlx::query_scalar("SELECT COUNT(*) FROM sync_quarantine").fetch_one(&mut *reading).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn f02_an_operation_that_comes_ten_times_at_the_same_moment_counts_once() {
    let app = Arc::new(TestApp::on_disk().await);
    let mut phone = Phone::enrol(&app).await;
    let op = phone.op(Base::Nothing, &put(&session(app.assignment, 3, 12)));
    let (phone, gate) = (Arc::new(phone), Arc::new(Barrier::new(AT_ONCE)));
    let mut requests = tokio::task::JoinSet::new();
    for _ in 0..AT_ONCE {
        let (app, phone, gate, op) = (app.clone(), phone.clone(), gate.clone(), op.clone());
        requests.spawn(async move {
            gate.wait().await;
            phone.push(&app, &[op]).await.json()["answers"][0].clone()
        });
    }
    let answers = requests.join_all().await;
    let of = |outcome: &str| answers.iter().filter(|answer| answer["outcome"] == outcome).count();
    assert_eq!((of("applied"), of("duplicate")), (1, AT_ONCE - 1), "{answers:?}");
    let places: std::collections::BTreeSet<_> =
        answers.iter().map(|answer| (answer["seq"].as_u64().unwrap(), answer["revision"].as_u64().unwrap())).collect();
    assert_eq!(places.len(), 1, "all are told of the same place in history: {answers:?}");
    assert_eq!(notes(&app, &phone).await.len(), 1);
    let mut reading = app.store.read().await.unwrap();
    let carried_out: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM sync_session_history").fetch_one(&mut *reading).await.unwrap();
    assert_eq!(carried_out, 1);
}

#[tokio::test]
async fn f03_another_content_under_a_known_id_is_shown_to_the_desk_and_the_first_stands() {
    let app = TestApp::on_disk().await;
    let mut phone = Phone::enrol(&app).await;
    let first = Session { note: "first".into(), ..session(app.assignment, 3, 12) };
    let op = phone.op(Base::Nothing, &put(&first));
    let other = phone.op(Base::Nothing, &put(&Session { note: "second".into(), ..first }));
    let mut forged = serde_json::to_value(&other).unwrap();
    forged["id"] = serde_json::to_value(op.id()).unwrap();
    let forged: Op = serde_json::from_value(forged).unwrap();

    assert_eq!(phone.outcomes(&app, std::slice::from_ref(&op)).await, ["applied"]);
    let told = phone.push(&app, &[forged]).await.json()["answers"][0].clone();
    assert_eq!((&told["outcome"], &told["code"]), (&"rejected".into(), &"id_reuse".into()));
    assert_eq!(notes(&app, &phone).await, ["first"]);
    assert_eq!(phone.outcomes(&app, &[op]).await, ["duplicate"], "the first keeps its answer");
    let page = app.get("/kontor/til-side", Some(&app.officer_cookie().await)).await;
    assert!(page.text.contains("Kari Eksempel"), "{}", page.text);
}

#[tokio::test]
async fn f19_one_refused_of_a_hundred_is_put_aside_and_the_others_are_carried_out() {
    let app = TestApp::on_disk().await;
    let mut phone = Phone::enrol(&app).await;
    let mut ops: Vec<_> =
        (0..97).map(|number| phone.op(Base::Nothing, &put(&session(app.assignment, 1 + number % 28, 12)))).collect();
    let wrong = Session { span: sync::contract::sample::span("2025-03-03").unwrap(), ..session(app.assignment, 3, 12) };
    let refused = phone.op(Base::Nothing, &put(&wrong));
    let mended = Session { note: "mended".into(), span: session(app.assignment, 4, 12).span, ..wrong };
    let in_its_place = phone.op(Base::After(refused.id()), &put(&mended));
    let on_nothing = phone.op(Base::After(OpId::new(Uuid::now_v7())), &put(&session(app.assignment, 5, 12)));
    ops.insert(2, refused);
    ops.extend([in_its_place, on_nothing]);

    let mut expected = vec!["applied"; 100];
    (expected[2], expected[99]) = ("rejected", "held");
    assert_eq!(phone.outcomes(&app, &ops).await, expected);
    assert_eq!((notes(&app, &phone).await.len(), put_aside(&app).await), (98, 1));
    let again = phone.outcomes(&app, &ops).await;
    let expected: Vec<_> = expected.iter().map(|outcome| outcome.replace("applied", "duplicate")).collect();
    assert_eq!(again, expected);
    assert_eq!((notes(&app, &phone).await.len(), put_aside(&app).await), (98, 1));
}

#[tokio::test]
async fn f22_an_edit_of_a_month_that_was_approved_meanwhile_is_kept_aside_and_the_month_stands() {
    let app = TestApp::on_disk().await;
    let mut phone = Phone::enrol(&app).await;
    let (timesheet, ops) = phone.send_in_march(&app, &[(3, 150)]).await;
    let officer = app.officer_cookie().await;
    let path = format!("/kontor/timelister/{timesheet}");
    let page = app.get(&path, Some(&officer)).await.text;
    let fields = format!("secret={}&revision={}", hidden(&page, "secret"), hidden(&page, "revision"));
    let approved = app.form(&format!("{path}/godkjenn"), Some(&officer), &fields).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text);
    let kept = app.store.approved(app.scope, timesheet).await.unwrap().unwrap();
    let before = (notes(&app, &phone).await, app.get(&path, Some(&officer)).await.text);

    // Written in a basement while the desk approved: an edit, a new meeting, a deletion.
    let Ok(Change::PutSession { session: seen }) = ops[0].change() else { panic!("a session was sent first") };
    let base = Base::After(ops[0].id());
    let late = [
        phone.op(base, &put(&Session { note: "late".into(), ..seen.clone() })),
        phone.op(Base::Nothing, &put(&session(app.assignment, 9, 12))),
        phone.op(base, &Change::DeleteSession { session: seen.id }),
    ];
    assert_eq!(phone.outcomes(&app, &late).await, ["locked"; 3]);
    assert_eq!(app.store.approved(app.scope, timesheet).await.unwrap().unwrap(), kept, "byte for byte");
    assert_eq!((notes(&app, &phone).await, app.get(&path, Some(&officer)).await.text), before);
    assert_eq!(put_aside(&app).await, 3);
    let aside = app.get("/kontor/til-side", Some(&officer)).await.text;
    assert!(aside.contains("Kari Eksempel"), "{aside}");
}
