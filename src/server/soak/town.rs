//! A municipality of many contacts in a database on disk, and the last look into it.

use super::client::Saved;
use super::process::Server;
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::{AssignmentId, ContactId, MunicipalityId};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use store::people::{Contact, Municipality};
use store::{LedgerRepository, MunicipalityScope, Store};
use sync::contract::sample;
use sync::wire::PhoneLock;
use sync::{DeviceId, Epoch};
use tempfile::TempDir;
use uuid::Uuid;

pub(super) struct Town {
    folder: TempDir,
    runtime: tokio::runtime::Runtime,
    municipality: MunicipalityId,
    pub(super) port: u16,
    pub(super) contacts: Vec<Someone>,
}

/// A contact with one assignment.
pub(super) struct Someone {
    pub(super) id: ContactId,
    pub(super) assignment: AssignmentId,
}

/// What the server said at enrolment.
pub(super) struct Enrolled {
    pub(super) device: DeviceId,
    pub(super) epoch: Epoch,
    pub(super) cookie: String,
}

impl Town {
    pub(super) fn found(contacts: usize) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let municipality = MunicipalityId::new(Uuid::now_v7());
        let contacts = (0..contacts)
            .map(|_| Someone { id: ContactId::new(Uuid::now_v7()), assignment: AssignmentId::new(Uuid::now_v7()) });
        let town = Self { contacts: contacts.collect(), folder, runtime, municipality, port };
        town.runtime.block_on(town.settle());
        town
    }

    async fn settle(&self) {
        let store = self.store().await;
        let row = Municipality {
            id: self.municipality,
            key: "eksempelvik".into(),
            name: "Eksempelvik".into(),
            phone_lock: PhoneLock::Required,
        };
        let now: DateTime<Utc> = sample::time(0);
        store.put_municipality(&row, now).await.unwrap();
        for (number, someone) in self.contacts.iter().enumerate() {
            let contact = Contact { id: someone.id, name: format!("Eksempel {number}") };
            store.put_contact(self.scope(), &contact).await.unwrap();
            let mut row = sample::assignment();
            row.assignment.id = someone.assignment;
            row.municipality.id = self.municipality;
            store.put_assignment(self.scope().contact(someone.id), &row).await.unwrap();
        }
        store.close().await;
    }

    const fn scope(&self) -> MunicipalityScope {
        MunicipalityScope::new(self.municipality)
    }

    pub(super) fn data_folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the server has printed since its last start.
    pub(super) fn log(&self) -> PathBuf {
        self.folder.path().join("printed.log")
    }

    /// How many operations of anyone were answered, and how many of them changed something.
    pub(super) fn answered(&self) -> (i64, i64) {
        self.runtime.block_on(async {
            let store = self.store().await;
            let mut reading = store.read().await.unwrap();
            let counts =
                sqlx::query_as("SELECT (SELECT COUNT(*) FROM sync_ops), (SELECT COUNT(*) FROM sync_session_history)");
            let counts = counts.fetch_one(&mut *reading).await.unwrap();
            drop(reading);
            store.close().await;
            counts
        })
    }

    async fn store(&self) -> Store {
        let path: PathBuf = self.folder.path().join("folgesvenn.sqlite");
        Store::open(&path).await.unwrap()
    }

    /// Invites by the command line, and enrols as a phone does.
    pub(super) fn enrol(&self, server: &Server, someone: &Someone) -> Enrolled {
        let invited = Command::new(env!("CARGO_BIN_EXE_folgesvenn"))
            .args(["invite", &someone.id.to_string(), "--data-folder"])
            .arg(self.data_folder())
            .output()
            .unwrap();
        let link = String::from_utf8(invited.stdout).unwrap();
        let code = link.trim().split_once('#').unwrap().1;
        let body = serde_json::json!({"code": code, "device_name": "client"}).to_string();
        let mut answer = ureq::post(format!("{}/api/v1/enrol", server.address()))
            .header("content-type", "application/json")
            .header("x-folgesvenn", "1")
            .send(body)
            .unwrap();
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let body: serde_json::Value = serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap();
        let id = |name: &str| body[name].as_str().unwrap().to_owned();
        Enrolled { device: id("device_id").parse().unwrap(), epoch: id("epoch").parse().unwrap(), cookie }
    }

    /// The database holds exactly what the client calls saved, and each change once.
    pub(super) fn check(&self, someone: &Someone, saved: &Saved) {
        self.runtime.block_on(async {
            let store = self.store().await;
            let held = store.sessions(self.scope().contact(someone.id)).await.unwrap();
            let held: BTreeMap<_, _> = held.into_iter().map(|session: Session| (session.id, session)).collect();
            assert_eq!(held, saved.sessions, "what the server holds is what the phone saved");
            let count = |query| {
                let query = sqlx::query_scalar::<_, i64>(query).bind(someone.id.to_string());
                let store = store.clone();
                async move { query.fetch_one(&mut *store.read().await.unwrap()).await.unwrap() }
            };
            let operations = i64::try_from(saved.operations).unwrap();
            let answered = "SELECT COUNT(*) FROM sync_ops WHERE contact = $1";
            assert_eq!(count(answered).await, operations, "each operation was answered");
            let effects = "SELECT COUNT(*) FROM sync_session_history h JOIN sync_sessions s \
                           ON s.municipality = h.municipality AND s.session = h.session WHERE s.contact = $1";
            assert_eq!(count(effects).await, operations, "each operation changed something once");
            store.close().await;
        });
    }
}
