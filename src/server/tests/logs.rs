//! What the log may never hold: names, pseudonyms, codes, cookies, notes, places.

use super::{Phone, TestApp};
use crate::links;
use std::cell::RefCell;
use std::io;

thread_local! {
    /// What this thread has logged. A subscriber of the thread's own would not do: whether a place in the code is
    /// listened to is remembered for all threads together, and other tests run beside this one.
    static LOGGED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Writes to the thread's own paper.
struct Paper;

impl io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_month_from_invitation_to_approval_leaves_no_person_in_the_log() {
    tracing_subscriber::fmt().json().with_max_level(tracing::Level::TRACE).with_writer(|| Paper).init();
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
    let logged = String::from_utf8(LOGGED.take()).unwrap();
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
