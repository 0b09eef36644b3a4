//! A server for one test.

use super::description::Description;
use crate::Clock;
use crate::config::{ProviderSettings, Settings};
use crate::demo::{self, Links};
use crate::http::{AppState, router};
use crate::municipality::demo::Demo;
use crate::{data_folder, links};
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use chrono::{DateTime, TimeDelta, Utc};
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::id::{AssignmentId, ContactId, MunicipalityId, OfficeId, OfficerId, RecipientId};
use http_body_util::BodyExt;
use serde_json::Value;
use std::sync::{Arc, Mutex};
use store::ledger::LedgerRepository;
use store::people::{Contact, Municipality, Officer};
use store::rights::Grant;
use store::{BlobStore, MunicipalityScope, Store};
use tower::ServiceExt;
use uuid::Uuid;

pub(super) const ADDRESS: &str = "http://localhost:8080";

/// A server with one municipality, one contact and one officer.
pub(super) struct TestApp {
    pub(super) store: Store,
    pub(super) blobs: BlobStore,
    pub(super) scope: MunicipalityScope,
    pub(super) contact: ContactId,
    pub(super) officer: OfficerId,
    /// Of the built-in demo municipality: 300 km a month, 5.30 kr/km of which 3.50 free of tax.
    pub(super) assignment: AssignmentId,
    clock: TestClock,
    state: AppState,
    settings: Settings,
    _folder: tempfile::TempDir,
}

#[derive(Clone)]
struct TestClock(Arc<Mutex<DateTime<Utc>>>);

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// The value of the first hidden field of that name in a page.
pub(super) fn hidden(page: &str, name: &str) -> String {
    let (_, rest) =
        page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split_once('"').unwrap().0.to_owned()
}

/// An answer, read to its end.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
    pub(super) bytes: Vec<u8>,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|problem| panic!("{problem}: {}", self.text))
    }

    /// The problem's code, of an answer that must be one.
    pub(super) fn problem(&self) -> String {
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json", "{}", self.text);
        let body = self.json();
        assert_eq!(body["status"], self.status.as_u16());
        assert!(body["title"].is_string() && body["type"].is_string());
        body["code"].as_str().unwrap().to_owned()
    }

    /// The cookie that it set, as a browser sends it back.
    pub(super) fn cookie(&self) -> String {
        let set = self.headers[header::SET_COOKIE].to_str().unwrap();
        for part in ["__Host-", "; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
            assert!(set.contains(part), "{part} is missing in {set}");
        }
        set.split(';').next().unwrap().to_owned()
    }
}

impl TestApp {
    pub(super) async fn new() -> Self {
        Self::on(tempfile::tempdir().unwrap(), Store::in_memory().await.unwrap()).await
    }

    /// With a database in a file, as in use.
    pub(super) async fn on_disk() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("folgesvenn.sqlite")).await.unwrap();
        Self::on(folder, store).await
    }

    async fn on(folder: tempfile::TempDir, store: Store) -> Self {
        Self::of(folder, store, async |store, now| municipality(store, now).await).await
    }

    /// A server with an invented municipality of `serve --demo`, and links into it.
    pub(super) async fn of_demo(demo: Demo) -> (Self, Links) {
        let mut made = None;
        let folder = tempfile::tempdir().unwrap();
        let app = Self::of(folder, Store::in_memory().await.unwrap(), async |store, now| {
            made = Some(demo::prepare(store, &demo.read().unwrap(), ADDRESS, now).await.unwrap());
            let scope = MunicipalityScope::new(store.municipalities().await.unwrap()[0].id);
            let contact = store.contacts(scope).await.unwrap()[0].id;
            let assignments = store.assignments(scope.contact(contact)).await.unwrap();
            let officer = store.officers(scope).await.unwrap()[0].id;
            People { scope, contact, officer, assignment: assignments[0].assignment.id }
        })
        .await;
        (app, made.unwrap())
    }

    async fn of(
        folder: tempfile::TempDir,
        store: Store,
        people: impl AsyncFnOnce(&Store, DateTime<Utc>) -> People,
    ) -> Self {
        let settings = Settings {
            listen: "127.0.0.1:8080".parse().unwrap(),
            public_address: ADDRESS.into(),
            trusted_proxies: vec!["10.0.0.1".parse().unwrap()],
            data_folder: folder.path().into(),
            app_folder: folder.path().into(),
            sign_in: Vec::new(),
            log: crate::config::LogFile::default(),
        };
        let blobs = BlobStore::in_memory();
        let clock = TestClock(Arc::new(Mutex::new("2026-04-01T08:00:00Z".parse().unwrap())));
        let People { scope, contact, officer, assignment } = people(&store, clock.now()).await;
        let state = AppState::new(&settings, store.clone(), blobs.clone(), clock.clone());
        Self { store, blobs, scope, contact, officer, assignment, clock, state, settings, _folder: folder }
    }

    /// The same server under another address.
    pub(super) fn at(mut self, address: &str) -> Self {
        self.settings.public_address = address.to_owned();
        self.state = AppState::new(&self.settings, self.store.clone(), self.blobs.clone(), self.clock.clone());
        self
    }

    /// The same server with providers to sign in at.
    pub(super) fn with_sign_in(self, providers: Vec<ProviderSettings>) -> Self {
        self.changing_sign_in(|settings| *settings = providers)
    }

    /// The same server started again with other settings of its providers.
    pub(super) fn changing_sign_in(mut self, change: impl FnOnce(&mut Vec<ProviderSettings>)) -> Self {
        change(&mut self.settings.sign_in);
        self.state = AppState::new(&self.settings, self.store.clone(), self.blobs.clone(), self.clock.clone());
        self
    }

    /// The same server started again on the database that now lies in its folder.
    pub(super) async fn reopened(self) -> Self {
        let store = data_folder::open_store(&self.settings).await.unwrap();
        let blobs = data_folder::open_blobs(&self.settings).unwrap();
        let state = AppState::new(&self.settings, store.clone(), blobs.clone(), self.clock.clone());
        Self { store, blobs, state, ..self }
    }

    pub(super) const fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(super) fn later(&self, by: TimeDelta) {
        *self.clock.0.lock().unwrap() += by;
    }

    pub(super) async fn send(&self, request: Request<Body>) -> Answer {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let answer = self.send_undescribed(request).await;
        if let Some(path) = path.strip_prefix("/api/v1") {
            Description::of(self).await.check_answer(&method, path, &answer);
        }
        answer
    }

    /// Without holding the answer against the API's description.
    pub(super) async fn send_undescribed(&self, request: Request<Body>) -> Answer {
        self.sent_by(self.router(), request).await
    }

    /// The same where a test asks very often, with a router that it has made once.
    pub(super) async fn sent_by(&self, router: axum::Router, request: Request<Body>) -> Answer {
        let response = router.oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned(), bytes: bytes.to_vec() }
    }

    /// The router itself, for tests that ask very often.
    pub(super) fn router(&self) -> axum::Router {
        router(self.state.clone())
    }

    /// A POST as the app makes it.
    pub(super) async fn post(&self, path: &str, cookie: Option<&str>, body: &Value) -> Answer {
        let answer = self.send(json(path, cookie, &body.to_string()).body(Body::from(body.to_string())).unwrap()).await;
        if let Some(path) = path.strip_prefix("/api/v1") {
            Description::of(self).await.check_request(path, body, &answer);
        }
        answer
    }

    pub(super) async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        let mut request = Request::builder().uri(path);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// A form as a browser sends it from one of our own pages.
    pub(super) async fn form(&self, path: &str, cookie: Option<&str>, fields: &str) -> Answer {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.send(request.body(Body::from(fields.to_owned())).unwrap()).await
    }

    /// The path of a fresh sign-in link.
    pub(super) async fn sign_in_link(&self) -> String {
        let link = links::sign_in(&self.store, self.scope, self.officer, ADDRESS, self.now()).await.unwrap();
        link.strip_prefix(ADDRESS).unwrap().to_owned()
    }

    /// The cookie of an officer of another municipality on the same server.
    pub(super) async fn neighbour(&self) -> String {
        let id = MunicipalityId::new(Uuid::now_v7());
        let scope = MunicipalityScope::new(id);
        let row = Municipality {
            id,
            key: "nabo".into(),
            name: "Nabo kommune".into(),
            phone_lock: sync::wire::PhoneLock::Required,
        };
        self.store.put_municipality(&row, self.now()).await.unwrap();
        let officer = Officer { id: OfficerId::new(Uuid::now_v7()), name: "Nabo Eksempel".into() };
        self.store.put_officer(scope, &officer).await.unwrap();
        give(&self.store, scope, officer.id, &Grant::WHOLE_DESK).await;
        let link = links::sign_in(&self.store, scope, officer.id, ADDRESS, self.now()).await.unwrap();
        self.form(link.strip_prefix(ADDRESS).unwrap(), None, "").await.cookie()
    }

    /// The cookie of an officer who has signed in.
    pub(super) async fn officer_cookie(&self) -> String {
        self.form(&self.sign_in_link().await, None, "").await.cookie()
    }

    /// A fresh invitation's code.
    pub(super) async fn invitation(&self) -> String {
        self.invitation_for(self.contact).await
    }

    /// The same for another contact.
    pub(super) async fn invitation_for(&self, contact: ContactId) -> String {
        let link = links::invite(&self.store, self.scope, contact, ADDRESS, self.now()).await.unwrap();
        link.split_once("/invitasjon#").unwrap().1.to_owned()
    }
}

/// The head of a POST as the app makes it; a test may add to it, or leave something out.
pub(super) fn json(path: &str, cookie: Option<&str>, body: &str) -> axum::http::request::Builder {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::CONTENT_LENGTH, body.len())
        .header("sec-fetch-site", "same-origin")
        .header("x-folgesvenn", "1");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    request
}

/// Gives an officer roles.
pub(super) async fn give(store: &Store, scope: MunicipalityScope, officer: OfficerId, grants: &[Grant]) {
    for grant in grants {
        store.grant(scope, officer, *grant, "2026-04-01T08:00:00Z".parse().unwrap()).await.unwrap();
    }
}

struct People {
    scope: MunicipalityScope,
    contact: ContactId,
    officer: OfficerId,
    assignment: AssignmentId,
}

async fn municipality(store: &Store, now: DateTime<Utc>) -> People {
    let demo = crate::municipality::demo::DEFAULT.read().unwrap();
    let id = MunicipalityId::new(Uuid::now_v7());
    let scope = MunicipalityScope::new(id);
    let row = Municipality {
        id,
        key: demo.facts.key.clone(),
        name: demo.facts.name.clone(),
        phone_lock: sync::wire::PhoneLock::Required,
    };
    store.put_municipality(&row, now).await.unwrap();
    let contact = Contact { id: ContactId::new(Uuid::now_v7()), name: "Kari Eksempel".into() };
    store.put_contact(scope, &contact).await.unwrap();
    let officer = Officer { id: OfficerId::new(Uuid::now_v7()), name: "Ola Eksempel".into() };
    store.put_officer(scope, &officer).await.unwrap();
    give(store, scope, officer.id, &Grant::WHOLE_DESK).await;
    let assignment = Assignment {
        id: AssignmentId::new(Uuid::now_v7()),
        office: OfficeId::new(Uuid::now_v7()),
        office_name: "Helse og omsorg".into(),
        recipients: vec![Recipient { id: RecipientId::new(Uuid::now_v7()), pseudonym: "Sak 14".into() }],
        agreement: Agreement { from: "2026-01-01".parse().unwrap(), until: None, goals: Vec::new(), supervisor: None },
    };
    let row = crate::municipality::assignment_row(id, &demo, &demo.facts.offices[0], assignment, &[]);
    store.put_assignment(scope.contact(contact.id), &row).await.unwrap();
    People { scope, contact: contact.id, officer: officer.id, assignment: row.assignment.id }
}
