//! What a contact is told of all that the municipality holds about them.

use super::phone::session;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use sync::{Base, Change};

#[tokio::test]
async fn a_contact_gets_all_that_is_theirs_but_nothing_in_their_own_words() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let mut met = session(app.assignment, 3, 24);
    met.note = "Kanarifugl i notatet".into();
    met.trips[0].legs[0].to = "Kanariveien 3".into();
    let op = phone.op(Base::Nothing, &Change::PutSession { session: met });
    assert_eq!(phone.outcomes(&app, &[op]).await, ["applied"]);
    let answer = app.get("/api/v1/own-data", Some(&phone.cookie)).await;
    assert_eq!(answer.status, StatusCode::OK);
    let own = answer.json();
    assert_eq!(own["sessions"].as_array().unwrap().len(), 1, "{own}");
    assert_eq!(own["sessions"][0]["driven"][0]["metres"], 24_000, "{own}");
    assert_eq!(own["retention"]["accounts"], 5, "{own}");
    assert_eq!((own["phones"].as_array().unwrap().len(), own["assignments"].as_array().unwrap().len()), (1, 1));
    assert!(!answer.text.contains("Kanari"), "{own}");
}
