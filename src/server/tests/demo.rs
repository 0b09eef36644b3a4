//! The invented municipality of `serve --demo`: everybody whom its rules want is there.

use super::app::{Answer, hidden};
use super::{Phone, TestApp};
use crate::demo::prepare;
use crate::municipality::demo::{ALL, Demo};
use axum::http::StatusCode;
use domain::id::TimesheetId;
use store::Store;

fn demo(file: &str) -> Demo {
    ALL.into_iter().find(|demo| demo.file == file).unwrap()
}

#[tokio::test]
async fn there_is_an_officer_for_each_step_that_one_person_may_not_take_alone() {
    for (file, steps) in [
        ("fjellmyr.toml", &["approve"][..]),
        ("solvik.toml", &["attest", "authorise"]),
        ("storhamn.toml", &["attest", "authorise", "leader"]),
    ] {
        let (app, links) = TestApp::of_demo(demo(file)).await;
        let told: Vec<_> = links.officers.iter().map(|officer| officer.steps.as_str()).collect();
        assert_eq!(told, steps, "{file}");
        let printed = links.to_string();
        for officer in &links.officers {
            assert!(
                printed.contains(&format!("{}   (lets you in once, to {})", officer.link, officer.steps)),
                "{printed}"
            );
        }
        // A second start adds nobody, and lets everybody in again.
        let again = prepare(&app.store, &demo(file).read().unwrap(), super::app::ADDRESS, app.now()).await.unwrap();
        assert_eq!(again.officers.len(), steps.len(), "{file}");
        assert_eq!(app.store.officers(app.scope).await.unwrap().len(), steps.len(), "{file}");
    }
}

#[tokio::test]
async fn a_start_that_is_killed_on_the_way_leaves_nothing_half() {
    let store = Store::in_memory().await.unwrap();
    let municipality = demo("solvik.toml").read().unwrap();
    let now = "2026-04-01T08:00:00Z".parse().unwrap();
    let killed = "CREATE TRIGGER killed BEFORE INSERT ON sync_assignments BEGIN SELECT RAISE(ABORT, 'killed'); END";
    for statement in [killed, "DROP TRIGGER killed"] {
        let mut tx = store.write().await.unwrap();
        sqlx::query(statement).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        let made = prepare(&store, &municipality, super::app::ADDRESS, now).await;
        assert_eq!(made.is_ok(), statement != killed);
        assert_eq!(store.municipalities().await.unwrap().len(), usize::from(made.is_ok()));
    }
}

struct Desk {
    app: TestApp,
    timesheet: TimesheetId,
}

impl Desk {
    async fn approve(&self, officer: &str) -> Answer {
        let path = format!("/kontor/timelister/{}", self.timesheet);
        let page = self.app.get(&path, Some(officer)).await.text;
        let fields = format!("secret={}&revision={}", hidden(&page, "secret"), hidden(&page, "revision"));
        self.app.form(&format!("{path}/godkjenn"), Some(officer), &fields).await
    }
}

#[tokio::test]
async fn two_officers_of_a_municipality_with_four_eyes_approve_a_month_through_both_steps() {
    let (app, links) = TestApp::of_demo(demo("storhamn.toml")).await;
    let (_, code) = links.contact.split_once("/invitasjon#").unwrap();
    let mut phone = Phone::enrol_with(&app, code).await;
    let (timesheet, _) = phone.send_in_march(&app, &[(3, 20)]).await;
    let mut officers = Vec::new();
    for officer in &links.officers {
        let path = officer.link.strip_prefix(super::app::ADDRESS).unwrap();
        officers.push(app.form(path, None, "").await.cookie());
    }
    let desk = Desk { app, timesheet };
    let state = async || phone.timesheet(&desk.app).await["state"]["state"].as_str().unwrap().to_owned();

    assert_eq!(desk.approve(&officers[0]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(state().await, "submitted", "one step of two");
    assert_eq!(desk.approve(&officers[0]).await.status, StatusCode::CONFLICT, "nobody takes two steps");
    assert_eq!(state().await, "submitted");
    let last = desk.approve(&officers[1]).await;
    assert_eq!(last.status, StatusCode::SEE_OTHER, "{}", last.text);
    assert_eq!(state().await, "approved");
}
