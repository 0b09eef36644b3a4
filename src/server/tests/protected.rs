//! An assignment for a recipient whose address is protected.

use super::app::hidden;
use super::{Phone, TestApp};
use axum::http::StatusCode;

#[tokio::test]
async fn a_protected_assignment_is_shown_to_those_named_for_it_alone_and_to_nobody_with_its_places() {
    let app = TestApp::new().await;
    let (timesheet, _) = Phone::enrol(&app).await.send_in_march(&app, &[(3, 12)]).await;
    let (officer, path) = (app.officer_cookie().await, format!("/kontor/timelister/{timesheet}"));
    let open = app.get(&path, Some(&officer)).await.text;
    assert!(open.contains("Hjem") && open.contains("Hallen"), "{open}");

    app.store.protect(app.scope, app.assignment, &[app.officer], app.now()).await.unwrap();
    let named = app.get(&path, Some(&officer)).await;
    assert_eq!(named.status, StatusCode::OK);
    assert!(named.text.contains("12,0"), "what was driven still counts: {}", named.text);
    assert!(!named.text.contains("Hjem") && !named.text.contains("Hallen"), "{}", named.text);

    // Approved with its places, before it was protected.
    let (fresh, other) = approved().await;
    let page = fresh.get(&other.0, Some(&other.1)).await.text;
    assert!(page.contains("12,0") && !page.contains("Hallen"), "{page}");

    app.store.protect(app.scope, app.assignment, &[], app.now()).await.unwrap();
    assert_eq!(app.get(&path, Some(&officer)).await.status, StatusCode::NOT_FOUND);
    for list in ["/kontor", "/kontor/telefoner", "/kontor/til-side"] {
        let page = app.get(list, Some(&officer)).await.text;
        assert!(!page.contains("Kari Eksempel") && !page.contains("Sak 14"), "{list}: {page}");
    }
}

#[tokio::test]
async fn a_phone_hears_that_an_assignment_is_protected_and_asks_for_no_places() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let told = async |phone: &Phone| {
        let rows = phone.pull(&app).await["rows"].as_array().unwrap().clone();
        let mut entities = rows.into_iter().map(|row| row["entity"].clone());
        entities.find(|entity| entity["entity"] == "assignment").unwrap()["protected"] == true
    };
    assert!(!told(&phone).await);
    let after = phone.pull(&app).await["next"].clone();
    app.store.protect(app.scope, app.assignment, &[app.officer], app.now()).await.unwrap();
    assert!(told(&phone).await);
    let news = app.get(&format!("/api/v1/sync/pull?proto=5&after={after}&limit=500"), Some(&phone.cookie)).await.json();
    assert_eq!(news["rows"][0]["entity"]["protected"], true, "a phone that has the assignment is told anew");
}

/// A month that was approved and then protected: the server, the month's address and an officer who is named for it.
async fn approved() -> (TestApp, (String, String)) {
    let app = TestApp::new().await;
    let (timesheet, _) = Phone::enrol(&app).await.send_in_march(&app, &[(3, 12)]).await;
    let (officer, path) = (app.officer_cookie().await, format!("/kontor/timelister/{timesheet}"));
    let page = app.get(&path, Some(&officer)).await.text;
    let fields = format!("secret={}&revision={}", hidden(&page, "secret"), hidden(&page, "revision"));
    let done = app.form(&format!("{path}/godkjenn"), Some(&officer), &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert!(app.get(&path, Some(&officer)).await.text.contains("Hallen"));
    app.store.protect(app.scope, app.assignment, &[app.officer], app.now()).await.unwrap();
    (app, (path, officer))
}
