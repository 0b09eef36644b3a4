use super::phone::session;
use super::{Phone, TestApp};
use crate::cli::Failure;
use crate::data_folder;
use crate::restore::{RestoreProblem, back_up, restore};
use axum::http::StatusCode;
use std::path::PathBuf;
use store::Store;
use sync::{Base, Change};

fn backup_of(app: &TestApp) -> PathBuf {
    app.settings().data_folder.join("backup.sqlite")
}

#[tokio::test]
async fn after_a_restore_phones_offer_again_what_came_after_the_backup_and_all_is_there_once() {
    let app = TestApp::on_disk().await;
    let mut phone = Phone::enrol(&app).await;
    let ops: Vec<_> = (1..=3)
        .map(|day| phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, day, 12) }))
        .collect();
    assert_eq!(phone.outcomes(&app, &ops[..1]).await, ["applied"]);
    let backup = backup_of(&app);
    app.store.back_up(&backup).await.unwrap();
    assert_eq!(phone.outcomes(&app, &ops[1..]).await, ["applied", "applied"]);
    app.store.close().await;

    let restored = restore(app.settings(), &backup, app.now()).await.unwrap();
    assert_eq!(restored.facts.operations, 1);
    let kept = Store::examine(&restored.set_aside.unwrap()).await.unwrap();
    assert_eq!(kept.operations, 3, "what was there is kept");
    let app = app.reopened().await;

    let told = phone.push(&app, &ops[..1]).await;
    assert_eq!((told.status, told.problem().as_str()), (StatusCode::CONFLICT, "epoch_changed"));
    let common = told.json()["rewind"]["common"].as_u64().unwrap();
    let epoch = told.json()["rewind"]["epoch"].as_str().unwrap().parse().unwrap();
    phone.move_to(epoch);
    let rows = phone.pull(&app).await["rows"].as_array().unwrap().clone();
    let sessions: Vec<_> = rows.iter().filter(|row| row["entity"]["entity"] == "session").collect();
    assert!(sessions.len() == 1 && sessions[0]["seq"].as_u64().unwrap() <= common, "{rows:?}");
    assert_eq!(phone.outcomes(&app, &ops).await, ["duplicate", "applied", "applied"]);
    let digest = app.get("/api/v1/sync/digest?month=2026-03", Some(&phone.cookie)).await.json();
    assert_eq!(digest["count"], 3);
}

#[tokio::test]
async fn what_is_no_backup_is_named_and_nothing_is_changed() {
    let app = TestApp::on_disk().await;
    let good = backup_of(&app);
    app.store.back_up(&good).await.unwrap();
    app.store.close().await;
    let folder = app.settings().data_folder.clone();
    let before = std::fs::read(data_folder::database(app.settings())).unwrap();

    let text = folder.join("text");
    std::fs::write(&text, "not a database\n".repeat(100)).unwrap();
    let mut torn = std::fs::read(&good).unwrap();
    let middle = torn.len() / 2;
    torn[middle..middle + 8_192].fill(0xff);
    let damaged = folder.join("damaged");
    std::fs::write(&damaged, torn).unwrap();
    let newer = folder.join("newer");
    std::fs::copy(&good, &newer).unwrap();
    let store = Store::open(&newer).await.unwrap();
    let mut tx = store.write().await.unwrap();
    sqlx::query("INSERT INTO _sqlx_migrations VALUES (999999, 'later', '2030-01-01', TRUE, x'00', 0)")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    store.close().await;

    for (file, expected) in
        [(folder.join("missing"), "cannot be opened"), (text, "text"), (damaged, "damaged"), (newer, "newer version")]
    {
        let problem = restore(app.settings(), &file, app.now()).await.unwrap_err();
        let words = problem.to_string();
        assert!(words.contains(expected) && words.contains("Nothing was changed"), "{words}");
        assert!(matches!(problem, RestoreProblem::NotABackup { .. }), "{words}");
        assert_eq!(Failure::from(problem).exit_code(), 5);
        assert_eq!(std::fs::read(data_folder::database(app.settings())).unwrap(), before);
    }
}

#[tokio::test]
async fn a_restore_waits_until_the_server_is_stopped() {
    let app = TestApp::on_disk().await;
    let backup = backup_of(&app);
    app.store.back_up(&backup).await.unwrap();
    let serving = data_folder::alone(app.settings()).unwrap();
    let problem = restore(app.settings(), &backup, app.now()).await.unwrap_err();
    assert!(problem.to_string().contains("in use"), "{problem}");
    assert_eq!(Failure::from(problem).exit_code(), 4);
    drop(serving);
    app.store.close().await;
    assert!(restore(app.settings(), &backup, app.now()).await.is_ok());
}

#[tokio::test]
async fn receipts_whose_files_are_gone_are_asked_for_again() {
    let app = TestApp::on_disk().await;
    let scope = app.scope.contact(app.contact);
    let blobs = data_folder::open_blobs(app.settings()).unwrap();
    let [there, gone] = [b"there".as_slice(), b"gone".as_slice()].map(sync::BlobHash::of);
    for blob in [there, gone] {
        let kind = store::receipts::ReceiptKind::Document;
        let receipt = store::receipts::NewReceipt { blob, kind, bytes: 5, stored: blob, stored_bytes: 5 };
        app.store.keep_receipt(scope, receipt, app.now()).await.unwrap();
    }
    blobs.put(scope, there, b"there".to_vec()).await.unwrap();
    let backup = backup_of(&app);
    app.store.back_up(&backup).await.unwrap();
    app.store.close().await;

    let restored = restore(app.settings(), &backup, app.now()).await.unwrap();
    assert_eq!(restored.receipts_missing, 1);
    let app = app.reopened().await;
    let states = app.store.blob_states(scope, &[there, gone]).await.unwrap();
    let stages: Vec<_> = states.into_iter().map(|state| state.stage).collect();
    assert_eq!(stages, [sync::BlobStage::Held, sync::BlobStage::Missing { offset: 0 }]);
}

#[tokio::test]
async fn receipts_go_into_the_backup_and_come_back_with_it_on_a_fresh_machine() {
    let app = TestApp::on_disk().await;
    let scope = app.scope.contact(app.contact);
    let blobs = data_folder::open_blobs(app.settings()).unwrap();
    let [kept, lost] = [b"kept".as_slice(), b"lost".as_slice()].map(sync::BlobHash::of);
    for blob in [kept, lost] {
        let kind = store::receipts::ReceiptKind::Document;
        let receipt = store::receipts::NewReceipt { blob, kind, bytes: 4, stored: blob, stored_bytes: 4 };
        app.store.keep_receipt(scope, receipt, app.now()).await.unwrap();
    }
    blobs.put(scope, kept, b"kept".to_vec()).await.unwrap();
    let backup = backup_of(&app);
    assert_eq!(back_up(app.settings(), &app.store, &backup).await.unwrap(), 1, "one has no file");

    let elsewhere = tempfile::tempdir().unwrap();
    let settings = crate::config::Settings { data_folder: elsewhere.path().join("new"), ..app.settings().clone() };
    let restored = restore(&settings, &backup, app.now()).await.unwrap();
    assert_eq!(restored.receipts_missing, 1);
    let there = data_folder::open_blobs(&settings).unwrap().get(scope, kept).await.unwrap();
    assert_eq!(there.as_deref(), Some(b"kept".as_slice()));
}

#[tokio::test]
async fn a_fresh_folder_takes_a_backup_too() {
    let app = TestApp::on_disk().await;
    let backup = backup_of(&app);
    app.store.back_up(&backup).await.unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let settings = crate::config::Settings { data_folder: elsewhere.path().join("new"), ..app.settings().clone() };
    let restored = restore(&settings, &backup, app.now()).await.unwrap();
    assert!(restored.set_aside.is_none());
    assert!(matches!(Store::examine(&data_folder::database(&settings)).await, Ok(facts) if facts.operations == 0));
}
