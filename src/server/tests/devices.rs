//! A contact's phones, and shutting one out: from another phone, and from the desk.

use super::app::Answer;
use super::app::hidden;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use serde_json::json;
use sync::TransportProblem;

const SHUT_OUT: &str = "/api/v1/devices/shut-out";
const PULL: &str = "/api/v1/sync/pull?proto=5&after=0&limit=9";

/// As the app reads the answer.
fn is_reported_lost(told: &Answer) -> bool {
    let read = TransportProblem::classify(told.status.as_u16(), "application/problem+json", None, &told.bytes);
    read == TransportProblem::ReportedLost
}

#[tokio::test]
async fn a_contact_shuts_out_a_lost_phone_from_another_and_it_is_told_to_throw_its_key_away() {
    let app = TestApp::new().await;
    let (lost, kept) = (Phone::enrol(&app).await, Phone::enrol(&app).await);
    let listed = app.get("/api/v1/devices", Some(&kept.cookie)).await.json();
    let this: Vec<_> = listed["devices"].as_array().unwrap().iter().map(|device| device["this"].clone()).collect();
    assert_eq!(this.iter().filter(|this| **this == json!(true)).count(), 1, "{listed}");
    assert_eq!(this.len(), 2, "{listed}");

    for _ in 0..2 {
        let answer = app.post(SHUT_OUT, Some(&kept.cookie), &json!({"device": lost.device})).await;
        assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({"device": lost.device})));
    }
    let told = app.get(PULL, Some(&lost.cookie)).await;
    assert_eq!(told.problem(), "device_shut_out");
    assert!(is_reported_lost(&told), "{}", told.text);
    assert_eq!(app.get(PULL, Some(&kept.cookie)).await.status, StatusCode::OK);
    let listed = app.get("/api/v1/devices", Some(&kept.cookie)).await.json();
    let ended = listed["devices"].as_array().unwrap().iter().filter(|device| device["ended_at"].is_string());
    assert_eq!(ended.count(), 1, "{listed}");
}

#[tokio::test]
async fn a_phone_that_signed_out_itself_is_not_told_to_throw_anything_away() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    app.post("/api/v1/sign-out", Some(&phone.cookie), &json!({"device": phone.device})).await;
    let told = app.get(PULL, Some(&phone.cookie)).await;
    assert_eq!(told.problem(), "device_shut_out");
    assert!(!is_reported_lost(&told), "{}", told.text);
    assert!(told.json().get("wipe").is_none());
}

#[tokio::test]
async fn an_officer_sees_a_contacts_phones_and_shuts_one_out() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let officer = app.officer_cookie().await;
    let page = app.get("/kontor/telefoner", Some(&officer)).await.text;
    assert!(page.contains("Kari Eksempel") && page.contains("Steng"), "{page}");
    let field = |name| format!("{name}={}", hidden(&page, name));
    let fields = [field("secret"), field("contact"), field("phone")].join("&");
    let done = app.form("/kontor/telefoner", Some(&officer), &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let told = app.get(PULL, Some(&phone.cookie)).await;
    assert_eq!((told.problem().as_str(), told.json()["wipe"].clone()), ("device_shut_out", json!(true)));
    let page = app.get("/kontor/telefoner", Some(&officer)).await.text;
    assert!(page.contains("Stengt") && !page.contains("name=\"phone\""), "{page}");
}
