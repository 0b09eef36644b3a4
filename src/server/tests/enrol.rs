use super::{TestApp, json};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use chrono::TimeDelta;
use serde_json::json as body;
use store::people::PhoneKey;

const ENROL: &str = "/api/v1/enrol";

#[tokio::test]
async fn an_invitation_enrols_a_phone_once() {
    let app = TestApp::new().await;
    let code = app.invitation().await;
    let answer = app.post(ENROL, None, &body!({"code": code.to_lowercase(), "device_name": "Chrome"})).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(answer.cookie().starts_with("__Host-folgesvenn="));
    assert_eq!(answer.json()["contact_id"], app.contact.to_string());
    assert_eq!(answer.json()["municipality"]["name"], "Fjellmyr kommune");

    let again = app.post(ENROL, None, &body!({"code": code})).await;
    assert_eq!((again.status, again.problem().as_str()), (StatusCode::CONFLICT, "invitation_used"));
}

#[tokio::test]
async fn wrong_and_expired_invitations_are_told_apart() {
    let app = TestApp::new().await;
    for code in ["", "hei", "0000-0000-0000-0000-0000-0000-0000-0000", "æøå🙂"] {
        let answer = app.post(ENROL, None, &body!({"code": code})).await;
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::NOT_FOUND, "invitation_unknown"), "{code}");
    }
    let code = app.invitation().await;
    app.later(TimeDelta::days(14));
    let answer = app.post(ENROL, None, &body!({"code": code})).await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::GONE, "invitation_expired"));
}

#[tokio::test]
async fn guessing_is_slowed_down_and_then_a_good_code_works_again() {
    let app = TestApp::new().await;
    let code = app.invitation().await;
    for _ in 0..20 {
        app.post(ENROL, None, &body!({"code": "guess"})).await;
    }
    let answer = app.post(ENROL, None, &body!({"code": code})).await;
    assert_eq!(answer.problem(), "too_many_attempts");
    app.later(TimeDelta::minutes(1));
    assert_eq!(app.post(ENROL, None, &body!({"code": code})).await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_site_cannot_enrol_a_visitors_browser() {
    let app = TestApp::new().await;
    let text = body!({"code": app.invitation().await}).to_string();
    let without_header = Request::builder()
        .method(Method::POST)
        .uri(ENROL)
        .header("content-type", "application/json")
        .header("sec-fetch-site", "same-origin");
    let from_elsewhere = Request::builder()
        .method(Method::POST)
        .uri(ENROL)
        .header("content-type", "application/json")
        .header("x-folgesvenn", "1")
        .header("origin", "https://elsewhere.example");
    for request in [without_header, from_elsewhere] {
        let answer = app.send(request.body(Body::from(text.clone())).unwrap()).await;
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::FORBIDDEN, "cross_site"));
    }
    let ours = app.send(json(ENROL, None, &text).body(Body::from(text)).unwrap()).await;
    assert_eq!(ours.status, StatusCode::OK);
}

#[tokio::test]
async fn a_lost_reply_does_not_use_an_invitation_up() {
    let app = TestApp::new().await;
    let (code, attempt) = (app.invitation().await, uuid::Uuid::now_v7());
    let ask = |attempt: uuid::Uuid| body!({"code": code, "attempt": attempt});
    let lost = app.post(ENROL, None, &ask(attempt)).await;
    assert_eq!(lost.status, StatusCode::OK, "{}", lost.text);

    let again = app.post(ENROL, None, &ask(attempt)).await;
    assert_eq!((again.status, again.json()["device_id"].clone()), (StatusCode::OK, lost.json()["device_id"].clone()));
    let pull = "/api/v1/sync/pull?proto=5&after=0&limit=9";
    assert_eq!(app.get(pull, Some(&again.cookie())).await.status, StatusCode::OK);
    assert_eq!(app.get(pull, Some(&lost.cookie())).await.problem(), "not_signed_in", "the lost token opens nothing");

    for other in [body!({"code": code}), ask(uuid::Uuid::now_v7())] {
        assert_eq!(app.post(ENROL, None, &other).await.problem(), "invitation_used");
    }
    app.later(TimeDelta::days(14));
    assert_eq!(app.post(ENROL, None, &ask(attempt)).await.problem(), "invitation_used", "an old letter opens nothing");
}

#[tokio::test]
async fn a_phone_that_was_shut_out_does_not_come_back_by_its_old_attempt() {
    let app = TestApp::new().await;
    let ask = body!({"code": app.invitation().await, "attempt": uuid::Uuid::now_v7()});
    app.post(ENROL, None, &ask).await;
    app.store.shut_out(app.scope.contact(app.contact), PhoneKey::Kept, app.now()).await.unwrap();
    assert_eq!(app.post(ENROL, None, &ask).await.problem(), "invitation_used");
}

#[tokio::test]
async fn an_attempt_of_an_app_without_them_still_works_once() {
    let app = TestApp::new().await;
    let ask = body!({"code": app.invitation().await});
    assert_eq!(app.post(ENROL, None, &ask).await.status, StatusCode::OK);
    let late = body!({"code": ask["code"], "attempt": uuid::Uuid::now_v7()});
    assert_eq!(app.post(ENROL, None, &late).await.problem(), "invitation_used", "no attempt is not any attempt");
}
