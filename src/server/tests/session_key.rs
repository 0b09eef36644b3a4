//! A phone's own key, with which it renews its session.

use super::app::Answer;
use super::{Phone, TestApp};
use crate::secret::Challenge;
use axum::body::Body;
use axum::http::StatusCode;
use chrono::TimeDelta;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sync::DeviceId;

/// As the browser of a phone has it.
pub(super) struct SessionKey(EcdsaKeyPair);

impl SessionKey {
    pub(super) fn new() -> Self {
        let (kind, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
        let document = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
        Self(EcdsaKeyPair::from_pkcs8(kind, document.as_ref(), &random).unwrap())
    }

    pub(super) fn public(&self) -> &[u8] {
        self.0.public_key().as_ref()
    }

    pub(super) async fn keep(&self, app: &TestApp, phone: &Phone) {
        let answer = app.post("/api/v1/session/key", Some(&phone.cookie), &json!({"key": self.public()})).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }

    /// Asks for something to sign, and signs it.
    pub(super) async fn signed(&self, app: &TestApp, device: DeviceId) -> Value {
        self.signing(device, &asked(app, device).await)
    }

    fn signing(&self, device: DeviceId, challenge: &Challenge) -> Value {
        let signature = self.0.sign(&SystemRandom::new(), &challenge.signed_by(device)).unwrap();
        json!({"device": device, "challenge": challenge.bytes().as_slice(), "signature": signature.as_ref()})
    }
}

async fn asked(app: &TestApp, device: DeviceId) -> Challenge {
    let answer = app.post("/api/v1/session/challenge", None, &json!({"device": device})).await;
    let bytes: Vec<u8> = serde_json::from_value(answer.json()["challenge"].clone()).unwrap();
    Challenge::read(&bytes).unwrap()
}

async fn renew(app: &TestApp, signed: &Value) -> Answer {
    app.post("/api/v1/session", None, signed).await
}

async fn is_in(app: &TestApp, cookie: &str) -> bool {
    app.get("/api/v1/devices", Some(cookie)).await.status == StatusCode::OK
}

#[tokio::test]
async fn a_phone_with_a_key_renews_its_session_and_one_without_keeps_the_one_it_has() {
    let app = TestApp::new().await;
    let (old, mut phone) = (Phone::enrol(&app).await, Phone::enrol(&app).await);
    let key = SessionKey::new();
    key.keep(&app, &phone).await;
    app.later(TimeDelta::days(7));
    assert!(is_in(&app, &old.cookie).await && !is_in(&app, &phone.cookie).await);
    let answer = renew(&app, &key.signed(&app, phone.device).await).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(is_in(&app, &answer.cookie()).await && !is_in(&app, &phone.cookie).await);
    // Naming the same key again makes no session longer.
    app.later(TimeDelta::days(6));
    phone.cookie = answer.cookie();
    key.keep(&app, &phone).await;
    app.later(TimeDelta::days(1));
    assert!(!is_in(&app, &answer.cookie()).await);
}

#[tokio::test]
async fn a_signature_counts_once_soon_and_for_the_phone_that_was_asked() {
    let app = TestApp::new().await;
    let (phone, other) = (Phone::enrol(&app).await, Phone::enrol(&app).await);
    let (key, others) = (SessionKey::new(), SessionKey::new());
    key.keep(&app, &phone).await;
    others.keep(&app, &other).await;
    let challenge = asked(&app, phone.device).await;
    let wrong = [
        // By another phone's key, for another phone, of something that was not asked for.
        others.signing(phone.device, &challenge),
        key.signing(other.device, &asked(&app, phone.device).await),
        key.signing(phone.device, &Challenge::new().unwrap()),
        key.signing(DeviceId::new(uuid::Uuid::now_v7()), &asked(&app, phone.device).await),
    ];
    for signed in wrong {
        assert_eq!(renew(&app, &signed).await.problem(), "not_signed_in", "{signed}");
    }
    let first = key.signed(&app, phone.device).await;
    let second = key.signed(&app, phone.device).await;
    assert_eq!(renew(&app, &first).await.problem(), "not_signed_in", "something newer was asked for");
    assert_eq!(renew(&app, &second).await.status, StatusCode::OK);
    assert_eq!(renew(&app, &second).await.problem(), "not_signed_in", "it was used");
    let late = key.signed(&app, phone.device).await;
    app.later(TimeDelta::minutes(2));
    assert_eq!(renew(&app, &late).await.problem(), "not_signed_in");
}

#[tokio::test]
async fn a_signature_of_which_one_byte_was_changed_renews_nothing() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let key = SessionKey::new();
    key.keep(&app, &phone).await;
    let mut tried = 0;
    for (field, length) in [("challenge", 32), ("signature", 64)] {
        for (at, bit) in (0..length).step_by(3).zip([0x01_u64, 0x80, 0xff, 0x10].into_iter().cycle()) {
            let mut signed = key.signed(&app, phone.device).await;
            let byte = signed[field][at].as_u64().unwrap();
            signed[field][at] = json!(byte ^ bit);
            assert_eq!(renew(&app, &signed).await.problem(), "not_signed_in", "{field}, byte {at}, {bit:#x}");
            // Whoever fails twenty times waits.
            app.later(TimeDelta::seconds(61));
            tried += 1;
        }
    }
    assert_eq!(tried, 11 + 22);
    let right = key.signed(&app, phone.device).await;
    for (field, value) in [
        ("challenge", json!([])),
        ("challenge", json!(vec![0; 33])),
        ("challenge", json!(vec![256; 32])),
        ("challenge", json!("AAAA")),
        ("signature", json!([])),
        ("signature", json!(vec![0; 64])),
        ("signature", json!(vec![255; 65])),
        ("device", json!("../../etc")),
        ("device", json!(null)),
    ] {
        let mut wrong = right.clone();
        wrong[field] = value;
        let body = Body::from(wrong.to_string());
        let answer = app.send(super::json("/api/v1/session", None, &wrong.to_string()).body(body).unwrap()).await;
        assert!(answer.status.is_client_error() && !answer.problem().is_empty(), "{wrong}: {}", answer.text);
        assert!(answer.headers.get("set-cookie").is_none(), "{wrong}");
    }
    assert_eq!(
        renew(&app, &key.signed(&app, phone.device).await).await.status,
        StatusCode::OK,
        "as it was made it does"
    );
}

#[tokio::test]
async fn a_phone_that_was_shut_out_renews_nothing_and_is_told_why() {
    let app = TestApp::new().await;
    let (lost, other) = (Phone::enrol(&app).await, Phone::enrol(&app).await);
    let key = SessionKey::new();
    key.keep(&app, &lost).await;
    let by = (other.device, lost.device);
    assert!(app.store.shut_out_own(app.scope.contact(app.contact), by, app.now()).await.unwrap());
    app.later(TimeDelta::days(7));
    assert_eq!(app.get("/api/v1/devices", Some(&lost.cookie)).await.problem(), "not_signed_in");
    let told = renew(&app, &key.signed(&app, lost.device).await).await;
    assert_eq!((told.problem().as_str(), &told.json()["wipe"]), ("device_shut_out", &json!(true)));
}
