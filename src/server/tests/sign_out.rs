use super::{Phone, TestApp};
use axum::http::{StatusCode, header};
use serde_json::json;

const SIGN_OUT: &str = "/api/v1/sign-out";
const PULL: &str = "/api/v1/sync/pull?proto=5&after=0&limit=9";

#[tokio::test]
async fn f17_a_phone_that_signs_out_is_let_in_no_more_and_no_other_phone_is_touched() {
    let app = TestApp::new().await;
    let (leaving, staying) = (Phone::enrol(&app).await, Phone::enrol(&app).await);
    let ask = json!({"device": leaving.device});
    let out = app.post(SIGN_OUT, Some(&leaving.cookie), &ask).await;
    assert_eq!(out.status, StatusCode::OK, "{}", out.text);
    assert!(out.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));

    assert_eq!(app.get(PULL, Some(&leaving.cookie)).await.problem(), "device_shut_out");
    assert_eq!(app.post(SIGN_OUT, Some(&leaving.cookie), &ask).await.problem(), "device_shut_out");
    assert_eq!(app.get(PULL, Some(&staying.cookie)).await.status, StatusCode::OK);
    assert_eq!(app.post(SIGN_OUT, None, &ask).await.problem(), "not_signed_in");
}

#[tokio::test]
async fn f17_what_a_phone_left_behind_does_not_sign_out_the_phone_that_came_after_it() {
    let app = TestApp::new().await;
    let (before, after) = (Phone::enrol(&app).await, Phone::enrol(&app).await);
    let late = app.post(SIGN_OUT, Some(&after.cookie), &json!({"device": before.device})).await;
    assert_eq!((late.status, late.problem().as_str()), (StatusCode::FORBIDDEN, "other_device"));
    assert_eq!(app.get(PULL, Some(&after.cookie)).await.status, StatusCode::OK);
}
