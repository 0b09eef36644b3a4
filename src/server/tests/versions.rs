//! Apps of other versions of the protocol than the server's.

use super::phone::session;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use serde_json::json;
use sync::wire::{OLDEST_PROTO, PROTO};
use sync::{Base, Change};

fn pull(proto: u16) -> String {
    format!("/api/v1/sync/pull?proto={proto}&after=0&limit=500")
}

#[tokio::test]
async fn f25_an_app_of_each_version_that_is_understood_sends_and_reads() {
    let app = TestApp::new().await;
    for proto in OLDEST_PROTO..=PROTO {
        let mut phone = Phone::enrol(&app).await;
        let op = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
        let mut request = phone.request(std::slice::from_ref(&op));
        request["proto"] = json!(proto);
        let answer = app.post("/api/v1/sync/push", Some(&phone.cookie), &request).await;
        assert_eq!((answer.status, &answer.json()["answers"][0]["outcome"]), (StatusCode::OK, &json!("applied")));
        let rows = app.get(&pull(proto), Some(&phone.cookie)).await.json()["rows"].to_string();
        assert!(rows.contains(&op.id().to_string()), "version {proto}: {rows}");
    }
}

#[tokio::test]
async fn f25_an_app_that_is_too_old_or_too_new_is_told_so_and_its_entry_counts_after_the_update() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let op = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    let mut request = phone.request(std::slice::from_ref(&op));
    for proto in [0, OLDEST_PROTO - 1, PROTO + 1, PROTO + 5] {
        request["proto"] = json!(proto);
        let asked = [
            app.post("/api/v1/sync/push", Some(&phone.cookie), &request).await,
            app.post("/api/v1/blobs/offer", Some(&phone.cookie), &json!({"proto": proto, "blobs": []})).await,
            app.get(&pull(proto), Some(&phone.cookie)).await,
        ];
        for answer in asked {
            assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::UPGRADE_REQUIRED, "app_too_old"));
        }
    }
    let digest = app.get("/api/v1/sync/digest?month=2026-03", Some(&phone.cookie)).await.json();
    assert_eq!(digest["count"], 0, "nothing was carried out");

    request["proto"] = json!(PROTO);
    for outcome in ["applied", "duplicate"] {
        let answer = app.post("/api/v1/sync/push", Some(&phone.cookie), &request).await;
        assert_eq!(answer.json()["answers"][0]["outcome"], outcome);
    }
}
