use super::super::Phone;
use super::{Answer, CONTACT, World, led_to};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::id::ContactId;
use serde_json::json;
use store::identity::Person;
use store::people::Contact;
use store::people::PhoneKey;
use uuid::Uuid;

pub(super) fn code(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    led_to(answer).strip_prefix("/invitasjon#").unwrap().to_owned()
}

#[tokio::test]
async fn a_contact_signs_in_and_enrols_the_phone_as_with_an_invitation() {
    let world = World::new().await;
    let page = world.app.get("/innlogging", None).await;
    assert!(page.text.contains("Logg inn med ID-porten") && !page.text.contains("Entra"), "{}", page.text);
    assert!(!page.text.contains("kontoret"), "it is not the desk: {}", page.text);
    let code = code(&world.contact(None).await);
    let ask = json!({"code": code});
    let phone = world.app.post("/api/v1/enrol", None, &ask).await;
    assert_eq!(phone.status, StatusCode::OK, "{}", phone.text);
    assert_eq!(phone.json()["contact_id"], world.app.contact.to_string());
    assert!(!phone.text.contains(CONTACT), "what identifies them stays with the provider");
    assert_eq!(world.app.post("/api/v1/enrol", None, &ask).await.problem(), "invitation_used");
    assert_eq!(world.noted("enrolled").await, 1);
}

#[tokio::test]
async fn an_app_that_nobody_is_known_on_hears_where_to_sign_in_if_anywhere() {
    let none = super::super::TestApp::new().await.get("/api/v1/ways-in", None).await;
    assert_eq!(none.json(), json!({"providers": []}));
    let world = World::new().await;
    assert_eq!(world.app.get("/api/v1/ways-in", None).await.json(), json!({"providers": ["ID-porten"]}));
}

#[tokio::test]
async fn an_invitation_by_sign_in_is_for_the_phone_at_hand_and_soon_over() {
    let world = World::new().await;
    let code = code(&world.contact(None).await);
    world.app.later(TimeDelta::minutes(10));
    assert_eq!(world.app.post("/api/v1/enrol", None, &json!({"code": code})).await.problem(), "invitation_expired");
}

#[tokio::test]
async fn somebody_else_cannot_sign_in_on_a_phone_that_is_enrolled() {
    let world = World::new().await;
    let other = Contact { id: ContactId::new(Uuid::now_v7()), name: "Lise Eksempel".into() };
    world.app.store.put_contact(world.app.scope, &other).await.unwrap();
    world.declare("idporten", Person::Contact(other.id), "21483609245").await;
    let phone = Phone::enrol(&world.app).await;
    world.provider.claim("pid", json!("21483609245"));
    let answer = world.contact(Some(&phone.cookie)).await;
    assert!(answer.text.contains("Telefonen er en annens"), "{}", answer.text);
    assert_eq!((answer.status, world.noted("denied").await), (StatusCode::FORBIDDEN, 1));
    world.provider.claim("pid", json!(CONTACT));
    code(&world.contact(Some(&phone.cookie)).await);
    // A phone that was shut out is nobody's any more.
    world
        .app
        .store
        .shut_out(world.app.scope.contact(world.app.contact), PhoneKey::Kept, world.app.now())
        .await
        .unwrap();
    world.provider.claim("pid", json!("21483609245"));
    code(&world.contact(Some(&phone.cookie)).await);
}

#[tokio::test]
async fn each_kind_of_people_has_its_own_providers() {
    let world = World::new().await;
    for (place, provider) in [("/innlogging", "entra"), ("/kontor/innlogging", "idporten")] {
        assert_eq!(world.press(place, provider, None).await.status, StatusCode::NOT_FOUND, "{provider} at {place}");
    }
    let away = world.leave("/innlogging", "idporten", None).await;
    let code = world.provider.consent(&away.asked);
    let path = format!("/kontor/innlogging/entra?code={code}&state={}", away.asked["state"]);
    let answer = world.app.get(&path, Some(&away.cookie)).await;
    assert!(answer.text.contains("må begynne på nytt"), "{}", answer.text);
}

#[tokio::test]
async fn who_they_are_is_kept_as_a_hash_alone() {
    let world = World::new().await;
    code(&world.contact(None).await);
    world.officer().await;
    let copy = tempfile::tempdir().unwrap();
    let mut reading = world.app.store.read().await.unwrap();
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table'";
    let names: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut *reading).await.unwrap();
    assert!(names.iter().any(|name| name == "identity") && copy.path().exists());
    for secret in [CONTACT, super::OFFICER, "pairwise-1", "session-1"] {
        for (table, columns) in [
            ("identity", "hex(identity_hash) || provider || municipality"),
            ("desk_session", "hex(sid_hash) || hex(sub_hash) || provider"),
            ("invitation", "hex(sid_hash) || hex(sub_hash) || provider"),
            ("sign_in_attempt", "hex(token_hash) || provider"),
            ("audit_log", "object || route || actor"),
        ] {
            let query = format!("SELECT {columns} FROM {table}");
            let rows: Vec<String> =
                sqlx::query_scalar(sqlx::AssertSqlSafe(query)).fetch_all(&mut *reading).await.unwrap();
            assert!(!rows.is_empty(), "{table} is empty");
            let in_hex: String = secret.bytes().map(|byte| format!("{byte:02X}")).collect();
            assert!(rows.iter().all(|row| !row.contains(secret) && !row.contains(&in_hex)), "{secret} in {table}");
        }
    }
}
