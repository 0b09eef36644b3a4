//! Every operation of the API is driven into every refusal that its description names, and into no other.

use super::app::Answer;
use super::description::Description;
use super::message::concern;
use super::phone::session;
use super::session_key::SessionKey;
use super::{Phone, TestApp};
use crate::config::{ClientProof, Demanded, LetsIn, Level, ProviderSettings, Secret};
use crate::export::seal::seal;
use axum::body::Body;
use axum::http::{Method, Request};
use chrono::TimeDelta;
use domain::message::{Matter, Message};
use futures_util::stream;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use store::ledger::LedgerRepository;
use store::people::PhoneKey;
use sync::export::{Export, ExportFacts, ExportTicket};
use sync::{Base, BlobHash, Change, ContentHash};

/// A request that would be answered with 200 as it is.
#[derive(Clone)]
struct Ask {
    method: Method,
    path: String,
    kind: &'static str,
    body: Vec<u8>,
    cookie: Option<String>,
    headers: Vec<(&'static str, &'static str)>,
}

impl Ask {
    fn json(path: &str, phone: Option<&Phone>, body: &Value) -> Self {
        let (kind, body) = ("application/json", body.to_string().into_bytes());
        Self { method: Method::POST, kind, body, ..Self::get(path, phone) }
    }

    fn get(path: &str, phone: Option<&Phone>) -> Self {
        Self {
            method: Method::GET,
            path: path.to_owned(),
            kind: "",
            body: Vec::new(),
            cookie: phone.map(|phone| phone.cookie.clone()),
            headers: vec![("x-folgesvenn", "1"), ("sec-fetch-site", "same-origin")],
        }
    }

    fn sealed(phone: &Phone, file: Vec<u8>) -> Self {
        let kind = "application/octet-stream";
        Self { method: Method::PUT, kind, body: file, ..Self::get("/sealed", Some(phone)) }
    }

    fn piece(phone: &Phone, bytes: &[u8], blob: BlobHash, total: u64) -> Self {
        Self {
            method: Method::PUT,
            kind: "application/octet-stream",
            body: bytes.into(),
            ..Self::get(&format!("/blobs/{blob}?offset=0&total={total}"), Some(phone))
        }
    }

    /// The same with another body.
    fn saying(&self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self.clone() }
    }

    /// The same at another address.
    fn saying_at(&self, path: &str, body: &Value) -> Self {
        Self { path: path.to_owned(), ..self.saying(body.to_string()) }
    }

    fn request(&self, body: Body) -> Request<Body> {
        let mut request = Request::builder().method(self.method.clone()).uri(format!("/api/v1{}", self.path));
        for (name, value) in self.headers.iter().copied().chain([("content-type", self.kind)]) {
            request = request.header(name, value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        request.body(body).unwrap()
    }

    async fn send(&self, app: &TestApp) -> Answer {
        app.send(self.request(Body::from(self.body.clone()))).await
    }

    /// The connection breaks in the middle of the body.
    async fn send_half(&self, app: &TestApp) -> Answer {
        let broken = stream::iter([Err::<Vec<u8>, _>(std::io::Error::other("cut off"))]);
        app.send(self.request(Body::from_stream(broken))).await
    }
}

/// What each operation was seen to refuse with.
#[derive(Default)]
struct Seen(BTreeMap<String, BTreeSet<(u16, String)>>);

impl Seen {
    fn note(&mut self, ask: &Ask, answer: &Answer, expected: &str) {
        let code = answer.problem();
        assert_eq!(code, expected, "{} {}: {}", ask.method, ask.path, answer.text);
        let path = ask.path.split('?').next().unwrap();
        let name = if path.starts_with("/blobs/") && ask.method == Method::PUT { "/blobs/{sha256}" } else { path };
        self.0.entry(name.to_owned()).or_default().insert((answer.status.as_u16(), code));
    }

    async fn expect(&mut self, app: &TestApp, ask: &Ask, code: &str) {
        let answer = ask.send(app).await;
        self.note(ask, &answer, code);
    }
}

/// One for contacts, which asks for more than any phone has that is enrolled here.
fn provider() -> ProviderSettings {
    let high = Level::new("idporten-loa-high".to_owned());
    ProviderSettings {
        key: "idporten".into(),
        name: "ID-porten".into(),
        lets_in: LetsIn::Contacts,
        issuer: "https://login.example".into(),
        client_id: "us".into(),
        proof: ClientProof::Secret(Secret::new("x").unwrap()),
        claim: "pid".into(),
        scopes: Vec::new(),
        demanded: Demanded { report: Some(high), ..Demanded::default() },
    }
}

struct World {
    app: TestApp,
    phone: Phone,
    shut_out: String,
    op: sync::Op,
    ticket: ExportTicket,
    key: SessionKey,
}

const HELD: &[u8] = b"%PDF-1.4 a receipt";

impl World {
    async fn new() -> Self {
        let app = TestApp::on_disk().await.with_sign_in(vec![provider()]);
        let lost = Phone::enrol(&app).await;
        app.store.shut_out(app.scope.contact(app.contact), PhoneKey::Kept, app.now()).await.unwrap();
        let mut phone = Phone::enrol(&app).await;
        let op = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
        let ticket = serde_json::from_value(phone.pull(&app).await["export"].clone()).unwrap();
        Self { app, phone, shut_out: lost.cookie, op, ticket, key: SessionKey::new() }
    }

    /// What the phone has sealed while it wrote `ops`, with this mark.
    fn sealed(&self, ops: &[sync::Op], mark: ContentHash) -> Ask {
        let (proto, device, made_at) = (sync::wire::PROTO, self.phone.device, self.app.now());
        let facts = ExportFacts { proto, device, mark, made_at, ops: ops.to_vec(), blobs: Vec::new() };
        Ask::sealed(&self.phone, seal(&Export { facts, blobs: Vec::new() }, self.ticket.key))
    }

    fn share(&self, device: sync::DeviceId) -> Ask {
        Ask::get(&format!("/share?device={device}"), Some(&self.phone))
    }

    fn push(&self) -> Ask {
        Ask::json("/sync/push", Some(&self.phone), &self.phone.request(std::slice::from_ref(&self.op)))
    }

    fn offer(&self) -> Ask {
        Ask::json(
            "/blobs/offer",
            Some(&self.phone),
            &json!({"proto": sync::wire::PROTO, "blobs": [BlobHash::of(HELD)]}),
        )
    }

    fn pull(&self) -> Ask {
        let epoch = self.phone.request(&[])["epoch"].as_str().unwrap().to_owned();
        Ask::get(&format!("/sync/pull?proto=5&after=0&limit=9&epoch={epoch}"), Some(&self.phone))
    }

    fn digest(&self) -> Ask {
        Ask::get("/sync/digest?month=2026-03", Some(&self.phone))
    }

    fn piece(&self) -> Ask {
        Ask::piece(&self.phone, &HELD[..4], BlobHash::of(HELD), HELD.len() as u64)
    }

    async fn enrol(&self) -> Ask {
        Ask::json("/enrol", None, &json!({"code": self.app.invitation().await, "device_name": "x".repeat(80)}))
    }

    /// Of a phone of its own, since it comes to an end by it.
    async fn sign_out(&self) -> Ask {
        let leaving = Phone::enrol(&self.app).await;
        Ask::json("/sign-out", Some(&leaving), &json!({"device": leaving.device}))
    }

    /// About the contact's own assignment, under an id of its own each time.
    fn message(&self) -> Ask {
        Ask::json(
            "/messages",
            Some(&self.phone),
            &json!({"proto": sync::wire::PROTO, "message": concern(self.app.assignment)}),
        )
    }

    fn devices(&self) -> Ask {
        Ask::get("/devices", Some(&self.phone))
    }

    fn own_data(&self) -> Ask {
        Ask::get("/own-data", Some(&self.phone))
    }

    /// Of a phone of its own, since its session gets an end by it.
    async fn session_key(&self) -> Ask {
        Ask::json("/session/key", Some(&Phone::enrol(&self.app).await), &json!({"key": self.key.public()}))
    }

    fn challenge(&self) -> Ask {
        Ask::json("/session/challenge", None, &json!({"device": self.phone.device}))
    }

    /// Of a phone of its own, since its session ends by it.
    async fn session(&self) -> Ask {
        let renewing = Phone::enrol(&self.app).await;
        let key = SessionKey::new();
        key.keep(&self.app, &renewing).await;
        Ask::json("/session", None, &key.signed(&self.app, renewing.device).await)
    }

    /// Of a phone that is enrolled for it.
    async fn shut_out(&self) -> Ask {
        let lost = Phone::enrol(&self.app).await;
        Ask::json("/devices/shut-out", Some(&self.phone), &json!({"device": lost.device}))
    }

    async fn all(&self) -> [Ask; 16] {
        let (enrol, sign_out, shut_out) = (self.enrol().await, self.sign_out().await, self.shut_out().await);
        let [push, offer, pull] = [self.push(), self.offer(), self.pull()];
        let (sealed, share) = (self.sealed(&[], self.ticket.mark), self.share(self.phone.device));
        let [digest, piece, devices, message] = [self.digest(), self.piece(), self.devices(), self.message()];
        let [key, challenge, session] = [self.session_key().await, self.challenge(), self.session().await];
        [
            key,
            challenge,
            session,
            self.own_data(),
            message,
            push,
            offer,
            pull,
            digest,
            piece,
            sealed,
            share,
            devices,
            enrol,
            sign_out,
            shut_out,
        ]
    }
}

/// Who asks, and in what form: the same for every operation that it can happen to.
async fn refuse_by_form(world: &World, seen: &mut Seen) {
    let app = &world.app;
    for ask in world.all().await {
        if ask.cookie.is_some() {
            seen.expect(app, &Ask { cookie: None, ..ask.clone() }, "not_signed_in").await;
            let lost = Some(world.shut_out.clone());
            seen.expect(app, &Ask { cookie: lost, ..ask.clone() }, "device_shut_out").await;
        }
        if let Some((path, _)) = ask.path.split_once('?') {
            seen.expect(app, &Ask { path: path.to_owned(), ..ask.clone() }, "invalid_query").await;
        }
        if ask.method == Method::GET {
            continue;
        }
        seen.expect(app, &Ask { headers: Vec::new(), ..ask.clone() }, "cross_site").await;
        for kind in ["text/plain", "text/html", "multipart/form-data"] {
            seen.expect(app, &Ask { kind, ..ask.clone() }, "unsupported_media_type").await;
        }
        let packed = ask.headers.iter().copied().chain([("content-encoding", "gzip")]).collect();
        seen.expect(app, &Ask { headers: packed, ..ask.clone() }, "unsupported_media_type").await;
        seen.expect(app, &ask.saying(vec![b' '; 300_000]), "too_large").await;
        let half = ask.send_half(app).await;
        seen.note(&ask, &half, "malformed_body");
        if ask.kind == "application/json" {
            let deep = |levels| ["[".repeat(levels), "]".repeat(levels)];
            let [open, close] = deep(1_000);
            let cut = &ask.body[..ask.body.len() - 1];
            for body in
                [b"".as_slice(), b"<html>Log in to the hotel</html>", b"{\"proto\":5", b"\xff", cut, open.as_bytes()]
            {
                seen.expect(app, &ask.saying(body), "malformed_body").await;
            }
            let nested = format!("{open}{close}");
            for body in ["{}", "null", "[]", "{\"proto\":\"one\",\"code\":1}", &nested] {
                seen.expect(app, &ask.saying(body), "invalid_body").await;
            }
        }
    }
}

async fn refuse_phone(world: &World, seen: &mut Seen) {
    let app = &world.app;
    for (ask, old) in [
        (world.push(), world.push().saying(world.phone.request(&[]).to_string().replace("\"proto\":5", "\"proto\":0"))),
        (world.offer(), world.offer().saying(json!({"proto": 0, "blobs": []}).to_string())),
        (
            world.message(),
            world
                .message()
                .saying(String::from_utf8(world.message().body).unwrap().replace("\"proto\":5", "\"proto\":0")),
        ),
        (world.pull(), Ask { path: world.pull().path.replace("proto=5", "proto=0"), ..world.pull() }),
    ] {
        assert_ne!((&ask.body, &ask.path), (&old.body, &old.path));
        seen.expect(app, &old, "app_too_old").await;
    }
    let many = json!({"proto": sync::wire::PROTO, "blobs": vec![BlobHash::of(HELD); 101]});
    seen.expect(app, &world.offer().saying(many.to_string()), "too_large").await;
    let sent = concern(app.assignment);
    let about =
        |message: &Message| world.message().saying(json!({"proto": sync::wire::PROTO, "message": message}).to_string());
    assert!(about(&sent).send(app).await.status.is_success());
    let changed = Message { matter: Matter::Concern { told: "Noe annet".into() }, ..sent };
    seen.expect(app, &about(&changed), "id_reuse").await;
    let nobodys = concern(domain::id::AssignmentId::new(uuid::Uuid::now_v7()));
    seen.expect(app, &about(&nobodys), "not_found").await;
    let other = Phone::enrol(app).await;
    seen.expect(app, &world.push().saying(other.request(&[]).to_string()), "other_device").await;
    let elsewhere = world.sign_out().await.saying(json!({"device": other.device}).to_string());
    seen.expect(app, &elsewhere, "other_device").await;
    let itself = world.shut_out().await.saying(json!({"device": world.phone.device}).to_string());
    seen.expect(app, &itself, "other_device").await;
    let named = world.session_key().await;
    assert!(named.send(app).await.status.is_success());
    let another = named.saying(json!({"key": SessionKey::new().public()}).to_string());
    seen.expect(app, &another, "other_device").await;
    let lost = Phone::enrol(app).await;
    let key = SessionKey::new();
    key.keep(app, &lost).await;
    let signed = key.signed(app, lost.device).await;
    assert!(
        app.store
            .shut_out_own(app.scope.contact(app.contact), (world.phone.device, lost.device), app.now())
            .await
            .unwrap()
    );
    seen.expect(app, &world.challenge().saying_at("/session", &signed), "device_shut_out").await;
    seen.expect(app, &world.challenge().saying_at("/session", &signed), "not_signed_in").await;
    let nobodys = world.shut_out().await.saying(json!({"device": uuid::Uuid::now_v7()}).to_string());
    seen.expect(app, &nobodys, "not_found").await;
    seen.expect(app, &world.sealed(&[], ContentHash::of(b"a guess")), "other_device").await;
    seen.expect(app, &world.sealed(&[], world.ticket.mark).saying("no file of ours"), "invalid_body").await;
    seen.expect(app, &world.share(sync::DeviceId::new(uuid::Uuid::now_v7())), "other_device").await;
    let report = Change::SendReport { report: super::report::report(app) };
    let mut weak = Phone::enrol(app).await;
    carry_out(app, "UPDATE device SET provider = 'idporten', acr = 'idporten-loa-low'").await;
    let report = weak.op(Base::Nothing, &report);
    let file = super::lock::sealed(app, &weak, vec![report]).await;
    let asked = Ask::sealed(&weak, file);
    seen.expect(app, &asked, "sign_in_too_weak").await;
    let length = HELD.len() as u64;
    let damaged = Ask::piece(&world.phone, HELD, BlobHash::of(b"other"), length);
    seen.expect(app, &damaged, "receipt_damaged").await;
    let nonsense = b"neither a picture nor a document";
    let nothing = Ask::piece(&world.phone, nonsense, BlobHash::of(nonsense), nonsense.len() as u64);
    seen.expect(app, &nothing, "receipt_not_taken").await;
}

async fn refuse_invitation(world: &World, seen: &mut Seen) {
    let app = &world.app;
    let used = world.enrol().await;
    assert!(used.send(app).await.status.is_success());
    seen.expect(app, &used, "invitation_used").await;
    let holds = json!({"code": app.invitation().await, "holds": uuid::Uuid::now_v7()});
    seen.expect(app, &Ask::json("/enrol", None, &holds), "other_contact").await;
    let old = world.enrol().await;
    app.later(TimeDelta::days(30));
    seen.expect(app, &old, "invitation_expired").await;
    let guess = used.saying(json!({"code": "guess"}).to_string());
    for _ in 0..20 {
        seen.expect(app, &guess, "invitation_unknown").await;
        if guess.send(app).await.problem() == "too_many_attempts" {
            break;
        }
    }
    seen.expect(app, &guess, "too_many_attempts").await;
    let renewal = world.challenge().saying_at(
        "/session",
        &json!({"device": world.phone.device, "challenge": vec![0; 32], "signature": vec![0; 64]}),
    );
    seen.expect(app, &renewal, "too_many_attempts").await;
    while world.challenge().send(app).await.status.is_success() {}
    seen.expect(app, &world.challenge(), "too_many_attempts").await;
    app.later(TimeDelta::minutes(2));
}

async fn carry_out(app: &TestApp, statement: &'static str) {
    let mut tx = app.store.write().await.unwrap();
    sqlx::query(statement).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// A phone that has asked for more than a phone asks for.
async fn refuse_when_too_much_is_asked(world: &World, seen: &mut Seen) {
    let app = &world.app;
    let busy = Phone::enrol(app).await;
    let devices = Ask::get("/devices", Some(&busy));
    while devices.send(app).await.status.is_success() {}
    for ask in world.all().await.into_iter().filter(|ask| ask.cookie.is_some()) {
        seen.expect(app, &Ask { cookie: Some(busy.cookie.clone()), ..ask }, "too_many_attempts").await;
    }
    app.later(TimeDelta::minutes(1));
    assert!(devices.send(app).await.status.is_success(), "a minute later it is answered again");
}

async fn refuse_when_full(world: &mut World, seen: &mut Seen) {
    let messages: Vec<_> = (0..100).map(|_| world.message()).collect();
    let (mut invited, mut leaving, mut lost) = (Vec::new(), Vec::new(), Vec::new());
    let (mut keys, mut asking) = (Vec::new(), Vec::new());
    for _ in 0..100 {
        keys.push(world.session_key().await);
        invited.push(world.enrol().await);
        leaving.push(world.sign_out().await);
        lost.push(world.shut_out().await);
    }
    // Fewer than are answered in a minute from one address.
    for _ in 0..50 {
        let (phone, key) = (Phone::enrol(&world.app).await, SessionKey::new());
        key.keep(&world.app, &phone).await;
        asking.push(world.challenge().saying(json!({"device": phone.device}).to_string()));
    }
    world.app.later(TimeDelta::minutes(1));
    let mut big = session(world.app.assignment, 3, 12);
    big.note = "æ".repeat(domain::entry::limits::NOTE);
    let ops: Vec<_> = (0..20)
        .map(|_| {
            let id = domain::id::SessionId::new(uuid::Uuid::now_v7());
            world.phone.op(Base::Nothing, &Change::PutSession { session: domain::entry::Session { id, ..big.clone() } })
        })
        .collect();
    let app = &world.app;
    let push = world.push().saying(world.phone.request(&ops).to_string());
    let pieces = (0..20).map(|number| {
        let bytes = vec![number; sync::wire::PART_BYTES];
        Ask::piece(&world.phone, &bytes, BlobHash::of(&bytes), sync::wire::LARGEST_BLOB)
    });
    let sealed = world.sealed(&ops, world.ticket.mark);
    for asks in [messages, vec![push], vec![sealed], pieces.collect(), invited, leaving, lost, keys, asking] {
        // The connection that met a full disk is thrown away, and the bound with it.
        carry_out(app, "PRAGMA max_page_count = 1").await;
        // There may be some room left in the pages that are there.
        for ask in asks {
            let answer = ask.send(app).await;
            if !answer.status.is_success() {
                seen.note(&ask, &answer, "storage_full");
                break;
            }
        }
    }
    carry_out(&world.app, "PRAGMA max_page_count = 1000000").await;
}

async fn refuse_in_another_history(world: &World, seen: &mut Seen) {
    world.app.store.begin_history(sync::Epoch::new(uuid::Uuid::now_v7()), world.app.now()).await.unwrap();
    for ask in [world.push(), world.pull()] {
        seen.expect(&world.app, &ask, "epoch_changed").await;
    }
}

async fn refuse_when_broken(world: &World, seen: &mut Seen) {
    let all = world.all().await;
    for table in ["DROP TABLE invitation", "ALTER TABLE device RENAME TO elsewhere"] {
        carry_out(&world.app, table).await;
    }
    for ask in all {
        seen.expect(&world.app, &ask, "internal").await;
    }
}

#[tokio::test]
async fn every_operation_refuses_in_each_way_that_is_described_and_in_no_other() {
    let mut world = World::new().await;
    for ask in world.all().await {
        let answer = ask.send(&world.app).await;
        assert!(answer.status.is_success(), "{} {}: {}", ask.method, ask.path, answer.text);
    }
    let mut seen = Seen::default();
    refuse_by_form(&world, &mut seen).await;
    refuse_phone(&world, &mut seen).await;
    refuse_invitation(&world, &mut seen).await;
    refuse_when_too_much_is_asked(&world, &mut seen).await;
    refuse_when_full(&mut world, &mut seen).await;
    refuse_in_another_history(&world, &mut seen).await;
    refuse_when_broken(&world, &mut seen).await;

    let description = Description::of(&world.app).await;
    let operations = description.operations();
    assert_eq!(operations.len(), 17, "{operations:?}");
    for (method, path) in operations {
        let mut described = Description::codes(description.operation(&method, &path).unwrap());
        // A writer that holds on for seconds, and an answer that never comes: `store` and `http/patience` try these.
        described.retain(|(_, code)| !["busy", "timed_out"].contains(&code.as_str()));
        // What it writes takes the place of what it takes away, so that the bound of this test is never met.
        described.retain(|(_, code)| path != "/session" || code != "storage_full");
        assert_eq!(seen.0.get(&path).cloned().unwrap_or_default(), described, "{method} {path}");
    }
}
