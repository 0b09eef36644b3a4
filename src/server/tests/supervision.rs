use super::app::hidden;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::id::SupervisionId;
use domain::supervision::{MeetingForm, SupervisionRequest, Theme, Urgency};
use sync::{Base, Change};
use uuid::Uuid;

const LIST: &str = "/kontor/veiledning";

pub(super) fn request(app: &TestApp, urgency: Urgency) -> SupervisionRequest {
    SupervisionRequest {
        id: SupervisionId::new(Uuid::now_v7()),
        assignment: app.assignment,
        theme: Theme::Wellbeing,
        urgency,
        form: MeetingForm::Meeting,
        times: "etter fire".into(),
        note: "Vil snakke <b>litt</b>".into(),
    }
}

/// Asks, and gives the address at the desk.
async fn ask(app: &TestApp, urgency: Urgency) -> String {
    let mut phone = Phone::enrol(app).await;
    let request = request(app, urgency);
    let address = format!("{LIST}/{}", request.id);
    let op = phone.op(Base::Nothing, &Change::AskSupervision { request });
    assert_eq!(phone.outcomes(app, &[op]).await, ["applied"]);
    address
}

fn fields(page: &str, rest: &str) -> String {
    format!("secret={}&revision={}&{rest}", hidden(page, "secret"), hidden(page, "revision"))
}

#[tokio::test]
async fn a_request_is_planned_answered_and_held_at_the_desk() {
    let app = TestApp::new().await;
    let officer = app.officer_cookie().await;
    assert!(app.get(LIST, Some(&officer)).await.text.contains("Ingen ber om veiledning nå."));
    let address = ask(&app, Urgency::CanWait).await;
    let list = app.get(LIST, Some(&officer)).await.text;
    assert!(list.contains("Kari Eksempel") && list.contains("Hvordan jeg har det"), "{list}");
    assert!(!list.contains("litt"), "what it is about in full is not for a list");

    let page = app.get(&address, Some(&officer)).await.text;
    for part in
        ["Mottatt", "Møte", "etter fire", "&lt;b&gt;litt".replace("&lt;", "&#60;").replace("&gt;", "&#62;").as_str()]
    {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    let plan =
        app.form(&address, Some(&officer), &fields(&page, "what=plan&at=2026-05-04T14:30&message=Rom%202")).await;
    assert_eq!(plan.status, StatusCode::SEE_OTHER, "{}", plan.text);
    let page = app.get(&address, Some(&officer)).await.text;
    assert!(page.contains("Avtalt") && page.contains("kl. 14:30") && page.contains("Rom 2"), "{page}");
    let held = fields(&page, "what=hold&on=2026-03-31&message=Grenser");
    assert_eq!(app.form(&address, Some(&officer), &held).await.status, StatusCode::SEE_OTHER);
    let page = app.get(&address, Some(&officer)).await.text;
    assert!(page.contains("Grenser") && !page.contains("<textarea"), "{page}");
    assert!(app.get(LIST, Some(&officer)).await.text.contains("Ferdig"));
}

#[tokio::test]
async fn a_form_that_is_not_right_keeps_what_was_typed_and_says_what_to_do() {
    let app = TestApp::new().await;
    let address = ask(&app, Urgency::CanWait).await;
    let officer = app.officer_cookie().await;
    let page = app.get(&address, Some(&officer)).await.text;
    for (typed, message, kept) in [
        ("what=plan&at=snart&message=Rom%202", "Skriv dag og klokkeslett.", "Rom 2"),
        ("what=plan&at=2020-01-01T10:00", "Tiden har vært. Velg en som kommer.", "2020-01-01T10:00"),
        ("what=answer&message=%20", "Skriv et svar.", ""),
        ("what=hold&on=2099-01-01&message=Avtalt", "Dagen er ikke kommet ennå. Avtal en tid i stedet.", "Avtalt"),
        ("what=hold&on=", "Skriv dagen den ble holdt.", ""),
    ] {
        let answer = app.form(&address, Some(&officer), &fields(&page, typed)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(answer.text.contains(message) && answer.text.contains(kept), "{typed}: {}", answer.text);
        assert!(answer.text.contains("aria-invalid=\"true\""), "{typed}");
    }
    let long = fields(&page, &format!("what=answer&message={}", "a".repeat(1_001)));
    assert!(app.form(&address, Some(&officer), &long).await.text.contains("Skriv høyst 1\u{a0}000 tegn."));
}

#[tokio::test]
async fn who_looked_at_something_else_must_look_again() {
    let app = TestApp::new().await;
    let address = ask(&app, Urgency::CanWait).await;
    let officer = app.officer_cookie().await;
    let page = app.get(&address, Some(&officer)).await.text;
    let say = fields(&page, "what=answer&message=Jeg%20ringer");
    assert_eq!(app.form(&address, Some(&officer), &say).await.status, StatusCode::SEE_OTHER);
    let twice = app.form(&address, Some(&officer), &say).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.text.contains("Det er endret siden du så på det."), "{}", twice.text);
    let neighbour = app.neighbour().await;
    assert_eq!(app.get(&address, Some(&neighbour)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.form(&address, Some(&neighbour), &say).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_nobody_answers_stands_out() {
    let app = TestApp::new().await;
    ask(&app, Urgency::ThisWeek).await;
    let overdue = |page: &str| page.contains("Uten svar for lenge");
    app.later(TimeDelta::days(1));
    assert!(!overdue(&app.get(LIST, Some(&app.officer_cookie().await)).await.text));
    app.later(TimeDelta::days(2));
    assert!(overdue(&app.get(LIST, Some(&app.officer_cookie().await)).await.text));
}
