use super::phone::session;
use super::{Phone, TestApp, json};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::json as body;
use store::people::PhoneKey;
use sync::{Base, Change};

const PUSH: &str = "/api/v1/sync/push";

#[tokio::test]
async fn an_operation_sent_twice_counts_once() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let op = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    assert_eq!(phone.outcomes(&app, std::slice::from_ref(&op)).await, ["applied"]);
    assert_eq!(phone.outcomes(&app, &[op]).await, ["duplicate"]);
    let digest = app.get("/api/v1/sync/digest?month=2026-03", Some(&phone.cookie)).await.json();
    assert_eq!(digest["count"], 1);
    let rows = phone.pull(&app).await["rows"].as_array().unwrap().len();
    assert_eq!(rows, 2, "the assignment and the session");
}

#[tokio::test]
async fn nothing_is_told_or_taken_without_a_device() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let forged = format!("__Host-folgesvenn={}", "0".repeat(64));
    for cookie in [None, Some(forged.as_str())] {
        let push = app.post(PUSH, cookie, &phone.request(&[])).await;
        assert_eq!((push.status, push.problem().as_str()), (StatusCode::UNAUTHORIZED, "not_signed_in"));
        for path in ["/api/v1/sync/pull?proto=5&after=0&limit=9", "/api/v1/sync/digest?month=2026-03"] {
            assert_eq!(app.get(path, cookie).await.problem(), "not_signed_in", "{path}");
        }
    }
}

#[tokio::test]
async fn a_phone_speaks_for_itself_only() {
    let app = TestApp::new().await;
    let (one, other) = (Phone::enrol(&app).await, Phone::enrol(&app).await);
    let answer = app.post(PUSH, Some(&one.cookie), &other.request(&[])).await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::FORBIDDEN, "other_device"));
}

#[tokio::test]
async fn a_phone_that_was_shut_out_is_told_so_and_a_new_invitation_lets_one_in() {
    let app = TestApp::new().await;
    for (key, wipes) in [(PhoneKey::ThrownAway, true), (PhoneKey::Kept, false)] {
        let lost = Phone::enrol(&app).await;
        assert_eq!(app.store.shut_out(app.scope.contact(app.contact), key, app.now()).await.unwrap(), 1);
        let answer = lost.push(&app, &[]).await;
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::FORBIDDEN, "device_shut_out"));
        assert_eq!(answer.json()["wipe"].as_bool().unwrap_or_default(), wipes, "{}", answer.text);
    }
    let found = Phone::enrol(&app).await;
    assert_eq!(found.push(&app, &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_contacts_assignment_takes_nothing() {
    let (app, neighbour) = (TestApp::new().await, TestApp::new().await);
    let mut phone = Phone::enrol(&app).await;
    let op = phone.op(Base::Nothing, &Change::PutSession { session: session(neighbour.assignment, 3, 12) });
    assert_eq!(phone.outcomes(&app, &[op]).await, ["rejected"]);
}

#[tokio::test]
async fn a_push_that_cannot_be_read_is_a_problem_and_nothing_is_carried_out() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let op = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    let mut old = phone.request(std::slice::from_ref(&op));
    old["proto"] = body!(0);
    let mut elsewhere = phone.request(&[op]);
    elsewhere["epoch"] = body!("01890000-0000-7000-8000-000000000000");
    let deep = format!("{{\"proto\":5,\"ops\":{}", "[".repeat(1_000));
    let cases = [
        (old.to_string(), StatusCode::UPGRADE_REQUIRED, "app_too_old"),
        (elsewhere.to_string(), StatusCode::CONFLICT, "epoch_changed"),
        (deep, StatusCode::BAD_REQUEST, "malformed_body"),
        ("<html>".to_owned(), StatusCode::BAD_REQUEST, "malformed_body"),
        ("{\"proto\":5}".to_owned(), StatusCode::UNPROCESSABLE_ENTITY, "invalid_body"),
        (format!("\"{}\"", "a".repeat(300_000)), StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
    ];
    for (text, status, code) in cases {
        let start = text.chars().take(30).collect::<String>();
        let request = json(PUSH, Some(&phone.cookie), &text).body(Body::from(text)).unwrap();
        let answer = app.send(request).await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, code), "{start}");
    }
    let csv = json(PUSH, Some(&phone.cookie), "").header("content-type", "text/csv");
    assert!(app.send(csv.body(Body::empty()).unwrap()).await.status.is_client_error());
    let digest = app.get("/api/v1/sync/digest?month=2026-03", Some(&phone.cookie)).await.json();
    assert_eq!(digest["count"], 0);
}

#[tokio::test]
async fn a_restored_server_tells_the_phone_where_the_histories_part() {
    use store::ledger::LedgerRepository;
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let epoch = sync::Epoch::new(uuid::Uuid::now_v7());
    app.store.begin_history(epoch, app.now()).await.unwrap();
    let answer = phone.push(&app, &[]).await;
    assert_eq!(answer.problem(), "epoch_changed");
    assert_eq!(answer.json()["rewind"]["epoch"], epoch.to_string());
}

#[tokio::test]
async fn questions_that_cannot_be_read_are_told_apart() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    for path in ["/api/v1/sync/digest", "/api/v1/sync/digest?month=2026-13", "/api/v1/sync/pull?after=x"] {
        let answer = app.get(path, Some(&phone.cookie)).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, "invalid_query"),
            "{path}"
        );
    }
}
