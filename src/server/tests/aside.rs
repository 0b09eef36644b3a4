use super::app::hidden;
use super::phone::{april, session};
use super::{Phone, TestApp};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::entry::Session;
use domain::policy::{Policy, Terms};
use store::ledger::LedgerRepository;
use sync::row::TermsDocument;
use sync::{AssignmentRow, Base, Change, Manifest, Op, OpId};
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
    assert_eq!(app.form(PAGE, Some(&neighbour), &forged).await.status, StatusCode::NOT_FOUND);
    assert!(app.get(PAGE, Some(&officer)).await.text.contains("Kari Eksempel"));
    assert_eq!(
        app.form(PAGE, Some(&officer), "contact=x&op=y&sha256=z&note=n").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

/// An approved March of 10 km, and an edit of its meeting to 12 km that comes after that.
async fn late_edit(app: &TestApp, phone: &mut Phone, officer: &str) -> (Session, Op) {
    let rules = "[driving]\nrates = [{ from = '2025-01-01', per_km = '5.30 kr' }]";
    let policy: Policy = toml::from_str(rules).unwrap();
    let scope = app.scope.contact(app.contact);
    let held = app.store.assignments(scope).await.unwrap().remove(0);
    let row = AssignmentRow { terms: TermsDocument::of(&Terms::from(policy)), ..held };
    app.store.put_assignment(scope, &row).await.unwrap();
    let (timesheet, ops) = phone.send_in_march(app, &[(3, 10)]).await;
    approve(app, &format!("/kontor/timelister/{timesheet}"), officer).await;
    let Ok(Change::PutSession { session }) = ops[0].change() else { panic!("{:?}", ops[0]) };
    let mut edited = session;
    edited.trips[0].legs[0].distance = domain::quantity::Metres(12_000);
    let late = phone.op(Base::After(ops[0].id()), &Change::PutSession { session: edited.clone() });
    assert_eq!(phone.outcomes(app, std::slice::from_ref(&late)).await, ["locked"]);
    (edited, late)
}

async fn approve(app: &TestApp, sheet: &str, officer: &str) {
    let page = app.get(sheet, Some(officer)).await.text;
    let fields = format!("secret={}&revision={}", hidden(&page, "secret"), hidden(&page, "revision"));
    let approved = app.form(&format!("{sheet}/godkjenn"), Some(officer), &fields).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text);
}

async fn rows(app: &TestApp, phone: &Phone, entity: &str) -> Vec<serde_json::Value> {
    let rows = phone.pull(app).await["rows"].as_array().unwrap().clone();
    let rows = rows.into_iter().map(|row| row["entity"].clone());
    rows.filter(|row| row["entity"] == entity).collect()
}

/// Sends in an empty April; where its page is.
async fn send_in_april(app: &TestApp, phone: &mut Phone) -> String {
    let timesheet = domain::id::TimesheetId::new(Uuid::now_v7());
    let change = Change::SubmitTimesheet {
        timesheet,
        assignment: app.assignment,
        period: april(),
        manifest: Manifest::of(std::iter::empty()),
    };
    let op = phone.op(Base::Nothing, &change);
    assert_eq!(phone.outcomes(app, &[op]).await, ["applied"]);
    format!("/kontor/timelister/{timesheet}")
}

#[tokio::test]
async fn f22_a_late_edit_of_an_approved_month_is_taken_up_and_paid_as_a_correction_of_the_next() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let officer = app.officer_cookie().await;
    let (edited, late) = late_edit(&app, &mut phone, &officer).await;
    let approved = rows(&app, &phone, "timesheet").await.remove(0);

    let page = app.get(PAGE, Some(&officer)).await.text;
    assert!(page.contains("Ta med som retting"), "{page}");
    let carried = ["secret", "contact", "op", "sha256"].map(|name| format!("{name}={}", hidden(&page, name))).join("&");
    let taken = app.form(&format!("{PAGE}/rett"), Some(&officer), &carried).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text);
    assert!(taken.text.contains("Endringen er tatt med") && taken.text.contains("Ingenting er lagt til side"));
    let again = app.form(&format!("{PAGE}/rett"), Some(&officer), &carried).await;
    assert_eq!(again.status, StatusCode::CONFLICT);

    let told = rows(&app, &phone, "timesheet").await.remove(0);
    assert_eq!(
        (&told["reckoned"], &told["state"]),
        (&approved["reckoned"], &approved["state"]),
        "approved is approved"
    );
    assert_eq!(told["revised"], true);
    let session = rows(&app, &phone, "session").await.remove(0);
    assert_eq!(session["op"], serde_json::json!(late.id()));
    assert_eq!(phone.outcomes(&app, &[late]).await, ["duplicate"], "what was refused has been carried out");
    assert_eq!(edited.trips[0].legs[0].distance.0, 12_000);

    let sheet = send_in_april(&app, &mut phone).await;
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ").replace("&#160;", " ");
    let page = plain(app.get(&sheet, Some(&officer)).await.text);
    assert!(page.contains("Retting av mars 2026") && page.contains("10,60 kr"), "{page}");
    approve(&app, &sheet, &officer).await;
    let paid = rows(&app, &phone, "timesheet").await;
    let april = paid.iter().find(|row| row["id"] != told["id"]).unwrap();
    assert_eq!(april["reckoned"]["totals"]["corrections_amount"], 1_060);
}

#[tokio::test]
async fn only_what_came_too_late_for_an_approved_month_can_be_taken_up() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let officer = app.officer_cookie().await;
    let op = phone.op(Base::Nothing, &Change::PutSession { session: outside(&app) });
    phone.outcomes(&app, &[op]).await;
    let page = app.get(PAGE, Some(&officer)).await.text;
    assert!(!page.contains("Ta med som retting"));
    let carried = ["secret", "contact", "op", "sha256"].map(|name| format!("{name}={}", hidden(&page, name))).join("&");
    let forced = app.form(&format!("{PAGE}/rett"), Some(&officer), &carried).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);
    assert!(
        forced.text.contains("Det kan ikke tas med nå") && forced.text.contains("Kari Eksempel"),
        "{}",
        forced.text
    );
}
