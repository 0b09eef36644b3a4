use super::app::hidden;
use super::phone::session;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::entry::Session;
use sync::{Base, Change, OpId};
use uuid::Uuid;

const PAGE: &str = "/kontor/til-side";

/// A session far outside the agreement.
fn outside(app: &TestApp) -> Session {
    let mut session = session(app.assignment, 3, 12);
    session.span = sync::contract::sample::span("2025-03-03").unwrap();
    session
}

fn fields(page: &str, note: &str) -> String {
    let carried = ["secret", "contact", "op", "sha256"].map(|name| format!("{name}={}", hidden(page, name)));
    format!("{}&note={note}", carried.join("&"))
}

#[tokio::test]
async fn a_refused_entry_is_listed_until_an_officer_has_dealt_with_it() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let officer = app.officer_cookie().await;
    assert!(app.get(PAGE, Some(&officer)).await.text.contains("Ingenting er lagt til side"));
    let op = phone.op(Base::Nothing, &Change::PutSession { session: outside(&app) });
    assert_eq!(phone.outcomes(&app, &[op]).await, ["rejected"]);

    let page = app.get(PAGE, Some(&officer)).await.text;
    for part in ["Kari Eksempel", "Et samvær 3.3.2025", "Dagen er utenfor avtalen"] {
        assert!(page.contains(part) || page.contains(&part.replace("3.3.", "03.03.")), "{part} is missing in {page}");
    }
    assert!(!page.contains("Trening"), "a note is not for a list");
    assert!(!app.get(PAGE, Some(&app.neighbour().await)).await.text.contains("Kari"));

    let empty = app.form(PAGE, Some(&officer), &fields(&page, "%20")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Skriv hva som er gjort.") && empty.text.contains("aria-invalid=\"true\""));
    let done = app.form(PAGE, Some(&officer), &fields(&page, "Ringte")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert!(!app.get(PAGE, Some(&officer)).await.text.contains("Kari Eksempel"));
    assert_eq!(app.form(PAGE, Some(&officer), &fields(&page, "Ringte")).await.status, StatusCode::CONFLICT);

    let mut tx = app.store.read().await.unwrap();
    let kept: (i64, i64, String) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM sync_quarantine), (SELECT COUNT(*) FROM sync_ops), (SELECT note FROM desk_aside)",
    )
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    assert_eq!(kept, (1, 1, "Ringte".to_owned()), "dealt with is not deleted");
}

#[tokio::test]
async fn what_waits_for_something_that_never_comes_is_listed_after_five_days() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let base = Base::After(OpId::new(Uuid::now_v7()));
    let op = phone.op(base, &Change::PutSession { session: session(app.assignment, 3, 12) });
    assert_eq!(phone.outcomes(&app, &[op]).await, ["held"]);
    app.later(TimeDelta::days(4));
    let early = app.officer_cookie().await;
    assert!(!app.get(PAGE, Some(&early)).await.text.contains("Kari Eksempel"));

    app.later(TimeDelta::days(2));
    let officer = app.officer_cookie().await;
    let page = app.get(PAGE, Some(&officer)).await.text;
    assert!(page.contains("Kari Eksempel") && page.contains("ikke er kommet på fem dager"), "{page}");
    let done = app.form(PAGE, Some(&officer), &fields(&page, "Telefonen er mistet")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(!app.get(PAGE, Some(&officer)).await.text.contains("Kari Eksempel"));
}

#[tokio::test]
async fn another_municipalitys_officer_deals_with_nothing() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let op = phone.op(Base::Nothing, &Change::PutSession { session: outside(&app) });
    phone.outcomes(&app, &[op]).await;
    let (officer, neighbour) = (app.officer_cookie().await, app.neighbour().await);
    let page = app.get(PAGE, Some(&officer)).await.text;
    let theirs = hidden(&app.get(PAGE, Some(&neighbour)).await.text, "secret");
    let forged = fields(&page, "borte").replace(&hidden(&page, "secret"), &theirs);
    assert_eq!(app.form(PAGE, Some(&neighbour), &forged).await.status, StatusCode::CONFLICT);
    assert!(app.get(PAGE, Some(&officer)).await.text.contains("Kari Eksempel"));
    assert_eq!(
        app.form(PAGE, Some(&officer), "contact=x&op=y&sha256=z&note=n").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}
