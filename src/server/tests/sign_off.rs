//! What the recipient's side says of a month, as the desk shows it.

use super::phone::{march, session};
use super::{Phone, TestApp};
use axum::http::StatusCode;
use domain::entry::Session;
use domain::id::TimesheetId;
use domain::policy::{Policy, SignOffRule, Signer, Terms};
use domain::sign_off::{HowSigned, Point, Reason, SignOff, Stroke, confirmed};
use domain::timesheet::RecipientFacts;
use store::ledger::LedgerRepository;
use sync::decide::sign_off_id;
use sync::row::TermsDocument;
use sync::{AssignmentRow, Base, Change};

const MISSING: &str = "Brukeren har ikke bekreftet måneden.";

/// Has the app's assignment ask for it.
async fn asking(sign_off: SignOffRule) -> TestApp {
    let app = TestApp::new().await;
    let scope = app.scope.contact(app.contact);
    let row = app.store.assignments(scope).await.unwrap().remove(0);
    let policy = Policy { sign_off, ..row.terms.read().unwrap().on(march().from()).clone() };
    let row = AssignmentRow { terms: TermsDocument::of(&Terms::from(policy)), ..row };
    app.store.put_assignment(scope, &row).await.unwrap();
    app
}

fn said(app: &TestApp, sessions: &[Session], how: HowSigned) -> SignOff {
    let period = march();
    let signer = Signer::Recipient { from: period.from(), until: period.until() };
    SignOff {
        id: sign_off_id(app.assignment, period, signer.role()),
        assignment: app.assignment,
        period,
        signer,
        how,
        covers: confirmed(sessions, app.assignment, period),
    }
}

fn drawn() -> HowSigned {
    HowSigned::Signed { strokes: vec![Stroke(vec![Point(100, 200), Point(700, 90)]), Stroke(vec![Point(5, 6)])] }
}

async fn page(app: &TestApp, timesheet: TimesheetId, officer: &str) -> String {
    let page = app.get(&format!("/kontor/timelister/{timesheet}"), Some(officer)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.text.replace(['\u{a0}', '\u{202f}'], " ").replace("&#160;", " ")
}

#[tokio::test]
async fn the_desk_shows_the_signature_and_which_entries_it_does_not_stand_for() {
    let app = asking(SignOffRule::Recipient).await;
    let (mut phone, officer) = (Phone::enrol(&app).await, app.officer_cookie().await);
    let sessions = [session(app.assignment, 3, 12), session(app.assignment, 10, 8)];
    let (timesheet, _) = phone.send_in(&app, sessions.to_vec()).await;
    let missing = page(&app, timesheet, &officer).await;
    assert!(missing.contains(MISSING) && missing.contains("Har ikke bekreftet."), "{missing}");

    let first = phone.op(Base::Nothing, &Change::SignOff { sign_off: said(&app, &sessions, drawn()) });
    assert_eq!(phone.outcomes(&app, std::slice::from_ref(&first)).await, ["applied"]);
    let signed = page(&app, timesheet, &officer).await;
    assert!(signed.contains("d=\"M100 200L700 90M5 6L5 6\"") && signed.contains("role=\"img\""), "{signed}");
    assert!(signed.contains("Skrev under 31.03.2026 kl. 20:00"), "{signed}");
    assert!(!signed.contains(MISSING) && !signed.contains("style="), "{signed}");

    // It stood for the first alone.
    let half = phone.op(Base::After(first.id()), &Change::SignOff { sign_off: said(&app, &sessions[..1], drawn()) });
    assert_eq!(phone.outcomes(&app, &[half]).await, ["applied"]);
    let changed = page(&app, timesheet, &officer).await;
    assert!(changed.contains("Gjelder ikke for 10.03.2026, som er endret etterpå."), "{changed}");
    assert!(changed.contains("1 samvær er endret etter at brukeren bekreftet."), "{changed}");
}

#[tokio::test]
async fn why_it_could_not_be_stands_there_as_text() {
    let app = asking(SignOffRule::Recipient).await;
    let (mut phone, officer) = (Phone::enrol(&app).await, app.officer_cookie().await);
    let sessions = [session(app.assignment, 3, 12)];
    let (timesheet, _) = phone.send_in(&app, sessions.to_vec()).await;
    let words = "På <b>sykehus</b>".to_owned();
    let how = HowSigned::CouldNot { reason: Reason::Other, words };
    let op = phone.op(Base::Nothing, &Change::SignOff { sign_off: said(&app, &sessions, how) });
    assert_eq!(phone.outcomes(&app, &[op]).await, ["applied"]);
    let page = page(&app, timesheet, &officer).await;
    assert!(page.contains("På &#60;b&#62;sykehus") && page.contains("Ikke bekreftet"), "{page}");
    assert!(!page.contains("<svg class=\"signature\"") && !page.contains(MISSING), "{page}");
}

#[tokio::test]
async fn the_desk_knows_the_birthday_and_the_phone_only_the_month() {
    let app = asking(SignOffRule::RecipientOrGuardian).await;
    let scope = app.scope.contact(app.contact);
    let recipients = app.store.assignments(scope).await.unwrap().remove(0).assignment.recipients;
    for recipient in recipients {
        let facts = RecipientFacts { recipient: recipient.id, birth_date: "2008-03-09".parse().unwrap() };
        app.store.put_recipient_facts(app.scope, &facts).await.unwrap();
    }
    let (mut phone, officer) = (Phone::enrol(&app).await, app.officer_cookie().await);
    let sessions = [session(app.assignment, 3, 12), session(app.assignment, 10, 8)];
    let (timesheet, _) = phone.send_in(&app, sessions.to_vec()).await;
    let told = phone.pull(&app).await.to_string();
    assert!(told.contains("\"guardian_until\":\"2026-03-31\"") && !told.contains("03-09"), "{told}");
    let op = phone.op(Base::Nothing, &Change::SignOff { sign_off: said(&app, &sessions, drawn()) });
    assert_eq!(phone.outcomes(&app, &[op]).await, ["applied"]);
    let page = page(&app, timesheet, &officer).await;
    assert!(page.contains("Ingen foresatt eller verge har bekreftet måneden.") && !page.contains(MISSING), "{page}");
}

#[tokio::test]
async fn a_municipality_that_asks_nobody_shows_nothing_and_takes_nothing_in() {
    let app = asking(SignOffRule::None).await;
    let (mut phone, officer) = (Phone::enrol(&app).await, app.officer_cookie().await);
    let sessions = [session(app.assignment, 3, 12)];
    let (timesheet, _) = phone.send_in(&app, sessions.to_vec()).await;
    let op = phone.op(Base::Nothing, &Change::SignOff { sign_off: said(&app, &sessions, drawn()) });
    assert_eq!(phone.outcomes(&app, &[op]).await, ["rejected"]);
    assert!(!page(&app, timesheet, &officer).await.contains("Bekreftelse"));
    let neighbour = app.neighbour().await;
    let refused = app.get(&format!("/kontor/timelister/{timesheet}"), Some(&neighbour)).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}
