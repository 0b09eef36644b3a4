//! The log of who saw and changed what, as it is read at the desk.

use super::app::{ADDRESS, give};
use super::{Phone, TestApp};
use crate::links;
use axum::http::StatusCode;
use domain::id::OfficerId;
use store::audit::AuditKind;
use store::people::Officer;
use store::rights::{Grant, ReadLog, Role};
use uuid::Uuid;

/// The cookie of somebody with that role alone.
async fn reader(app: &TestApp, role: Role) -> String {
    let officer = Officer { id: OfficerId::new(Uuid::now_v7()), name: "Aud Eksempel".into() };
    app.store.put_officer(app.scope, &officer).await.unwrap();
    give(&app.store, app.scope, officer.id, &[Grant::everywhere(role)]).await;
    let link = links::sign_in(&app.store, app.scope, officer.id, ADDRESS, app.now()).await.unwrap();
    app.form(link.strip_prefix(ADDRESS).unwrap(), None, "").await.cookie()
}

#[tokio::test]
async fn what_an_officer_saw_changed_and_was_denied_stands_in_the_log_without_content() {
    let app = TestApp::new().await;
    let (timesheet, _) = Phone::enrol(&app).await.send_in_march(&app, &[(3, 12)]).await;
    let officer = app.officer_cookie().await;
    let sheet = format!("/kontor/timelister/{timesheet}");
    assert_eq!(app.get(&sheet, Some(&officer)).await.status, StatusCode::OK);
    let foreign = Uuid::now_v7();
    app.get(&format!("/kontor/timelister/{foreign}"), Some(&officer)).await;
    assert_eq!(app.get("/kontor/logg", Some(&officer)).await.status, StatusCode::FORBIDDEN, "not theirs to read");

    let administrator = reader(&app, Role::Administrator).await;
    let page = app.get("/kontor/logg", Some(&administrator)).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "Ola Eksempel",
        "Så en timeliste",
        &timesheet.to_string(),
        "Ble nektet",
        &foreign.to_string(),
        "En telefon ble koblet til",
    ] {
        assert!(page.text.contains(part), "{part} is missing in {}", page.text);
    }
    for content in ["Kari Eksempel", "Sak 14", "Hallen", "Trening"] {
        assert!(!page.text.contains(content), "{content} is content: {}", page.text);
    }
    assert!(!page.text.contains("<script"));
    let support = reader(&app, Role::Support).await;
    let page = app.get("/kontor/logg?sprak=nn", Some(&support)).await.text;
    assert!(page.contains("Såg ei timeliste") && !page.contains("Ola Eksempel"), "support sees ids alone: {page}");
    let page = app.get("/kontor/logg?sprak=en", Some(&support)).await.text;
    assert!(page.contains("Saw a timesheet"), "{page}");
    assert_eq!(app.store.verify_audit(app.scope, None).await.unwrap().number, {
        let rights = app.store.rights(app.scope, app.officer, app.now()).await.unwrap().unwrap();
        assert!(rights.may::<ReadLog>().is_err());
        let mut reading = app.store.read().await.unwrap();
        let rows: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit_log").fetch_one(&mut *reading).await.unwrap();
        u64::try_from(rows).unwrap()
    });
}

#[tokio::test]
async fn whoever_has_no_role_is_told_so_in_their_language_and_the_menu_shows_what_one_may() {
    let app = TestApp::new().await;
    let support = reader(&app, Role::Support).await;
    for (language, words) in [
        ("nb", "Du har ikke tilgang til dette"),
        ("nn", "Du har ikkje tilgang til dette"),
        ("en", "You do not have access to this"),
    ] {
        let page = app.get(&format!("/kontor/veiledning?sprak={language}"), Some(&support)).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.text.contains(words), "{}", page.text);
    }
    let home = app.get("/kontor", Some(&support)).await;
    assert_eq!(home.headers["location"], "/kontor/logg");
    let page = app.get("/kontor/logg", Some(&support)).await.text;
    assert!(page.contains("href=\"/kontor/logg\"") && !page.contains("href=\"/kontor/rapporter\""), "{page}");
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<_> = AuditKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(names.len(), AuditKind::ALL.len());
}
