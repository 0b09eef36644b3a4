use super::app::hidden;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use domain::report::{Answered, GoalAnswer, Report, ReportSpan, Says};
use sync::decide::report_id;
use sync::{Base, Change};

const LIST: &str = "/kontor/rapporter";

/// The half-year up to 15 June on the demo's form.
pub(super) fn report(app: &TestApp) -> Report {
    let span = ReportSpan { from: "2025-12-16".parse().unwrap(), until: "2026-06-15".parse().unwrap() };
    let form = "half_year".to_owned();
    let goal = GoalAnswer { goal: "Komme seg ut".into(), step: Some(4), words: "Går <b>fint</b>".into() };
    let answers = [
        ("goals", Answered::Goals(vec![goal])),
        ("activities", Answered::Text("Tur i skogen".into())),
        ("own_say", Answered::Text("Vil bade".into())),
        ("worry", Answered::Says(Says::No)),
        ("practical", Answered::Says(Says::Partly)),
        ("supervision", Answered::Says(Says::Yes)),
        ("fits", Answered::Says(Says::Yes)),
        ("continue", Answered::Choice(1)),
    ];
    let answers = answers.map(|(key, answer)| (key.to_owned(), answer)).into();
    Report {
        id: report_id(app.assignment, &form, span.from),
        assignment: app.assignment,
        form,
        version: 1,
        span,
        answers,
    }
}

/// Sends it, and gives the address at the desk.
async fn send(app: &TestApp) -> String {
    let mut phone = Phone::enrol(app).await;
    let report = report(app);
    let address = format!("{LIST}/{}", report.id);
    let op = phone.op(Base::Nothing, &Change::SendReport { report });
    assert_eq!(phone.outcomes(app, &[op]).await, ["applied"]);
    address
}

fn fields(page: &str, rest: &str) -> String {
    format!("secret={}&revision={}&{rest}", hidden(page, "secret"), hidden(page, "revision"))
}

#[tokio::test]
async fn a_report_is_listed_without_its_answers_read_and_sent_back() {
    let app = TestApp::new().await;
    let officer = app.officer_cookie().await;
    assert!(app.get(LIST, Some(&officer)).await.text.contains("Ingen rapporter venter på å bli lest."));
    let address = send(&app).await;
    let list = app.get(LIST, Some(&officer)).await.text;
    assert!(list.contains("Kari Eksempel") && list.contains("Halvårsrapport"), "{list}");
    assert!(!list.contains("skogen"), "what it says is not for a list");

    let page = app.get(&address, Some(&officer)).await.text;
    for part in [
        "Mottatt",
        "0 samvær",
        "Hvordan går det med målene?",
        "Komme seg ut: 4 av 5",
        "Går &#60;b&#62;fint",
        "Tur i skogen",
        "Delvis",
        "Ja, men med endringer",
        "Ikke besvart",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert_eq!(app.form(&address, Some(&officer), &fields(&page, "what=read")).await.status, StatusCode::SEE_OTHER);
    let page = app.get(&address, Some(&officer)).await.text;
    assert!(page.contains("Lest") && !page.contains("value=\"read\""), "{page}");
    let back = fields(&page, "what=return&comment=Skriv%20mer%20om%20turen");
    assert_eq!(app.form(&address, Some(&officer), &back).await.status, StatusCode::SEE_OTHER);
    let page = app.get(&address, Some(&officer)).await.text;
    assert!(page.contains("Skriv mer om turen") && !page.contains("<textarea"), "{page}");
}

#[tokio::test]
async fn what_is_sent_back_says_why_and_nobody_acts_on_what_they_have_not_seen() {
    let app = TestApp::new().await;
    let address = send(&app).await;
    let officer = app.officer_cookie().await;
    let page = app.get(&address, Some(&officer)).await.text;
    let empty = app.form(&address, Some(&officer), &fields(&page, "what=return&comment=%20")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Skriv hva som mangler.") && empty.text.contains("aria-invalid=\"true\""));
    let long = fields(&page, &format!("what=return&comment={}", "a".repeat(1_001)));
    let long = app.form(&address, Some(&officer), &long).await;
    assert!(long.text.contains("Skriv høyst 1\u{a0}000 tegn.") && long.text.contains(&"a".repeat(1_001)));
    let read = fields(&page, "what=read");
    assert_eq!(app.form(&address, Some(&officer), &read).await.status, StatusCode::SEE_OTHER);
    let twice = app.form(&address, Some(&officer), &read).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.text.contains("Den er endret siden du så på den."), "{}", twice.text);
    let neighbour = app.neighbour().await;
    assert_eq!(app.get(&address, Some(&neighbour)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.form(&address, Some(&neighbour), &read).await.status, StatusCode::FORBIDDEN);
}
