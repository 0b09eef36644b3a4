//! What the log may never hold: names, pseudonyms, codes, cookies, notes, places.

use super::{Phone, TestApp};
use crate::links;
use std::io;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

/// Keeps what is written.
#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Paper {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn a_month_from_invitation_to_approval_leaves_no_person_in_the_log() {
    let paper = Paper::default();
    let lines = tracing_subscriber::fmt().json().with_max_level(tracing::Level::TRACE).with_writer(paper.clone());
    // The lines of this thread only: other tests run beside it.
    let _logging = tracing::subscriber::set_default(lines.finish());
    let app = TestApp::new().await;
    let code = app.invitation().await;
    let mut phone = Phone::enrol_with(&app, &code).await;
    let (timesheet, ops) = phone.send_in_march(&app, &[(3, 90)]).await;
    let damaged = phone.request(&ops).to_string().replace("\"note\"", "\"nota\"");
    app.post("/api/v1/sync/push", Some(&phone.cookie), &serde_json::from_str(&damaged).unwrap()).await;
    let link = links::sign_in(&app.store, app.scope, app.officer, super::app::ADDRESS, app.now()).await.unwrap();
    let officer = app.officer_cookie().await;
    for path in [format!("/kontor/timelister/{timesheet}"), "/kontor".into(), "/kontor/ukjent/Hallen".into()] {
        app.get(&path, Some(&officer)).await;
    }
    let logged = String::from_utf8(paper.0.lock().unwrap().clone()).unwrap();
    assert!(logged.matches("request.done").count() >= 6, "{logged}");
    let secrets = [
        code.as_str(),
        phone.cookie.split_once('=').unwrap().1,
        officer.split_once('=').unwrap().1,
        link.rsplit('/').next().unwrap(),
        "Kari",
        "Ola",
        "Sak 14",
        "Trening",
        "Hallen",
    ];
    for secret in secrets {
        let line = logged.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret} stands in the log");
    }
}
