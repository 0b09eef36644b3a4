//! Back-channel logout.

use super::provider::{OTHER_KEY, signed};
use super::{World, cookie_of};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use chrono::TimeDelta;
use serde_json::{Value, json};

const OUT: &str = "/kontor/innlogging/entra/ut";

impl World {
    pub(super) async fn signed_in(&self, sid: &str) -> String {
        self.provider.claim("sid", json!(sid));
        cookie_of(&self.officer().await, "__Host-folgesvenn-kontor").unwrap()
    }

    /// As the provider sends it: from no browser, so without a word about the site.
    pub(super) async fn told(&self, path: &str, token: &str) -> StatusCode {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("logout_token={token}")));
        let answer = self.app.send(request.unwrap()).await;
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
        if answer.status == StatusCode::BAD_REQUEST {
            assert_eq!(answer.json()["error"], "invalid_request");
        }
        answer.status
    }

    pub(super) async fn is_in(&self, cookie: &str) -> bool {
        self.app.get("/kontor", Some(cookie)).await.status == StatusCode::OK
    }
}

#[tokio::test]
async fn whoever_signs_out_at_the_provider_is_out_of_that_session_at_once() {
    let world = World::new().await;
    let (one, two) = (world.signed_in("s1").await, world.signed_in("s2").await);
    let by_link = world.app.officer_cookie().await;
    let token = world.provider.logout_token(&json!({"sid": "s1", "sub": "pairwise-1"}));
    assert_eq!(world.told(OUT, &token).await, StatusCode::OK);
    assert!(!world.is_in(&one).await && world.is_in(&two).await);
    let token = world.provider.logout_token(&json!({"sub": "pairwise-1", "jti": "second"}));
    assert_eq!(world.told(OUT, &token).await, StatusCode::OK);
    assert!(!world.is_in(&two).await, "without a session, all of the person's");
    assert!(world.is_in(&by_link).await, "but what the provider has not begun, it does not end");
    assert_eq!(world.noted("signed_out").await, 2);
}

#[tokio::test]
async fn a_token_that_is_shown_again_ends_nothing() {
    let world = World::new().await;
    let token = world.provider.logout_token(&json!({"sub": "pairwise-1"}));
    assert_eq!(world.told(OUT, &token).await, StatusCode::OK, "also when nobody is in");
    let later = world.signed_in("s1").await;
    assert_eq!(world.told(OUT, &token).await, StatusCode::BAD_REQUEST);
    assert!(world.is_in(&later).await);
    world.app.later(TimeDelta::minutes(15));
    assert_eq!(world.told(OUT, &token).await, StatusCode::BAD_REQUEST, "nor when it has been forgotten");
    assert!(world.is_in(&later).await);
}

#[tokio::test]
async fn what_the_provider_has_not_signed_or_not_meant_so_ends_nothing() {
    let world = World::new().await;
    let cookie = world.signed_in("s1").await;
    let names = json!({"sid": "s1", "sub": "pairwise-1"});
    let now = world.app.now().timestamp();
    for (claim, value) in [
        ("iss", json!("https://elsewhere.example")),
        ("aud", json!("another client")),
        ("events", Value::Null),
        ("events", json!({"http://schemas.openid.net/event/other": {}})),
        ("nonce", json!("an ID token has one")),
        ("iat", json!(now - 1_000)),
        ("iat", json!(now + 61)),
        ("exp", json!(now - 61)),
        ("jti", Value::Null),
    ] {
        let mut over = names.clone();
        over[claim] = value;
        let token = world.provider.logout_token(&over);
        assert_eq!(world.told(OUT, &token).await, StatusCode::BAD_REQUEST, "{claim}: {}", over[claim]);
    }
    let nobody = world.provider.logout_token(&json!({}));
    let claims = json!({
        "iss": world.provider.issuer(), "aud": "folgesvenn", "iat": now, "jti": "x", "sid": "s1",
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
    });
    let forged = signed((OTHER_KEY, "one"), "logout+jwt", None, &claims);
    let other_kind = signed(world.provider.says().key, "at+jwt", None, &claims);
    // {"alg":"none"}
    let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", forged.split('.').nth(1).unwrap());
    for token in [nobody.as_str(), &forged, &other_kind, &unsigned, "", "a.b.c", "æøå"] {
        assert_eq!(world.told(OUT, token).await, StatusCode::BAD_REQUEST, "{token}");
    }
    assert!(world.is_in(&cookie).await);
    world.app.later(TimeDelta::minutes(1));
    world.provider.says().now = world.app.now();
    assert_eq!(world.told(OUT, &world.provider.logout_token(&names)).await, StatusCode::OK, "and what is right works");
    assert!(!world.is_in(&cookie).await);
}

#[tokio::test]
async fn a_contact_who_signs_out_there_loses_an_invitation_but_not_the_phone() {
    let world = World::new().await;
    let code = |answer: &super::Answer| super::led_to(answer).split_once('#').unwrap().1.to_owned();
    let used = code(&world.contact(None).await);
    let phone = world.app.post("/api/v1/enrol", None, &json!({"code": used})).await.cookie();
    let waiting = code(&world.contact(None).await);
    let token = world.provider.logout_token(&json!({"sid": "session-1", "sub": "pairwise-1"}));
    assert_eq!(world.told("/innlogging/idporten/ut", &token).await, StatusCode::OK);
    let refused = world.app.post("/api/v1/enrol", None, &json!({"code": waiting})).await;
    assert_eq!(refused.problem(), "invitation_unknown");
    assert_eq!(world.app.get("/api/v1/devices", Some(&phone)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_providers_word_ends_nothing_here() {
    let world = World::new().await;
    let cookie = world.signed_in("s1").await;
    let token = world.provider.logout_token(&json!({"sid": "s1"}));
    assert_eq!(world.told("/innlogging/idporten/ut", &token).await, StatusCode::OK);
    assert!(world.is_in(&cookie).await, "the sessions of one are not those of the other, whatever they are called");
    assert_eq!(world.told("/kontor/innlogging/nobody/ut", &token).await, StatusCode::NOT_FOUND);
}
