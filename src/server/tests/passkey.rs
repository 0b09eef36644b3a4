//! Officers' passkeys, with a machine that has one.

use super::TestApp;
use super::app::{ADDRESS, Answer, hidden};
use axum::http::{StatusCode, header};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::cell::Cell;

/// What a machine says of itself: the person is there (1), was recognised (4), and a key comes with it (64).
const PRESENT: u8 = 1;
const RECOGNISED: u8 = 4;
const KEY: u8 = 64;

fn encoded(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// A machine with one passkey.
struct Machine {
    key: EcdsaKeyPair,
    id: [u8; 16],
    flags: u8,
    /// How often the key was used, as it says itself.
    counter: Cell<u32>,
    origin: &'static str,
    rp: &'static str,
}

impl Machine {
    fn new() -> Self {
        let (kind, random) = (&ECDSA_P256_SHA256_ASN1_SIGNING, SystemRandom::new());
        let document = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
        Self {
            key: EcdsaKeyPair::from_pkcs8(kind, document.as_ref(), &random).unwrap(),
            id: *uuid::Uuid::now_v7().as_bytes(),
            flags: PRESENT | RECOGNISED,
            counter: Cell::new(0),
            origin: ADDRESS,
            rp: "localhost",
        }
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        self.counter.set(self.counter.get() + 1);
        [&Sha256::digest(self.rp)[..], &[flags], &self.counter.get().to_be_bytes()].concat()
    }

    fn client(&self, kind: &str, asked: &Value) -> Vec<u8> {
        json!({"type": kind, "challenge": asked["publicKey"]["challenge"], "origin": self.origin})
            .to_string()
            .into_bytes()
    }

    /// Makes the passkey that is asked for (WebAuthn, sections 6.5 and 8.7; RFC 8949 by hand).
    fn make(&self, asked: &Value) -> String {
        let point = self.key.public_key().as_ref();
        let cose =
            [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], &point[1..33], &[0x22, 0x58, 32], &point[33..]].concat();
        let data = [self.data(self.flags | KEY), vec![0; 16], vec![0, 16], self.id.to_vec(), cose].concat();
        let length = u8::try_from(data.len()).unwrap();
        let attestation = [b"\xa3cfmtdnonegattStmt\xa0hauthData\x58".as_slice(), &[length], &data].concat();
        let response = json!({
            "clientDataJSON": encoded(self.client("webauthn.create", asked)), "attestationObject": encoded(attestation),
            "transports": ["internal"],
        });
        self.said(&response)
    }

    /// Shows it, as the key of `user`.
    fn show(&self, asked: &Value, user: uuid::Uuid) -> String {
        let (data, client) = (self.data(self.flags), self.client("webauthn.get", asked));
        let signed = [&data[..], &Sha256::digest(&client)[..]].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        let response = json!({
            "clientDataJSON": encoded(client), "authenticatorData": encoded(data), "signature": encoded(signature),
            "userHandle": encoded(user.as_bytes()),
        });
        self.said(&response)
    }

    fn said(&self, response: &Value) -> String {
        let id = encoded(self.id);
        json!({"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {}})
            .to_string()
    }
}

/// What a page asks the machine for.
fn options(page: &Answer) -> Value {
    let (_, rest) = page.text.split_once("data-options=\"").unwrap_or_else(|| panic!("{}", page.text));
    let text = rest.split_once('"').unwrap().0;
    serde_json::from_str(&text.replace("&#34;", "\"").replace("&quot;", "\"")).unwrap()
}

fn form(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
}

async fn make(app: &TestApp, cookie: &str, machine: &Machine) -> Answer {
    let page = app.get("/kontor/passkey", Some(cookie)).await;
    let secret = hidden(&page.text, "secret");
    let fields = form(&[("secret", &secret), ("name", "Jobb-PC"), ("credential", &machine.make(&options(&page)))]);
    app.form("/kontor/passkey", Some(cookie), &fields).await
}

/// The page of signing in, and the cookie that goes with it.
async fn asked(app: &TestApp) -> (Value, String) {
    let page = app.get("/kontor/passkey/inn", None).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    (options(&page), page.cookie())
}

async fn sign_in(app: &TestApp, cookie: &str, said: &str) -> Answer {
    app.form("/kontor/passkey/inn", Some(cookie), &form(&[("credential", said)])).await
}

async fn show(app: &TestApp, machine: &Machine) -> Answer {
    let (asked, cookie) = asked(app).await;
    sign_in(app, &cookie, &machine.show(&asked, app.officer.uuid())).await
}

/// A server whose officer has a passkey on the machine.
async fn with_passkey() -> (TestApp, Machine, String) {
    let (app, machine) = (TestApp::new().await, Machine::new());
    let cookie = app.officer_cookie().await;
    let made = make(&app, &cookie, &machine).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    (app, machine, cookie)
}

fn desk_cookie(answer: &Answer) -> Option<String> {
    let set = answer.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap());
    set.filter_map(|text| text.split(';').next())
        .find(|text| text.starts_with("__Host-folgesvenn-kontor="))
        .map(str::to_owned)
}

fn is_refused(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.text);
    assert!(answer.text.contains("Passnøkkelen ble ikke godtatt"), "{}", answer.text);
    assert_eq!(desk_cookie(answer), None);
}

#[tokio::test]
async fn an_officer_makes_a_passkey_comes_in_with_it_and_takes_it_away() {
    let (app, machine, cookie) = with_passkey().await;
    let page = app.get("/kontor/passkey", Some(&cookie)).await;
    assert!(page.text.contains("Jobb-PC") && page.text.contains("Ikke brukt ennå"), "{}", page.text);
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("script-src 'self';") && policy.contains("require-trusted-types-for 'script'"), "{policy}");

    for _ in 0..2 {
        let answer = show(&app, &machine).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let list = app.get("/kontor", desk_cookie(&answer).as_deref()).await;
        assert!(list.text.contains("Ola Eksempel"), "{}", list.text);
    }
    let page = app.get("/kontor/passkey", Some(&cookie)).await.text;
    assert!(page.contains("Sist brukt"), "{page}");
    let gone = form(&[("secret", &hidden(&page, "secret")), ("passkey", &encoded(machine.id))]);
    assert_eq!(app.form("/kontor/passkey/fjern", Some(&cookie), &gone).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.form("/kontor/passkey/fjern", Some(&cookie), &gone).await.status, StatusCode::NOT_FOUND);
    is_refused(&show(&app, &machine).await);
    let mut reading = app.store.read().await.unwrap();
    let kinds: Vec<String> =
        sqlx::query_scalar("SELECT kind FROM audit_log ORDER BY number").fetch_all(&mut *reading).await.unwrap();
    for (kind, times) in [("made_passkey", 1), ("removed_passkey", 1), ("signed_in", 3)] {
        assert_eq!(kinds.iter().filter(|noted| *noted == kind).count(), times, "{kind}");
    }
}

#[tokio::test]
async fn a_session_by_passkey_takes_the_place_of_the_one_before() {
    let (app, machine, before) = with_passkey().await;
    let (asked, cookie) = asked(&app).await;
    let both = format!("{before}; {cookie}");
    let answer = sign_in(&app, &both, &machine.show(&asked, app.officer.uuid())).await;
    assert_eq!(app.get("/kontor", Some(&before)).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.get("/kontor", desk_cookie(&answer).as_deref()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_answer_counts_once_soon_and_in_the_browser_that_was_asked() {
    let (app, machine, _) = with_passkey().await;
    let user = app.officer.uuid();
    let (first, cookie) = asked(&app).await;
    let said = machine.show(&first, user);
    let (_, others) = asked(&app).await;
    is_refused(&app.form("/kontor/passkey/inn", None, &form(&[("credential", &said)])).await);
    is_refused(&sign_in(&app, &others, &said).await);
    assert_eq!(sign_in(&app, &cookie, &said).await.status, StatusCode::SEE_OTHER);
    is_refused(&sign_in(&app, &cookie, &said).await);
    let (late, cookie) = asked(&app).await;
    app.later(TimeDelta::minutes(5));
    is_refused(&sign_in(&app, &cookie, &machine.show(&late, user)).await);
    for nonsense in ["", "{}", "null", "[]", "\"x\""] {
        is_refused(&sign_in(&app, &asked(&app).await.1, nonsense).await);
    }
}

#[tokio::test]
async fn a_passkey_of_another_site_person_or_machine_lets_nobody_in() {
    let (app, machine, _) = with_passkey().await;
    let fake = Machine { id: machine.id, counter: Cell::new(10), ..Machine::new() };
    is_refused(&show(&app, &fake).await);
    let (asked_for, cookie) = asked(&app).await;
    is_refused(&sign_in(&app, &cookie, &machine.show(&asked_for, uuid::Uuid::now_v7())).await);
    let elsewhere = Machine { origin: "http://localhost.example:8080", ..machine };
    is_refused(&show(&app, &elsewhere).await);
    let other_name = Machine { origin: ADDRESS, rp: "localhost.example", ..elsewhere };
    is_refused(&show(&app, &other_name).await);
    let stolen = Machine { rp: "localhost", flags: PRESENT, ..other_name };
    is_refused(&show(&app, &stolen).await);
    let copied = Machine { flags: PRESENT | RECOGNISED, counter: Cell::new(0), ..stolen };
    is_refused(&show(&app, &copied).await);
    copied.counter.set(100);
    assert_eq!(show(&app, &copied).await.status, StatusCode::SEE_OTHER, "and what was right still is");
}

#[tokio::test]
async fn a_passkey_is_made_by_a_recognised_person_for_what_this_page_has_asked() {
    let (app, machine) = (TestApp::new().await, Machine::new());
    let (cookie, other) = (app.officer_cookie().await, app.officer_cookie().await);
    is_refused(&make(&app, &cookie, &Machine { flags: PRESENT, ..Machine::new() }).await);
    is_refused(&make(&app, &cookie, &Machine { origin: "http://elsewhere.example", ..Machine::new() }).await);
    let page = app.get("/kontor/passkey", Some(&cookie)).await;
    let (options, secret) = (options(&page), hidden(&page.text, "secret"));
    let fields = |secret: &str| form(&[("secret", secret), ("name", ""), ("credential", &machine.make(&options))]);
    let others = hidden(&app.get("/kontor/passkey", Some(&other)).await.text, "secret");
    is_refused(&app.form("/kontor/passkey", Some(&other), &fields(&others)).await);
    assert_eq!(app.form("/kontor/passkey", Some(&cookie), &fields(&others)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.form("/kontor/passkey", Some(&cookie), &fields(&secret)).await.status, StatusCode::SEE_OTHER);
    is_refused(&app.form("/kontor/passkey", Some(&cookie), &fields(&secret)).await);
}

#[tokio::test]
async fn what_was_lost_lets_nobody_in_and_ends_what_it_may_have_begun() {
    let (app, machine, cookie) = with_passkey().await;
    assert_eq!(app.store.drop_passkeys(app.scope, app.officer, app.now()).await.unwrap(), 1);
    assert_eq!(app.get("/kontor", Some(&cookie)).await.status, StatusCode::UNAUTHORIZED);
    is_refused(&show(&app, &machine).await);
}

#[tokio::test]
async fn guessing_is_counted_by_address() {
    let (app, machine, _) = with_passkey().await;
    let mut refused = 0;
    while sign_in(&app, "a=b", "{}").await.status == StatusCode::FORBIDDEN {
        refused += 1;
    }
    assert!(refused < 30, "{refused}");
    assert_eq!(show(&app, &machine).await.status, StatusCode::TOO_MANY_REQUESTS);
    app.later(TimeDelta::minutes(1));
    assert_eq!(show(&app, &machine).await.status, StatusCode::SEE_OTHER);
}
