//! A file of what a phone could not send, carried to the desk.

use super::app::{Answer, hidden};
use super::phone::session;
use super::{Phone, TestApp};
use crate::export::seal::seal;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use store::people::PhoneKey;
use sync::export::{Export, ExportFacts, ExportKey, ExportTicket, SEVERAL};
use sync::phone::Blob;
use sync::{Base, BlobHash, BlobStage, Change, Op};

const PAGE: &str = "/kontor/fil";

async fn ticket(app: &TestApp, phone: &Phone) -> ExportTicket {
    serde_json::from_value(phone.pull(app).await["export"].clone()).unwrap()
}

async fn export(app: &TestApp, phone: &Phone, ops: &[Op], blobs: Vec<Blob>) -> (Export, ExportKey) {
    let ExportTicket { key, mark } = ticket(app, phone).await;
    let (device, made_at, ops) = (phone.device, app.now(), ops.to_vec());
    let facts = ExportFacts { proto: sync::wire::PROTO, device, mark, made_at, ops, blobs: Vec::new() };
    (Export { facts, blobs }, key)
}

/// Sends a file as the page's form does.
async fn upload(app: &TestApp, officer: &str, secret: &str, file: &[u8]) -> Answer {
    let part = |name: &str| format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"");
    let head = format!("{}\r\n\r\n{secret}\r\n{}; filename=\"unsent\"\r\n\r\n", part("secret"), part("file"));
    let body = [head.as_bytes(), file, b"\r\n--edge--\r\n"].concat();
    let request = Request::builder()
        .method(Method::POST)
        .uri(PAGE)
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", officer);
    app.send(request.body(Body::from(body)).unwrap()).await
}

async fn take_in(app: &TestApp, officer: &str, file: &[u8]) -> Answer {
    let secret = hidden(&app.get(PAGE, Some(officer)).await.text, "secret");
    upload(app, officer, &secret, file).await
}

async fn count(app: &TestApp, phone: &Phone) -> serde_json::Value {
    app.get("/api/v1/sync/digest?month=2026-03", Some(&phone.cookie)).await.json()["count"].clone()
}

#[tokio::test]
async fn what_a_phone_could_not_send_is_judged_as_if_it_had() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let officer = app.officer_cookie().await;
    let sent = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    assert_eq!(phone.outcomes(&app, std::slice::from_ref(&sent)).await, ["applied"]);
    let unsent = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 4, 12) });
    let mut late = session(app.assignment, 5, 12);
    late.span = sync::contract::sample::span("2025-03-03").unwrap();
    let refused = phone.op(Base::Nothing, &Change::PutSession { session: late });
    let pdf = b"%PDF-1.4\n%%EOF".to_vec();
    let blob = Blob { hash: BlobHash::of(&pdf), bytes: pdf };
    let (export, key) = export(&app, &phone, &[sent, unsent.clone(), refused], vec![blob.clone()]).await;

    let done = take_in(&app, &officer, &seal(&export, key)).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    for part in ["Kari Eksempel", "1 føring er tatt inn", "1 føring hadde vi fra før", "1 føring ble lagt til side"]
    {
        assert!(done.text.contains(part), "{part} is missing in {}", done.text);
    }
    assert_eq!(count(&app, &phone).await, 2);
    let states = app.store.blob_states(app.scope.contact(app.contact), &[blob.hash]).await.unwrap();
    assert_eq!(states[0].stage, BlobStage::Held);

    assert_eq!(phone.outcomes(&app, &[unsent]).await, ["duplicate"], "the phone may still send it");
    let again = take_in(&app, &officer, &seal(&export, key)).await;
    assert!(again.text.contains("2 føringer hadde vi fra før"), "{}", again.text);
    assert_eq!(count(&app, &phone).await, 2);
}

#[tokio::test]
async fn what_a_phone_sealed_one_by_one_is_taken_in_together_and_as_one_contacts_alone() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let officer = app.officer_cookie().await;
    let first = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    let second = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 4, 12) });
    let mut file = SEVERAL.to_vec();
    for op in [first, second] {
        let (export, key) = export(&app, &phone, &[op], Vec::new()).await;
        let part = seal(&export, key);
        file.extend(u32::try_from(part.len()).unwrap().to_be_bytes());
        file.extend(part);
    }
    let cut = take_in(&app, &officer, &file[..file.len() - 1]).await;
    assert_eq!(cut.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", cut.text);
    assert_eq!(count(&app, &phone).await, 0);
    for told in ["2 føringer er tatt inn", "2 føringer hadde vi fra før"] {
        let done = take_in(&app, &officer, &file).await;
        assert!(done.text.contains(told), "{}", done.text);
        assert_eq!(count(&app, &phone).await, 2);
    }
}

#[tokio::test]
async fn a_phone_that_was_shut_out_loses_nothing_that_it_has_written() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let op = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    let (export, key) = export(&app, &phone, &[op], Vec::new()).await;
    app.store.shut_out(app.scope.contact(app.contact), PhoneKey::Kept, app.now()).await.unwrap();
    let done = take_in(&app, &app.officer_cookie().await, &seal(&export, key)).await;
    assert!(done.text.contains("1 føring er tatt inn"), "{}", done.text);
}

#[tokio::test]
async fn other_files_other_municipalities_and_forgeries_are_refused_in_words() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let (officer, neighbour) = (app.officer_cookie().await, app.neighbour().await);
    let op = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    let (good, key) = export(&app, &phone, &[op], Vec::new()).await;
    let file = seal(&good, key);
    let mut damaged = file.clone();
    *damaged.last_mut().unwrap() ^= 1;
    let mut forged = good;
    forged.facts.mark = sync::ContentHash::of(b"guess");
    let cases = [
        (&officer, b"".to_vec(), "Velg en fil."),
        (&officer, b"PK\x03\x04".to_vec(), "ikke en fil fra appen"),
        (&officer, damaged, "Fila er skadet"),
        (&officer, seal(&forged, key), "kjenner vi ikke"),
        (&neighbour, file.clone(), "en annen kommune"),
    ];
    for (cookie, file, words) in cases {
        let answer = take_in(&app, cookie, &file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.text.contains(words), "{words} is missing in {}", answer.text);
    }
    assert_eq!(upload(&app, &officer, "guess", &file).await.status, StatusCode::FORBIDDEN);
    assert_eq!(count(&app, &phone).await, 0);
}

#[tokio::test]
async fn each_phone_is_told_its_own_mark_and_the_key_stays_the_same() {
    let app = TestApp::new().await;
    let (one, other) = (Phone::enrol(&app).await, Phone::enrol(&app).await);
    let (first, second) = (ticket(&app, &one).await, ticket(&app, &other).await);
    assert_eq!(first.key, second.key);
    assert_ne!(first.mark, second.mark);
    assert_eq!(ticket(&app, &one).await, first);
}
