use super::phone::session;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use sync::{Base, Change};

/// Lets the database grow to so many pages, as a full disk would.
async fn limit_pages(app: &TestApp, statement: &'static str) {
    let mut tx = app.store.write().await.unwrap();
    sqlx::query(statement).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_full_disk_loses_nothing_and_the_phone_sends_again() {
    let app = TestApp::on_disk().await;
    let mut phone = Phone::enrol(&app).await;
    let mut big = session(app.assignment, 3, 12);
    big.note = "æ".repeat(domain::entry::limits::NOTE);
    let ops: Vec<_> = (0..20)
        .map(|_| {
            let id = domain::id::SessionId::new(uuid::Uuid::now_v7());
            let session = domain::entry::Session { id, ..big.clone() };
            phone.op(Base::Nothing, &Change::PutSession { session })
        })
        .collect();

    limit_pages(&app, "PRAGMA max_page_count = 1").await;
    let full = phone.push(&app, &ops).await;
    assert_eq!((full.status, full.problem().as_str()), (StatusCode::INSUFFICIENT_STORAGE, "storage_full"));
    assert!(full.headers.contains_key("retry-after"));
    let digest = app.get("/api/v1/sync/digest?month=2026-03", Some(&phone.cookie)).await.json();
    assert_eq!(digest["count"], 0, "all or nothing");

    limit_pages(&app, "PRAGMA max_page_count = 1000000").await;
    assert_eq!(phone.outcomes(&app, &ops).await, vec!["applied"; ops.len()]);
}
