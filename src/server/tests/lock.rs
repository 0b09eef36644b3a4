//! The municipality's part of a phone's lock, and what comes in after a code was forgotten.

use super::phone::session;
use super::{Phone, TestApp};
use crate::export::seal::seal;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use domain::id::ContactId;
use store::people::Contact;
use store::people::PhoneKey;
use sync::export::{Export, ExportFacts, ExportTicket};
use sync::{Base, Change, DeviceId, Op};
use uuid::Uuid;

async fn share(app: &TestApp, device: DeviceId, cookie: &str) -> super::app::Answer {
    app.get(&format!("/api/v1/share?device={device}"), Some(cookie)).await
}

/// The operations, sealed as `phone` seals them while it writes.
pub(super) async fn sealed(app: &TestApp, phone: &Phone, ops: Vec<Op>) -> Vec<u8> {
    let ticket: ExportTicket = serde_json::from_value(phone.pull(app).await["export"].clone()).unwrap();
    let (device, made_at, proto) = (phone.device, app.now(), sync::wire::PROTO);
    let facts = ExportFacts { proto, device, mark: ticket.mark, made_at, ops, blobs: Vec::new() };
    seal(&Export { facts, blobs: Vec::new() }, ticket.key)
}

pub(super) async fn bring(app: &TestApp, cookie: &str, file: Vec<u8>) -> super::app::Answer {
    let request = Request::builder()
        .method(Method::PUT)
        .uri("/api/v1/sealed")
        .header("content-type", "application/octet-stream")
        .header("sec-fetch-site", "same-origin")
        .header("x-folgesvenn", "1")
        .header("cookie", cookie);
    app.send(request.body(Body::from(file)).unwrap()).await
}

async fn count(app: &TestApp, phone: &Phone) -> serde_json::Value {
    app.get("/api/v1/sync/digest?month=2026-03", Some(&phone.cookie)).await.json()["count"].clone()
}

#[tokio::test]
async fn the_part_is_always_the_same_and_is_given_to_the_phones_own_contact_alone() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let first = share(&app, phone.device, &phone.cookie).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text);
    assert_eq!(first.json(), share(&app, phone.device, &phone.cookie).await.json());
    let later = Phone::enrol(&app).await;
    assert_eq!(share(&app, phone.device, &later.cookie).await.json(), first.json(), "let in anew");
    assert_ne!(share(&app, later.device, &later.cookie).await.json(), first.json());
    let nobody = DeviceId::new(Uuid::now_v7());
    assert_eq!(share(&app, nobody, &phone.cookie).await.json()["code"], "other_device");
}

#[tokio::test]
async fn a_phone_that_was_shut_out_gets_no_part() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    app.store.shut_out(app.scope.contact(app.contact), PhoneKey::Kept, app.now()).await.unwrap();
    assert_eq!(share(&app, phone.device, &phone.cookie).await.json()["code"], "device_shut_out");
}

#[tokio::test]
async fn f18_what_was_sealed_before_a_code_was_forgotten_is_taken_in_after_a_new_sign_in_and_counts_once() {
    let app = TestApp::new().await;
    let mut before = Phone::enrol(&app).await;
    let op = before.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    let file = sealed(&app, &before, vec![op.clone()]).await;
    let after = Phone::enrol(&app).await;
    for _ in 0..2 {
        let done = bring(&app, &after.cookie, file.clone()).await;
        assert_eq!((done.status, &done.json()["taken_in"]), (StatusCode::OK, &1.into()), "{}", done.text);
        assert_eq!(count(&app, &after).await, 1);
    }
    assert_eq!(before.outcomes(&app, &[op]).await, ["duplicate"], "the phone of before may still send it");
}

#[tokio::test]
async fn what_another_has_sealed_or_somebody_has_changed_is_not_taken_in() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let stranger = Contact { id: ContactId::new(Uuid::now_v7()), name: "Per Eksempel".into() };
    app.store.put_contact(app.scope, &stranger).await.unwrap();
    let other = Phone::enrol_with(&app, &app.invitation_for(stranger.id).await).await;
    let mut file = sealed(&app, &phone, Vec::new()).await;
    assert_eq!(bring(&app, &other.cookie, file.clone()).await.json()["code"], "other_device");
    assert_eq!(share(&app, phone.device, &other.cookie).await.json()["code"], "other_device");
    assert_eq!(bring(&app, &phone.cookie, b"nonsense".to_vec()).await.json()["code"], "invalid_body");
    *file.last_mut().unwrap() ^= 1;
    assert_eq!(bring(&app, &phone.cookie, file).await.json()["code"], "invalid_body");
}
